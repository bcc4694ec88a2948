"""From what the exporter wrote to one chat: replies once, and who the export belongs to."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import polars as pl

from quills.chats.draft import DRAFT, Draft, Record
from quills.chats.pile import Pile

ME: Final = "Me"
_YOU: Final = ("You", "you")
_THEM: Final = "Read by them "
_READ_BY: Final = "Read by "


class Thread:
    """One chat, as far as it is read."""

    def __init__(self) -> None:
        self.unexplained: list[int] = []
        self._sent = Pile()
        self._copies = Pile()
        self._mine: Counter[str] = Counter()
        self._readers: set[str] = set()

    def add(self, record: Record, *, is_copy: bool) -> None:
        """Add a message; ``is_copy`` says that it stands under what it answers."""
        (self._copies if is_copy else self._sent).add(record)

    def note_mine(self, sender: str) -> None:
        """The owner of the export wrote under this name."""
        self._mine[sender] += 1

    def note_receipt(self, sender: str, receipt: str) -> None:
        """What a message's receipt tells about whose export this is."""
        if receipt.startswith(_THEM):
            self.note_mine(sender)
        elif receipt.startswith(_READ_BY):
            self._readers.add(receipt.removeprefix(_READ_BY).split(" after ")[0])

    def draft(self, title: str | None, read: int, unexplained: Sequence[int]) -> Draft:
        """The chat, with replies whose own place is not in the export where they were copied to."""
        rows = self._with_lost_replies().sort("line")
        senders = set(rows["sender"].unique().cast(pl.String).drop_nulls())
        me = self._owner(senders)
        if not senders.isdisjoint(_YOU):
            sender = pl.col("sender").cast(pl.String).replace(dict.fromkeys(_YOU, me or ME))
            rows = rows.with_columns(sender.cast(DRAFT["sender"]))
        return Draft(title, rows, "local", read, unexplained, me=me)

    def _with_lost_replies(self) -> pl.DataFrame:
        rows, copies = self._sent.frame(), self._copies.frame()
        if copies.is_empty():
            return rows
        alone = copies.join(rows, on=["time", "sender"], how="anti", nulls_equal=True)
        return pl.concat([rows, alone.unique(["time", "sender", "text"], keep="first")])

    def _owner(self, senders: set[str]) -> str | None:
        if ME in senders or senders & set(_YOU):
            return ME if ME in senders or not self._mine else self._mine.most_common(1)[0][0]
        if self._mine:
            return self._mine.most_common(1)[0][0]
        return next(iter(sorted(self._readers & senders)), None)
