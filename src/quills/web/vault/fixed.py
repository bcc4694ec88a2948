"""Records of one fixed size, whatever they hold: nothing about them can be told from outside."""

from typing import Final, TypeVar

import msgspec

from quills.web.vault.documents import decode, encode
from quills.web.vault.formats import Format, Stored
from quills.web.vault.keys import Key
from quills.web.vault.padding import pad, unpad
from quills.web.vault.places import Place
from quills.web.vault.sealing import HEAD, TAG, seal, unseal

T = TypeVar("T", bound=msgspec.Struct)

PLAIN: Final = 512
"""Bytes of every record before it is sealed."""
SIZE: Final = HEAD + PLAIN + TAG
"""Bytes of every sealed record."""


def seal_fixed(record: msgspec.Struct, key: Key, place: Place) -> bytes:
    """The record, sealed into exactly ``SIZE`` bytes. Raises VaultError if it is too large."""
    return seal(pad(encode(record), PLAIN), key, place, Format.FIXED)


def open_fixed(sealed: Stored, shape: type[T], key: Key, place: Place) -> T:
    """The record of this shape in this place. Raises VaultError."""
    found: T = decode(unpad(unseal(sealed, key, place, Format.FIXED)), shape)
    return found


def rewrite_fixed(sealed: Stored, key: Key, place: Place) -> bytes:
    """The same record with a new nonce, so that a rewritten one cannot be told from a changed one."""
    return seal(unseal(sealed, key, place, Format.FIXED), key, place, Format.FIXED)
