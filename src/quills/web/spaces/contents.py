"""The contents of a space: which row holds the summary of which month. Pure, and sealed like a document."""

import hmac
import os
from collections.abc import Iterable
from uuid import UUID

import msgspec

from quills.web.spaces.sealed import Sealed, seal
from quills.web.vault.documents import Document, open_document
from quills.web.vault.keys import Key
from quills.web.vault.months import Month
from quills.web.vault.places import Place


class Shelf(Document, frozen=True):
    """One month."""

    row: UUID
    kinds: dict[str, int]
    """How many documents of each kind."""

    def holds(self, kinds: frozenset[str]) -> int:
        """How many documents of these kinds; of all, if there are none given."""
        return sum(count for kind, count in self.kinds.items() if not kinds or kind in kinds)


class Contents(Document, frozen=True):
    """All months of one space."""

    naming: bytes
    """Names the rows that are found without a month; it outlives the space's keys."""
    months: dict[str, Shelf] = msgspec.field(default_factory=dict)
    format: int = 1

    def __post_init__(self) -> None:
        if self.format != 1:
            raise ValueError("contents of another format")  # becomes a VaultError where it is opened

    def named(self, words: Iterable[str]) -> UUID:
        """The id for these words: always the same in this space, and opaque to others."""
        told = b"".join(len(word.encode()).to_bytes(4, "big") + word.encode() for word in words)
        return UUID(bytes=hmac.digest(self.naming, told, "sha256")[:16])

    def with_month(self, month: Month, row: UUID) -> "Contents":
        """With this month in this row."""
        shelf = Shelf(row, month.kinds)
        return msgspec.structs.replace(self, months={**self.months, month.month: shelf})

    def without(self, month: str) -> "Contents":
        """Without this month."""
        rest = {name: shelf for name, shelf in self.months.items() if name != month}
        return msgspec.structs.replace(self, months=rest)


def new_contents() -> Contents:
    """Of an empty space."""
    return Contents(os.urandom(32))


def contents_place(space: UUID) -> Place:
    """Where the contents of a space lie."""
    return Place(space, "space", space, "contents")


def seal_contents(contents: Contents, key: Key, space: UUID) -> Sealed:
    """The contents, sealed."""
    return seal(contents, key, contents_place(space))


def open_contents(sealed: Sealed, key: Key, space: UUID) -> Contents:
    """The contents. Raises VaultError."""
    return open_document(sealed, Contents, key, contents_place(space))
