"""One's own notes on safety: one sealed document, found by its id alone."""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from django.utils import timezone

from quills.web.spaces.desk import Desk
from quills.web.vault.hidden import Hidden

FORMAT: Final = 1
MOST: Final = 4000
"""The most letters of one field."""
FIELDS: Final = ("where", "who", "word", "take", "calm")


class Notes(
    Hidden, msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="safety notes"
):
    """Where one could go, who knows, what to say, what to take, what calms."""

    id: UUID
    at: datetime
    where: str = ""
    who: str = ""
    word: str = ""
    take: str = ""
    calm: str = ""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT or any(len(text) > MOST for text in self.texts().values()):
            raise ValueError("notes of another format")  # becomes a VaultError where they are opened

    def texts(self) -> dict[str, str]:
        """What is written, by field."""
        return {name: getattr(self, name) for name in FIELDS}


def place(desk: Desk) -> UUID:
    """The row in which they lie, always the same."""
    return desk.named("safety notes")


def find(desk: Desk) -> Notes | None:
    """The notes, if there are any. Raises VaultError."""
    return desk.find(place(desk), Notes)


def keep(desk: Desk, texts: dict[str, str]) -> None:
    """Put these in the place of what was written."""
    desk.put(msgspec.structs.replace(Notes(place(desk), timezone.now()), **texts), over=True)
