"""The whole journal as JSON: one document a line, nothing lost."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec import structs

from quills.web.journal.documents import FORMAT, Kept, new_id
from quills.web.journal.errors import JournalError

NAME: Final = "journal"

MOST: Final = 100_000
"""The most documents of a file that is taken in."""


class _Head(msgspec.Struct, frozen=True):
    """What is looked at first, before anything else is believed."""

    quills: str
    format: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quills: str
    format: int
    documents: list[msgspec.Raw]


_DOCUMENT: Final[msgspec.json.Decoder[Kept]] = msgspec.json.Decoder(Kept)


def ordered(documents: Iterable[Kept]) -> list[Kept]:
    """Documents as files hold them: oldest first, each under the id that it keeps for life."""
    return sorted(map(leaving, documents), key=lambda one: (one.at, one.written, one.id))


def leaving(document: Kept) -> Kept:
    """A document as it leaves: under the id by which files know it."""
    return structs.replace(document, id=document.name, first="") if document.first else document


def arriving(document: Kept) -> Kept:
    """A document as it arrives: under a new id, for the old one may lie in somebody else's journal."""
    return structs.replace(document, id=new_id(), first=document.name)


def to_json(documents: Iterable[Kept]) -> bytes:
    """The file; equal documents give equal bytes."""
    lines = b",\n".join(_line(one) for one in ordered(documents))
    head = msgspec.json.encode({"quills": NAME, "format": FORMAT})[:-1]
    return head + b',"documents":[\n' + lines + b"\n]}\n"


def _line(document: Kept) -> bytes:
    values = msgspec.to_builtins(document)
    del values["first"]  # only a journal needs it, a file does not
    return msgspec.json.encode(values)


def from_json(data: bytes) -> tuple[Kept, ...]:
    """The documents of a file; raises JournalError, and gives nothing unless all of it is right."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        _check_head(head)
        raws = msgspec.json.decode(data, type=_File).documents
    except msgspec.ValidationError as error:
        raise JournalError(
            "This is not a journal that Quills wrote ({reason}); nothing was taken in.", reason=plain(error)
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError(
            "The file is damaged or cut short; nothing was taken in. Take another copy of it."
        ) from error
    check_count(len(raws))
    return distinct([_document(number, raw) for number, raw in enumerate(raws, 1)])


def check_count(count: int) -> None:
    """Refuse more documents than anybody writes."""
    if count > MOST:
        raise JournalError("The file holds more than {most} documents; nothing was taken in.", most=MOST)


def distinct(documents: list[Kept]) -> tuple[Kept, ...]:
    """Each document once; two that differ under one id cannot both be right."""
    found: dict[str, Kept] = {}
    for number, one in enumerate(map(leaving, documents), 1):
        if found.setdefault(one.id, one) != one:
            raise refused(number, JournalError("Another document of the file has the same id."))
    return tuple(found.values())


def refused(number: int, reason: Exception) -> JournalError:
    """Why a whole file is refused: the number of the document and what is wrong with it."""
    cause = reason.__cause__ if isinstance(reason.__cause__, JournalError) else reason
    return JournalError(
        "Document {number} of the file: {reason} Nothing was taken in.",
        number=number,
        reason=cause if isinstance(cause, JournalError) else f"{plain(cause)}.",
    )


def plain(error: BaseException) -> str:
    """What a decoder complains of, short and on one line."""
    return re.sub(r"\s+", " ", str(error)).rstrip(".")[:200]


def _check_head(head: _Head) -> None:
    if head.quills != NAME:
        raise JournalError("This file holds no journal; nothing was taken in.")
    if head.format != FORMAT:
        raise JournalError(
            "The file was written in format {found}; this version reads format {known}. Update Quills.",
            found=head.format,
            known=FORMAT,
        )


def _document(number: int, raw: msgspec.Raw) -> Kept:
    try:
        return _DOCUMENT.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise refused(number, error) from error
