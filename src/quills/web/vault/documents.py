"""Sealed documents: typed records in, typed records out, and only sealed bytes between.

Any msgspec Struct will do. Put ``Hidden`` before ``msgspec.Struct`` and it will not show in logs either.
"""

from typing import Any, TypeVar, overload

import msgspec

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored
from quills.web.vault.hidden import Hidden
from quills.web.vault.keys import Key
from quills.web.vault.padding import pad, unpad
from quills.web.vault.places import Place
from quills.web.vault.sealing import seal, unseal

T = TypeVar("T")


class Document(Hidden, msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record that does not show when it is printed. The vault's own documents are made of it."""


def seal_document(document: msgspec.Struct, key: Key, place: Place) -> bytes:
    """The document as JSON, padded to a size class and sealed.

    Raises VaultError if it would not come back equal.
    """
    return seal(pad(encode(document)), key, place, Format.DOCUMENT)


@overload
def open_document(sealed: Stored, shape: type[T], key: Key, place: Place) -> T: ...
@overload
def open_document(sealed: Stored, shape: Any, key: Key, place: Place) -> Any: ...  # noqa: ANN401  a union of Structs


def open_document(sealed: Stored, shape: Any, key: Key, place: Place) -> Any:
    """The document of this shape (a Struct, or a union of tagged ones) in this place. Raises VaultError."""
    return decode(unpad(unseal(sealed, key, place, Format.DOCUMENT)), shape)


def encode(document: msgspec.Struct) -> bytes:
    """The JSON of a document that will come back equal. Raises VaultError.

    It would not if a value had another type than its field says, or were no number (NaN) or infinite.
    """
    data = _json(document)
    if data is not None and _parsed(data, type(document)) == document:
        return data
    del data
    raise VaultError(
        f"This {type(document).__name__} cannot be kept: "
        "a value is not of the type that its field has, or is no finite number."
    )


def decode(data: bytes, shape: Any) -> Any:  # noqa: ANN401  the shape decides
    """The document of this shape that the JSON holds. Raises VaultError."""
    found = _parsed(data, shape)
    if found is not None:
        return found
    number = _number(data)
    del data
    raise VaultError(
        f"This document says format {number} and is not of a shape that this version of Quills reads; "
        "a newer one may have written it: update Quills."
    )


class _Numbered(msgspec.Struct):
    """Any document, of which only the format number is read."""

    format: int = 1


def _json(document: msgspec.Struct) -> bytes | None:
    # Errors are turned into None, here and below: theirs would carry what somebody wrote.
    try:
        return msgspec.json.encode(document)
    except (TypeError, ValueError, OverflowError, RecursionError, msgspec.MsgspecError):
        return None


def _parsed(data: bytes, shape: Any) -> Any:  # noqa: ANN401  the shape decides
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def _number(data: bytes) -> int:
    found = _parsed(data, _Numbered)
    return found.format if isinstance(found, _Numbered) else 1
