"""A pause that somebody chose to keep, with the time at which they said they would be back."""

from datetime import datetime
from typing import Final

from quills.web.journal.documents.base import Document, check_choices, check_range, check_text, check_time

WAYS: Final = ("breathe", "look", "move", "time_out")
"""What the pause offers."""


class Pause(Document, frozen=True, kw_only=True, tag="pause"):
    """How strong it was before and after, from 0 to 10, and what was tried."""

    before: int | None = None
    after: int | None = None
    ways: tuple[str, ...] = ()
    back: datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_range("before", self.before, 10)
        check_range("after", self.after, 10)
        check_choices("ways", self.ways, WAYS)
        check_text("note", self.note)
        if self.back is not None:
            check_time("back", self.back)
