"""Backups that overlap: a message that stands in several is one message."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import polars as pl

from quills.chats.draft import Draft

_SAME: Final = ("time", "sender", "text", "kind")


def without_copies(draft: Draft, ends: Sequence[int]) -> Draft:
    """A draft with each message once; ``ends`` are the last record numbers of the files.

    Two messages that look alike in one file are two; the second of them matches the second of another file.
    """
    part = pl.Series("part", list(ends)).search_sorted(draft.rows["line"], side="left")
    rows = draft.rows.with_columns(part.alias("part"))
    rows = rows.with_columns(pl.int_range(pl.len()).over("part", *_SAME).alias("which"))
    rows = rows.unique([*_SAME, "which"], keep="first", maintain_order=True).drop("part", "which")
    copies = draft.rows.height - rows.height
    if not copies:
        return draft
    note = f"{copies} messages stand in more than one backup and are counted once."
    return replace(draft, rows=rows, notes=(*draft.notes, note))
