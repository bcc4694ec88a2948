"""A table of messages that anybody can make: CSV, JSON lines or a JSON array; see docs/formats/table.md."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from quills.chats.decoding import text_head
from quills.chats.draft import DRAFT, Draft, Options, of_one_file
from quills.chats.export import Part
from quills.chats.table import objects, sheets
from quills.chats.table.times import Times, read_times
from quills.frames import KINDS

NAME: Final = "table"

_BY_SOMEBODY: Final = ("text", "edited")


def recognises(part: Part) -> bool:
    """Whether it has columns for time, sender and text."""
    head = text_head(part)
    return objects.begins(head) if objects.is_json(head) else sheets.begins(head)


def read(parts: Sequence[Part], options: Options) -> list[Draft]:
    """A draft for each file, or for each chat where a column names it."""
    return [draft for part in parts for draft in _read(part, options)]


def _read(part: Part, options: Options) -> list[Draft]:
    sheet = (objects if objects.is_json(text_head(part)) else sheets).read(part)
    times = read_times(sheet.cells, part.name, options)
    table = _messages(sheet.cells.with_columns(times.values))
    chats = table.partition_by("chat", maintain_order=True) if table.height else [table]
    return of_one_file([_draft(chat, times) for chat in chats], sheet.unexplained)


def _messages(cells: pl.DataFrame) -> pl.DataFrame:
    """The columns of ``DRAFT`` with ``chat``; ``kind`` is null for a row that is no message."""
    sender = pl.col("sender").cast(pl.String).str.strip_chars().replace("", None)
    text = pl.col("text").fill_null("")
    said = pl.col("kind").cast(pl.String).str.strip_chars().str.to_lowercase()
    said = pl.when(said.is_in(KINDS)).then(said)
    kind = pl.coalesce(
        said, pl.when(text.str.strip_chars() == "").then(pl.lit("media")).otherwise(pl.lit("text"))
    )
    is_told = sender.is_not_null() | (said.is_not_null() & ~said.is_in(_BY_SOMEBODY))
    return cells.select(
        "line",
        "time",
        sender.cast(DRAFT["sender"]).alias("sender"),
        text.alias("text"),
        pl.when(is_told & pl.col("time").is_not_null()).then(kind).cast(DRAFT["kind"]).alias("kind"),
        "chat",
    )


def _draft(table: pl.DataFrame, times: Times) -> Draft:
    return Draft(
        title=table["chat"][0] if table.height else None,
        rows=table.filter(pl.col("kind").is_not_null()).drop("chat"),
        clock=times.clock,
        read=table.height,
        unexplained=table.filter(pl.col("kind").is_null())["line"].to_list(),
        date_order=times.date_order,
        date_order_guessed=times.guessed,
    )
