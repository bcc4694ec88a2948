"""From lines to messages: which lines begin one, and which belong to the one before."""

from bisect import bisect_right
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from quills.chats.whatsapp.layout import Layout
from quills.chats.whatsapp.marks import MARKS
from quills.chats.whatsapp.times import past_the_hour

OUT_OF_PLACE_MS: Final = 2 * 3600 * 1000
"""A header this far out of the order of time is a line that somebody pasted into a message.
A clock change moves the clock by an hour, and messages that were late arrive minutes late."""

MOST_PASTED: Final = 0.3
"""If more than this share of the headers is out of order, the file itself is not in order."""

_JOINED: Final = pl.coalesce(pl.concat_str("text", "more", separator="\n"), "text").alias("text")
_NEVER: Final = np.iinfo(np.int64).max // 2


def split_headers(lines: pl.Series, layout: Layout, first: int) -> pl.DataFrame:
    """Header lines as ``line`` (number), ``date``, ``clock`` (at the full hour), ``past`` (seconds past
    the hour), ``sender`` and ``text``, to which the lines up to the next header are joined.

    Lines above the first header are one row that has only ``line`` and ``text``. A header without a
    name is the program's own. The first ``": "`` ends the name; see ``senders`` for the rest.
    """
    stamp, behind = _parted(pl.col("text"), layout.end)
    rows = (
        lines.rename("text")
        .to_frame()
        .with_row_index("line", first)
        .cast({"line": pl.Int64})
        .with_columns(
            stamp.str.extract_groups(layout.pattern).alias("stamp"),
            behind.str.strip_prefix(" ").alias("behind"),
        )
        .with_columns(_stamp("date").is_not_null().alias("head"))
    )
    heads = _named(rows.filter("head").select("line", *_date_and_clock(layout), "behind"))
    heads = heads.with_columns(past_the_hour(heads)).drop("minute", "second", strict=False)
    return heads if len(heads) == len(rows) else _with_more(heads, rows)


def _stamp(part: str) -> pl.Expr:
    return pl.col("stamp").struct.field(part)


def _date_and_clock(layout: Layout) -> list[pl.Expr]:
    full_hour = pl.concat_str(_stamp("hour"), pl.lit(":00"), _stamp("behind")).alias("clock")
    small = [_stamp(name) for name in ("minute", "second")[: len(layout.stamp.clock)]]
    return [part.cast(pl.Categorical) for part in (_stamp("date"), full_hour, *small)]


def _parted(text: pl.Expr, end: str) -> tuple[pl.Expr, pl.Expr]:
    """What stands before and behind the first ``end``; null behind if there is none."""
    parts = text.str.splitn(end, 2).struct
    return parts.field("field_0"), parts.field("field_1")


def _named(heads: pl.DataFrame) -> pl.DataFrame:
    """Headers with what stands ``behind`` the stamp parted into ``sender`` and ``text``."""
    name, text = _parted(pl.col("behind"), ": ")
    heads = heads.with_columns(name.alias("name"), text.alias("text"))  # parted once, used often
    name, text = pl.col("name"), pl.col("text")
    bare = text.is_null() & pl.col("behind").str.ends_with(":")  # spaces at the end were trimmed
    named = name.str.contains(f"[^\\s{MARKS}:]") & (bare | text.is_not_null())
    sender = pl.when(named).then(pl.when(bare).then(name.str.strip_suffix(":")).otherwise(name))
    text = pl.when(named & bare).then(pl.lit("")).when(named).then(text).otherwise("behind")
    return heads.with_columns(sender.cast(pl.Categorical).alias("sender"), text.alias("text")).drop(
        "name", "behind"
    )


def _with_more(heads: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    header = pl.when("head").then("line").forward_fill().alias("header")
    more = (
        rows.select(header, "line", "text", "head")
        .filter(~pl.col("head").fill_null(False))
        .group_by("header", maintain_order=True)
        .agg(pl.first("line"), pl.col("text").str.join("\n"))
    )
    above = more.filter(pl.col("header").is_null()).select("line", "text")
    below = more.select(pl.col("header").alias("line"), pl.col("text").alias("more"))
    heads = heads.join(below, on="line", how="left", maintain_order="left").with_columns(_JOINED).drop("more")
    return pl.concat([above, heads], how="diagonal").select(heads.columns)


def append_rows(chunks: list[pl.DataFrame], chunk: pl.DataFrame) -> None:
    """Put a chunk's rows behind those before it; lines above its first header belong to their last.

    A chunk without a header stays a row of its own for ``join_lines``, which joins all such at once.
    """
    if chunks and len(chunk) > 1 and chunk["date"][0] is None:
        last = chunks[-1].tail(1).with_columns(pl.concat_str("text", pl.lit("\n" + chunk["text"][0])))
        chunks[-1] = pl.concat([chunks[-1].head(-1), last])
        chunk = chunk.tail(-1)
    chunks.append(chunk)


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
    stamps = times.drop_nulls().to_physical()
    if not (stamps < stamps.cum_max() - OUT_OF_PLACE_MS).any():
        return pl.repeat(False, len(times), eager=True).alias("pasted")
    flags = np.zeros(len(times), dtype=bool)
    flags[times.is_not_null().to_numpy()] = out_of_place(stamps.to_numpy())
    return pl.Series("pasted", flags)


def join_lines(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with a ``time``, to whose ``text`` that of the rows up to the next of them is joined."""
    if not rows["time"].null_count():
        return rows
    rows = rows.with_columns(pl.col("time").is_not_null().cum_sum().alias("message"))
    heads = rows.filter(pl.col("time").is_not_null())
    more = (
        rows.filter(pl.col("time").is_null() & (pl.col("message") > 0))
        .group_by("message", maintain_order=True)
        .agg(pl.col("text").str.join("\n").alias("more"))
    )
    heads = heads.join(more, on="message", how="left", maintain_order="left")
    return heads.with_columns(_JOINED).drop("message", "more")
