"""From lines to messages: which lines begin one, and which belong to the one before."""

from bisect import bisect_right
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from quills.chats.whatsapp.layout import Layout
from quills.chats.whatsapp.marks import MARKS

OUT_OF_PLACE_MS: Final = 2 * 3600 * 1000
"""A header this far out of the order of time is a line that somebody pasted into a message.
A clock change moves the clock by an hour, and messages that were late arrive minutes late."""

MOST_PASTED: Final = 0.3
"""If more than this share of the headers is out of order, the file itself is not in order."""

_NO_TEXT: Final = pl.lit(None, pl.String)
_NEVER: Final = np.iinfo(np.int64).max // 2


def split_headers(lines: pl.Series, layout: Layout, first: int) -> pl.DataFrame:
    """Header lines as ``line`` (number), ``date``, ``clock``, ``sender`` and ``text``, with the lines
    up to the next header joined in ``more``.

    Lines above the first header are one row that has only ``line`` and ``text``. A header without a
    name is the program's own. The first ``": "`` ends the name; see ``senders`` for the rest.
    """
    stamp, behind = _parted(pl.col("text"), layout.end)
    date, clock = ("2", "1") if layout.stamp.clock_first else ("1", "2")
    rows = (
        lines.rename("text")
        .to_frame()
        .with_row_index("line", first)
        .with_columns(
            stamp.str.extract_groups(layout.pattern).alias("stamp"),
            behind.str.strip_prefix(" ").alias("behind"),
        )
        .with_columns(
            pl.col("line").cast(pl.Int64),
            pl.col("stamp").struct.field(date).cast(pl.Categorical).alias("date"),
            pl.col("stamp").struct.field(clock).cast(pl.Categorical).alias("clock"),
        )
        .drop("stamp")
    )
    heads = rows.filter(pl.col("date").is_not_null()).select("line", "date", "clock", *_name_and_text())
    return heads.with_columns(more=_NO_TEXT) if len(heads) == len(rows) else _with_more(heads, rows)


def _parted(text: pl.Expr, end: str) -> tuple[pl.Expr, pl.Expr]:
    """What stands before and behind the first ``end``; null behind if there is none."""
    parts = text.str.splitn(end, 2).struct
    return parts.field("field_0"), parts.field("field_1")


def _name_and_text() -> tuple[pl.Expr, pl.Expr]:
    name, text = _parted(pl.col("behind"), ": ")
    bare = text.is_null() & pl.col("behind").str.ends_with(":")  # spaces at the end were trimmed
    name = pl.when(bare).then(name.str.strip_suffix(":")).when(text.is_not_null()).then(name)
    named = name.str.contains(f"[^\\s{MARKS}]")
    text = pl.when(named & bare).then(pl.lit("")).when(named).then(text).otherwise("behind")
    return pl.when(named).then(name).cast(pl.Categorical).alias("sender"), text.alias("text")


def _with_more(heads: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    header = pl.when(pl.col("date").is_not_null()).then("line").forward_fill().alias("header")
    more = (
        rows.select(header, "line", "text", "date")
        .filter(pl.col("date").is_null())
        .group_by("header", maintain_order=True)
        .agg(pl.first("line"), pl.col("text").str.join("\n"))
    )
    above = more.filter(pl.col("header").is_null()).select("line", "text")
    below = more.select(pl.col("header").alias("line"), pl.col("text").alias("more"))
    heads = heads.join(below, on="line", how="left", maintain_order="left")
    return pl.concat([above, heads], how="diagonal").select(heads.columns)


def out_of_place(times: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which headers stand hours before or after the headers around them.

    The longest run of headers in order (not next to each other) is taken as the chat; a header
    that is more than ``OUT_OF_PLACE_MS`` out of that order was pasted. Shape (n,), times in ms.
    """
    nothing = np.zeros(len(times), dtype=bool)
    if not len(times) or not (times < np.maximum.accumulate(times) - OUT_OF_PLACE_MS).any():
        return nothing
    kept = _not_before_the_first(times)
    kept[kept] = _longest_in_order(times[kept])
    before = np.maximum.accumulate(np.where(kept, times, -_NEVER))
    after = np.minimum.accumulate(np.where(kept, times, _NEVER)[::-1])[::-1]
    odd: NDArray[np.bool_] = ~kept & ((times < before - OUT_OF_PLACE_MS) | (times > after + OUT_OF_PLACE_MS))
    return odd if odd.mean() <= MOST_PASTED else nothing


def _not_before_the_first(times: NDArray[np.int64]) -> NDArray[np.bool_]:
    """An export begins with its first message: all true if most headers are not after it."""
    late: NDArray[np.bool_] = times >= times[0] - OUT_OF_PLACE_MS
    return late if late.mean() >= 1 - MOST_PASTED else np.ones(len(times), dtype=bool)


def _longest_in_order(times: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The members of a longest non-decreasing subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before = np.full(len(times), -1, dtype=np.int64)
    for row, time in enumerate(times.tolist()):
        place = bisect_right(tails, time)
        if place == len(tails):
            tails.append(time)
            ends.append(row)
        else:
            tails[place], ends[place] = time, row
        before[row] = ends[place - 1] if place else -1
    kept = np.zeros(len(times), dtype=bool)
    row = ends[-1]
    while row >= 0:
        kept[row] = True
        row = int(before[row])
    return kept


def is_pasted(times: pl.Series) -> pl.Series:
    """Which rows hold a header that was pasted into a message; see ``out_of_place``."""
    known = times.is_not_null()
    odd = out_of_place(times.drop_nulls().to_physical().to_numpy())
    flags = np.zeros(len(times), dtype=bool)
    flags[known.to_numpy()] = odd
    return pl.Series("pasted", flags)


def join_lines(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with a ``time``, to whose ``text`` all is joined up to the next of them."""
    # Where there is nothing more, the text is not copied.
    whole = pl.coalesce(pl.concat_str("text", "more", separator="\n"), "text").alias("text")
    rows = rows.with_columns(whole).drop("more")
    if not rows["time"].null_count():
        return rows
    rows = rows.with_columns(pl.col("time").is_not_null().cum_sum().alias("message"))
    heads = rows.filter(pl.col("time").is_not_null())
    more = (
        rows.filter(pl.col("time").is_null() & (pl.col("message") > 0))
        .group_by("message", maintain_order=True)
        .agg(pl.col("text").str.join("\n").alias("more"))
    )
    heads = heads.join(more, on="message", how="left", maintain_order="left").with_columns(whole)
    return heads.drop("message", "more")
