"""WhatsApp's own export, Android and iOS, in the layout of any locale."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import polars as pl

from quills.chats.decoding import text_head
from quills.chats.draft import DRAFT, DateOrder, Draft, Options
from quills.chats.export import Part
from quills.chats.lines import line_chunks
from quills.chats.whatsapp.bodies import classify
from quills.chats.whatsapp.layout import Layout, find_header, find_layout
from quills.chats.whatsapp.messages import is_pasted, join_lines, split_headers
from quills.chats.whatsapp.senders import settle_senders
from quills.chats.whatsapp.times import decide_order, times
from quills.errors import ExportError

NAME: Final = "whatsapp"


def recognises(part: Part) -> bool:
    """Whether a line near its beginning has a date, a clock and a sender as WhatsApp writes them."""
    return _layout(part) is not None


def read(parts: Sequence[Part], options: Options) -> list[Draft]:
    """One chat from each part."""
    return [_read(part, options) for part in parts]


def _layout(part: Part) -> Layout | None:
    return find_layout(text_head(part).splitlines())


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
    rows = rows.with_columns(times(rows["date"], rows["clock"], order))
    if order != decision.order and rows["time"].count() < 0.9 * _times_read(rows, decision.order):
        raise ExportError(f"Many dates in {part.name} cannot be read as {order}; leave --date-order out.")
    if not rows["time"].count():
        raise ExportError(f"{part.name} has no clock that can be read; export the chat again.")
    rows, impossible, pasted = _only_true_headers(rows, part)
    heads, unknown = classify(join_lines(settle_senders(rows)), layout.style)
    return Draft(
        title=None,
        rows=heads.select(list(DRAFT)),
        clock="local",
        read=read_lines,
        unexplained=sorted({*_before_the_first(rows), *impossible}),
        date_order=order,
        date_order_guessed=decision.guessed and options.date_order is None,
        notes=_notes(pasted, sorted({*_of_another_phone(rows)} - {*pasted, *impossible}), unknown),
    )


def _times_read(rows: pl.DataFrame, order: DateOrder) -> int:
    return times(rows["date"], rows["clock"], order).count()


def _rows(part: Part, layout: Layout) -> tuple[pl.DataFrame, int]:
    """Its headers, and how many lines it has."""
    chunks: list[pl.DataFrame] = []
    read_lines = 0
    for lines in line_chunks(part):
        chunks.append(split_headers(lines, layout, read_lines + 1))
        read_lines += len(lines)
    return pl.concat(chunks), read_lines


def _only_true_headers(rows: pl.DataFrame, part: Part) -> tuple[pl.DataFrame, list[int], list[int]]:
    """Rows in which what only looks like a header is text again, and the numbers of those lines.

    They have a time that does not exist, or they were pasted out of order.
    """
    impossible = rows.filter(pl.col("date").is_not_null() & pl.col("time").is_null())["line"].to_list()
    is_odd = is_pasted(rows["time"])
    pasted = rows["line"].filter(is_odd).to_list()
    rows = rows.drop("date", "clock")
    if not impossible and not pasted:
        return rows, [], []
    rows = rows.with_columns(pl.when(~is_odd).then("time").alias("time"))
    whole = _lines_again(part, [*impossible, *pasted])
    rows = rows.join(whole, on="line", how="left", maintain_order="left")
    sender = pl.when(pl.col("whole").is_null()).then("sender").alias("sender")
    rows = rows.with_columns(sender, pl.coalesce("whole", "text").alias("text")).drop("whole")
    return rows, impossible, pasted


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
    return [number for number, text in _numbered(above, pl.col("text")) if text.strip()]


def _of_another_phone(rows: pl.DataFrame, most: int = 10_000) -> list[int]:
    """Numbers of lines of text that would be headers with names in another layout."""
    told = pl.when(pl.col("time").is_null()).then("text").otherwise(pl.lit(""))
    numbers = pl.concat_str(told, "more", ignore_nulls=True).str.contains(r"(?:\d+\D{1,40}){5}")
    lines = islice(_numbered(rows.filter(numbers), told), most)
    headers = ((number, find_header(text)) for number, text in lines)
    return [number for number, header in headers if header and header.name]


def _numbered(rows: pl.DataFrame, text: pl.Expr, longest: int = 1_000_000) -> Iterator[tuple[int, str]]:
    """The lines of ``text`` and of ``more`` below it, each with its number."""
    whole = pl.concat_str(text, "more", separator="\n", ignore_nulls=True).str.head(longest)
    for number, lines in rows.select("line", whole).iter_rows():
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
