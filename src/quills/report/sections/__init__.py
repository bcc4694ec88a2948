"""The sections of the report, one module each, in the order in which they are read."""

from collections.abc import Callable

from quills.report.scene import Scene, Section
from quills.report.sections import answers, bursts, hours, lengths, opens, silences, volume

SECTIONS: tuple[Callable[[Scene], Section], ...] = (
    opens.section,
    answers.section,
    bursts.section,
    silences.section,
    volume.section,
    hours.section,
    lengths.section,
)
"""Adding a section is adding a module and a line here."""
