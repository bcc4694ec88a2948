"""A document as one row of texts, and back."""

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Any, Final

import msgspec

from quills.web.journal.documents import KINDS, Kept, kind
from quills.web.journal.documents.origin import PROMPTS
from quills.web.journal.errors import JournalError

_DEEDS: Final = ("did", "theirs")
_LISTS: Final = ("fears", "body", "ways")
_SIDES: Final = ("speaks_for", "speaks_against")

Row = dict[str, str]


@cache
def columns(name: str) -> tuple[str, ...]:
    """The columns of a kind, in order; ``kind`` is the first."""
    return ("kind", *(column for field in _fields(name) for column in _columns(field)))


def flat(document: Kept) -> Row:
    """A document as a row of its kind's columns."""
    values: dict[str, Any] = msgspec.to_builtins(document)
    row: Row = dict.fromkeys(columns(kind(document)), "") | {"kind": kind(document)}
    for name in _fields(kind(document)):
        row.update(_cells(name, values[name]))
    return row


def document(row: Row) -> Kept:
    """The document of a row; raises JournalError or ValidationError."""
    name = row.get("kind", "")
    if name not in KINDS:
        raise JournalError("{name} is none of the choices.", name="kind")
    if unknown := [column for column in row if column not in columns(name)]:
        raise JournalError("{name} is no column of this table.", name=unknown[0])
    values = {field: _value(field, row) for field in _fields(name)}
    given = {field: value for field, value in values.items() if value not in ("", [], None)}
    return msgspec.convert({"kind": name, **given}, KINDS[name], strict=False)


@cache
def _fields(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(KINDS[name]) if field.name != "first")


def _columns(field: str) -> Iterator[str]:
    if field == "answers":
        yield from (f"answer_{place}" for place in range(1, PROMPTS + 1))
    else:
        yield field
    if field in _DEEDS:
        yield f"{field}_act"
    if field in _SIDES:
        yield f"{field}_memories"


def _cells(name: str, value: Any) -> Row:  # noqa: ANN401  a built-in value of any shape
    if name in _DEEDS and value:
        return {name: value["deed"], f"{name}_act": value["act"] or ""}
    if name in _SIDES:
        return {
            name: "\n".join(one["text"] for one in value),
            f"{name}_memories": "\n".join(one["memory"] or "" for one in value).rstrip("\n"),
        }
    if name == "answers":
        return {f"answer_{place}": answer for place, answer in enumerate(value, 1)}
    return {name: _cell(name, value)}


def _cell(name: str, value: Any) -> str:  # noqa: ANN401  a built-in value of any shape
    if name in _LISTS:
        return " ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _value(name: str, row: Row) -> Any:  # noqa: ANN401  a built-in value of any shape
    cell = row.get(name, "")
    if name in _DEEDS:
        return {"deed": cell, "act": row.get(f"{name}_act") or None} if cell else None
    if name in _SIDES:
        return _side(cell, row.get(f"{name}_memories", ""))
    if name in _LISTS:
        return cell.split()
    if name == "answers":
        return _answers(row)
    return cell


def _side(texts: str, memories: str) -> list[dict[str, str | None]]:
    if not texts:
        return []
    pairs = zip_longest(texts.split("\n"), memories.split("\n"), fillvalue="")
    return [{"text": text, "memory": memory or None} for text, memory in pairs]


def _answers(row: Row) -> list[str]:
    answers = [row.get(column, "") for column in _columns("answers")]
    while answers and not answers[-1]:
        answers.pop()
    return answers
