"""A chart with all that belongs to it: a name, two drawings, a caption and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from quills.report.charts.table import Table
from quills.report.people import Person


@dataclass(frozen=True)
class Figure:
    """What a page, a sheet of paper or a notebook shows of one chart."""

    name: str
    """What a screen reader announces."""
    narrow: Markup
    wide: Markup
    caption: str
    table: Table
    legend: Sequence[Person] = field(default=())
    folded: bool = False
    """Whether it waits until somebody opens it."""
    heading: str = ""
    """Above the drawing, where a section holds several."""

    def _repr_html_(self) -> str:
        from quills.report.template import notebook  # noqa: PLC0415 -- the template draws figures

        return notebook(self)
