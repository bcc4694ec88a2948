"""Padding, so that the size of a sealed document tells little about what is in it."""

from typing import Final

from quills.web.vault.errors import VaultError

LENGTH: Final = 4
"""Bytes that say how much of a padded text counts, highest first."""
SMALLEST: Final = 1024
LARGEST: Final = 16 * 1024 * 1024
"""Size classes are the powers of two from 1 KiB to 16 MiB."""


def size_class(length: int) -> int:
    """The smallest class that has room for ``length`` bytes and their length; 16 MiB at most."""
    needed = max(SMALLEST, length + LENGTH)
    return min(LARGEST, 1 << (needed - 1).bit_length())


def pad(data: bytes, size: int | None = None) -> bytes:
    """Length, data, zeros: ``size`` bytes in all, or a size class. Raises VaultError if there is no room."""
    size = size or size_class(len(data))
    if len(data) + LENGTH <= size:
        return (len(data).to_bytes(LENGTH, "big") + data).ljust(size, b"\0")
    del data  # an error page may show what a failed function held
    raise VaultError(f"This is too large to be kept in {size} bytes; split or shorten it.")


def unpad(padded: bytes) -> bytes:
    """The data of padded bytes. Raises VaultError."""
    length = int.from_bytes(padded[:LENGTH], "big")
    data = padded[LENGTH : LENGTH + length]
    if len(padded) >= LENGTH and len(data) == length:
        return data
    del data, padded
    raise VaultError("This opened, but its length is wrong: another program may have written it.")
