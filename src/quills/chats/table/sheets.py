"""Comma, semicolon and tab separated files, with quotation marks around what needs them."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from quills.chats.decoding import encoding, text_head
from quills.chats.export import Part
from quills.chats.table.cells import Row, Sheet, gather
from quills.chats.table.columns import in_order, is_chat, needed
from quills.errors import ExportError

_SEPARATORS: Final = ",;\t"
_LONGEST_HEADER: Final = 4096
_CUT: Final = "unexpected end of data"
_TOO_LONG: Final = "field larger than field limit"


def begins(head: str) -> bool:
    """Whether the first line names the columns of a chat."""
    line, end, rest = head.lstrip("\r\n").partition("\n")
    if line.lower().startswith("sep="):
        line, end, _ = rest.partition("\n")
    return bool(end) and is_chat(_split(line, _separator(line)))


def read(part: Part) -> Sheet:
    """The rows of a file, counted without its header."""
    head = text_head(part).lstrip("\r\n")
    says = head[:4].lower() == "sep="
    line = head.splitlines()[int(says)] if len(head.splitlines()) > says else ""
    name, mark = encoding(part.head)
    with part.open() as stream:
        stream.read(mark)
        with io.TextIOWrapper(stream, encoding=name, errors="replace", newline="") as lines:
            rows = _tolerant(csv.reader(lines, delimiter=_separator(line), strict=True), part.name)
            return _sheet(rows, part.name, skip=int(says))


def _separator(line: str) -> str:
    """What parts the columns that a line names."""
    return max(_SEPARATORS, key=lambda separator: len(_split(line, separator)))


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line[:_LONGEST_HEADER].rstrip("\r")], delimiter=separator), [])
    except csv.Error:
        return []


def _tolerant(rows: Iterator[list[str]], name: str) -> Iterator[list[str] | None]:
    """The rows that are not blank; None for one whose quotation marks cannot be read."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if str(error).startswith((_CUT, _TOO_LONG)):
                raise ExportError(
                    f"{name} is cut short, or a quotation mark in it is not closed;"
                    " mend it or make the file again."
                ) from error
            yield None
        else:
            if row:
                yield row


def _sheet(rows: Iterator[list[str] | None], name: str, skip: int) -> Sheet:
    for _ in range(skip):
        next(rows, None)
    names = next(rows, None) or []
    pick = _picker(names, name)
    sheet = Sheet()
    sheet.cells = gather(_picked(rows, len(names), pick, sheet))
    return sheet


def _picked(
    rows: Iterator[list[str] | None], width: int, pick: Callable[[int, list[str]], Row], sheet: Sheet
) -> Iterator[Row]:
    """The rows that have a cell for each column; a comma too many makes it unsure which is which."""
    for row in rows:
        sheet.read += 1
        if row is None or len(row) < width or any(row[width:]):
            sheet.unexplained.append(sheet.read)
        else:
            yield pick(sheet.read, row)


def _picker(names: list[str], name: str) -> Callable[[int, list[str]], Row]:
    """What takes the cells of a message out of a row."""
    wanted = in_order(needed(names, name))
    places = [None if column is None else names.index(column) for column in wanted]

    def pick(number: int, row: list[str]) -> Row:
        return Row(number, *(None if place is None else row[place] for place in places))

    return pick
