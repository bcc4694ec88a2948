"""The narrative challenged: a thought, both sides, a fairer sentence. And times the other was there."""

from datetime import date
from typing import Final

import msgspec

from quills.web.journal.documents.base import Document, check_id, check_line, check_range, check_text
from quills.web.journal.errors import JournalError
from quills.web.vault.hidden import Hidden

MOST: Final = 20
"""The most pieces of evidence on one side."""


class Evidence(Hidden, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line that speaks for or against a thought; ``memory`` is the secure memory it comes from."""

    text: str
    memory: str | None = None

    def __post_init__(self) -> None:
        check_line("text", self.text)
        _check_said("text", self.text)
        if self.memory is not None:
            check_id("memory", self.memory)


class Narrative(Document, frozen=True, kw_only=True, tag="narrative"):
    """A thought on the table. ``before`` and ``after`` say how much it is believed, 0 to 100.

    ``may_be_right`` is as good an end as a fairer sentence.
    """

    belief: str
    before: int | None = None
    speaks_for: tuple[Evidence, ...] = ()
    speaks_against: tuple[Evidence, ...] = ()
    fairer: str = ""
    after: int | None = None
    may_be_right: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        check_text("belief", self.belief)
        _check_said("belief", self.belief)
        check_range("before", self.before, 100)
        check_range("after", self.after, 100)
        check_text("fairer", self.fairer)
        for name, side in (("speaks_for", self.speaks_for), ("speaks_against", self.speaks_against)):
            if len(side) > MOST:
                raise JournalError("{name} holds more than {most} lines.", name=name, most=MOST)


class SecureMemory(Document, frozen=True, kw_only=True, tag="memory"):
    """A time the other was there: what happened, and what it meant. ``day`` is when, if it is known."""

    text: str
    meant: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_text("text", self.text)
        _check_said("text", self.text)
        check_text("meant", self.meant)


def _check_said(name: str, value: str) -> None:
    if not value.strip():
        raise JournalError("{name} is empty; write a line.", name=name)
