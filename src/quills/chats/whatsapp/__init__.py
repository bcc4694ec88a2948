"""WhatsApp's own export, Android and iOS, in the layout of any locale."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import accumulate, islice, repeat
from typing import Final

import polars as pl

from quills.chats.decoding import text_head
from quills.chats.draft import DRAFT, DateOrder, Draft, Options
from quills.chats.export import Part
from quills.chats.lines import line_chunks
from quills.chats.whatsapp.bodies import classify
from quills.chats.whatsapp.layout import Layout, find_header, find_layout
from quills.chats.whatsapp.messages import append_rows, is_pasted, join_lines, split_headers
from quills.chats.whatsapp.senders import settle_senders
from quills.chats.whatsapp.times import decide_order, times
from quills.chats.whatsapp.words import pieces
from quills.errors import ExportError

NAME: Final = "whatsapp"

_BELOW: Final = r"(?s)(\n.*)"
"""What stands below the first line."""

_AT_ONCE: Final = 4
"""Chunks of lines that are taken apart side by side."""


def recognises(part: Part) -> bool:
    """Whether a line near its beginning has a date, a clock and a sender as WhatsApp writes them."""
    return _layout(part) is not None


def read(parts: Sequence[Part], options: Options) -> list[Draft]:
    """One chat from each part."""
    return [_read(part, options) for part in parts]


def _layout(part: Part) -> Layout | None:
    return _layout_of(text_head(part))


@lru_cache(maxsize=1)
def _layout_of(head: str) -> Layout | None:
    """Asked twice for the same part: whether it is WhatsApp's, and then how to read it."""
    return find_layout(head.splitlines())


def _read(part: Part, options: Options) -> Draft:
    layout = _layout(part)
    if layout is None:
        raise ExportError(f"{part.name} is not a WhatsApp export.")
    rows, read_lines = _rows(part, layout)
    decision = decide_order(rows)
    if decision is None:
        raise ExportError(
            f"{part.name} has no date that exists; it is damaged, or its calendar is not known."
        )
    order = options.date_order or decision.order
    rows = rows.with_columns(times(rows, order))
    if order != decision.order and rows["time"].count() < 0.9 * _times_read(rows, decision.order):
        raise ExportError(f"Many dates in {part.name} cannot be read as {order}; leave --date-order out.")
    if not rows["time"].count():
        raise ExportError(f"{part.name} has no clock that can be read; export the chat again.")
    rows, impossible, pasted = _only_true_headers(rows, part)
    above, foreign = _before_the_first(rows), _of_another_phone(rows)
    rows = join_lines(settle_senders(rows))  # under the same name, so that no text is held twice
    rows, unknown = classify(rows, layout.style)
    return Draft(
        title=None,
        rows=rows.select(list(DRAFT)),
        clock="local",
        read=read_lines,
        unexplained=sorted({*above, *impossible}),
        date_order=order,
        date_order_guessed=decision.guessed and options.date_order is None,
        notes=_notes(pasted, sorted({*foreign} - {*pasted, *impossible}), unknown),
    )


def _times_read(rows: pl.DataFrame, order: DateOrder) -> int:
    return times(rows, order).count()


def _rows(part: Part, layout: Layout) -> tuple[pl.DataFrame, int]:
    """Its headers, and how many lines it has."""
    rows: list[pl.DataFrame] = []
    read_lines = 0
    chunks = line_chunks(part)
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # Polars works outside of Python's lock
        pool.submit(pieces, marked=layout.style != "dash")  # needed soon, and Python's work
        while some := list(islice(chunks, _AT_ONCE)):
            starts = accumulate((len(lines) for lines in some), initial=read_lines + 1)
            for chunk in pool.map(split_headers, some, repeat(layout), starts):
                append_rows(rows, chunk)
            read_lines += sum(map(len, some))
    return pl.concat(rows), read_lines


def _only_true_headers(rows: pl.DataFrame, part: Part) -> tuple[pl.DataFrame, list[int], list[int]]:
    """Rows in which what only looks like a header is text again, and the numbers of those lines.

    They have a time that does not exist, or they were pasted out of order.
    """
    impossible = rows.filter(pl.col("date").is_not_null() & pl.col("time").is_null())["line"].to_list()
    is_odd = is_pasted(rows["time"])
    pasted = rows["line"].filter(is_odd).to_list()
    rows = rows.drop("date", "clock", "past")
    if not impossible and not pasted:
        return rows, [], []
    rows = rows.with_columns(pl.when(~is_odd).then("time").alias("time"))
    whole = _lines_again(part, [*impossible, *pasted])
    rows = rows.join(whole, on="line", how="left", maintain_order="left")
    sender = pl.when(pl.col("whole").is_null()).then("sender").alias("sender")
    text = pl.coalesce(pl.concat_str("whole", pl.col("text").str.extract(_BELOW).fill_null("")), "text")
    return rows.with_columns(sender, text.alias("text")).drop("whole"), impossible, pasted


def _lines_again(part: Part, numbers: Sequence[int]) -> pl.DataFrame:
    """These lines whole, from the file: they were split as headers, and are none."""
    wanted = pl.Series("line", numbers, dtype=pl.Int64)
    found: list[pl.DataFrame] = []
    first = 1
    for lines in line_chunks(part):
        numbered = lines.rename("whole").to_frame().with_row_index("line", first).cast({"line": pl.Int64})
        found.append(numbered.filter(pl.col("line").is_in(wanted.implode())))
        first += len(lines)
    return pl.concat(found)


def _before_the_first(rows: pl.DataFrame) -> list[int]:
    """Numbers of the lines above the first header that say something."""
    above = rows.head(rows["time"].is_not_null().arg_max() or 0)
    return [number for number, text in _numbered(above) if text.strip()]


def _of_another_phone(rows: pl.DataFrame, most: int = 10_000) -> list[int]:
    """Numbers of lines of text that would be headers with names in another layout."""
    below = pl.when(pl.col("time").is_null()).then("text").otherwise(pl.col("text").str.extract(_BELOW))
    told = rows.filter(pl.col("time").is_null() | pl.col("text").str.contains("\n", literal=True))
    told = told.select("line", below.alias("text")).filter(pl.col("text").str.contains(r"(?:\d+\D+){5}"))
    headers = ((number, find_header(text)) for number, text in islice(_numbered(told), most))
    return [number for number, header in headers if header and header.name]


def _numbered(rows: pl.DataFrame, longest: int = 1_000_000) -> Iterator[tuple[int, str]]:
    """The lines of ``text``, each with its number."""
    for number, lines in rows.select("line", pl.col("text").str.head(longest)).iter_rows():
        yield from enumerate(lines.split("\n"), number)


def _notes(pasted: Sequence[int], foreign: Sequence[int], unknown: int) -> list[str]:
    notes = []
    if pasted:
        notes.append(
            f"{len(pasted)} lines look like headers but stand hours out of order; they are kept as text"
            f" of the message around them: {_listed(pasted)}."
        )
    if foreign:
        notes.append(
            f"{len(foreign)} lines look like headers of another phone; they are kept as text of the message"
            f" around them: {_listed(foreign)}. If two exports were joined in this file, read them apart."
        )
    if unknown:
        notes.append(
            f"{unknown} lines hold words of WhatsApp's own that are in no list; they count as media."
        )
    return notes


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" ..." if len(numbers) > 20 else "")
