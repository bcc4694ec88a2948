"""A promise: something small that one of the two said they would do by a time."""

from datetime import datetime
from enum import StrEnum

from quills.web.journal.documents.base import Document, check_text, check_time
from quills.web.journal.errors import JournalError


class By(StrEnum):
    """Who said it."""

    ME = "me"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of it. A new agreement made in time is no miss."""

    OPEN = "open"
    KEPT = "kept"
    RENEGOTIATED = "renegotiated"
    MISSED = "missed"


class Promise(Document, frozen=True, kw_only=True, tag="promise"):
    """``at`` is when it was said, ``due`` by when, ``settled`` when its outcome was noted."""

    text: str
    by: By = By.ME
    due: datetime | None = None
    outcome: Outcome = Outcome.OPEN
    settled: datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_text("text", self.text)
        check_text("note", self.note)
        if not self.text.strip():
            raise JournalError("{name} is empty; write a line.", name="text")
        for name, time in (("due", self.due), ("settled", self.settled)):
            if time is not None:
                check_time(name, time)
        if (self.settled is None) != (self.outcome is Outcome.OPEN):
            raise JournalError(
                "A promise has a time of its outcome when it is no longer open, and only then."
            )
