"""What the exporter's page shows of one message."""

from dataclasses import dataclass, field
from typing import Final

_PLACES: Final = ("Check In", "Check\xa0In", "Find My")


@dataclass
class Message:
    """What the page shows of one message or announcement."""

    number: int
    depth: int
    is_announcement: bool
    is_reply: bool
    is_mine: bool = False
    was_deleted: bool = False
    kinds: set[str] = field(default_factory=set)
    short: dict[str, str] = field(default_factory=dict)
    """The texts of ``timestamp``, ``sender`` and ``app``."""
    pieces: list[list[str]] = field(default_factory=lambda: [[]])
    """The words, part by part."""
    link: str | None = None

    @property
    def text(self) -> str:
        """The words; of a link's preview, the link."""
        pieces = ["".join(piece).strip("\n").strip("\t ") for piece in self.pieces]
        pieces.append(self.link or "")
        return "\n".join(piece.removeprefix("Transcription: ") for piece in pieces if piece)

    @property
    def card(self) -> str | None:
        """What a program's card is; None if there is none, or only the preview of a link."""
        shown = self.short.get("app")
        if shown is not None and shown.strip().startswith(_PLACES):
            return "location"
        return None if shown is None or self.link else "media"
