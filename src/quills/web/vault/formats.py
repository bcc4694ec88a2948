"""The numbers of the formats. Each stored thing begins with the byte that says what it is.

A number is never used again for something else. A change of layout takes a new number.
"""

from enum import IntEnum, unique
from typing import Final, TypeAlias

from quills.web.vault.errors import VaultError

Stored: TypeAlias = bytes | bytearray | memoryview
"""What a database gives back for stored bytes."""


@unique
class Format(IntEnum):
    """What stored bytes are."""

    VALUE = 1
    DOCUMENT = 2
    FIXED = 3
    RECIPE = 4
    CARD = 5
    WRAP = 6
    SEED = 7
    SESSION = 8
    LETTER = 9


NEWEST: Final = max(Format)


def as_format(stored: Stored, wanted: Format) -> bytes:
    """The stored bytes, whose first says that they are of the wanted format. Raises VaultError."""
    data = bytes(stored)
    name = wanted.name.lower()
    if not data:
        raise VaultError(f"A {name} of the vault was expected, but nothing is stored there.")
    if data[0] > NEWEST:
        raise VaultError(
            f"It has format {data[0]}, and this version of Quills reads up to {NEWEST}: update Quills."
        )
    if data[0] != wanted:
        raise VaultError(
            f"This is no {name} of the vault: its format number is {data[0]}, not {int(wanted)}."
        )
    return data


def of_length(data: bytes, length: int) -> bytes:
    """The data, which have to be exactly this long. Raises VaultError."""
    if len(data) != length:
        raise VaultError(
            f"This was cut or lengthened: it has {len(data)} bytes, not {length}; restore it from a backup."
        )
    return data
