"""JSON lines, and a JSON array: an object a message."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import msgspec

from quills.chats.decoding import text_head
from quills.chats.export import Part
from quills.chats.lines import line_chunks
from quills.chats.records import decoded
from quills.chats.table.cells import Row, Sheet, gather
from quills.chats.table.columns import NEEDED, in_order, is_chat, needed, roles
from quills.errors import ExportError

_MOST_KEYS: Final = 100


def is_json(head: str) -> bool:
    """Whether a text begins as JSON."""
    return head.lstrip()[:1] in ("{", "[")


def begins(head: str) -> bool:
    """Whether the first object has the keys of a message, and no more in it than plain values."""
    first = _first(head)
    return is_chat(list(first)) and not any(isinstance(value, list | dict) for value in first.values())


def read(part: Part) -> Sheet:
    """The rows of a file, counted from 1."""
    head = text_head(part)
    needed(list(_first(head)), part.name)
    sheet = Sheet()
    is_array = head.lstrip().startswith("[")
    raws = decoded(part, list[msgspec.Raw]) if is_array else _lines(part)
    sheet.cells = gather(sheet.explained(raws, dict[str, Any], _row))
    return sheet


def _first(head: str) -> dict[str, Any]:
    """The first object, if it is whole; an object that stands alone has to be on one line."""
    text = head.lstrip()
    is_array = text.startswith("[")
    text = text[1:].lstrip() if is_array else text.partition("\n")[0]
    if not text.startswith("{"):
        return {}
    try:
        first, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}
    return dict(first)


def _lines(part: Part) -> Iterator[bytes]:
    """The lines that are not blank. Raises ExportError where the last one breaks off."""
    line = ""
    for chunk in line_chunks(part):
        for line in chunk:
            if line and not line.isspace():
                yield line.encode()
    if line.lstrip().startswith("{") and not line.rstrip().endswith("}"):
        raise ExportError(f"{part.name} is cut short: its last line breaks off; make the file again.")


def _row(number: int, values: dict[str, Any]) -> Row | None:
    columns = _columns(tuple(values)) if len(values) <= _MOST_KEYS else None
    if columns is None:
        return None
    cells: list[str | None] = []
    for column in columns:
        cell = None if column is None else values[column]
        if isinstance(cell, bool | list | dict):
            return None
        cells.append(cell if cell is None or isinstance(cell, str) else str(cell))
    return Row(number, *cells)


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> tuple[str | None, ...] | None:
    """Which keys of an object are the cells of a row; None if some are missing."""
    found = roles(names)
    return in_order(found) if found.keys() >= set(NEEDED) else None
