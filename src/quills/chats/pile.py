"""Messages piled up one by one into a table, without a million small objects at a time."""

import polars as pl

from quills.chats.draft import DRAFT, Record, rows
from quills.chats.records import BATCH


class Pile:
    """A frame of ``DRAFT`` that grows by one message."""

    def __init__(self) -> None:
        self._waiting: list[Record] = []
        self._frames: list[pl.DataFrame] = []

    def add(self, record: Record) -> None:
        """Put a message on top."""
        self._waiting.append(record)
        if len(self._waiting) >= BATCH:
            self._settle()

    def frame(self) -> pl.DataFrame:
        """All messages added so far, in the order in which they were."""
        self._settle()
        if len(self._frames) > 1:
            self._frames = [pl.concat(self._frames)]
        return self._frames[0] if self._frames else DRAFT.to_frame()

    def _settle(self) -> None:
        if self._waiting:
            self._frames.append(rows(self._waiting))
            self._waiting.clear()
