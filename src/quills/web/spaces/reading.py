"""Reading: documents one by one and many, and the months that know of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar, overload
from uuid import UUID

import msgspec
from django.http import Http404

from quills.web.spaces.contents import Contents
from quills.web.spaces.kinds import kind_of
from quills.web.spaces.models import Document
from quills.web.spaces.room import Room, version
from quills.web.spaces.sealed import Sealed
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.hidden import Hidden
from quills.web.vault.months import Item, Month
from quills.web.vault.sessions import SessionKeys

T = TypeVar("T", bound=msgspec.Struct)

FIRST: Final = 256
MOST: Final = 4096
"""Documents are opened so many at a time, each time twice as many: 10,000 take six queries."""


class Reader(Hidden):
    """What can be read in one space."""

    def __init__(self, keys: SessionKeys, space: UUID) -> None:
        self._room = Room(keys, space)
        self._versions: dict[UUID, str] = {}
        self._contents: Contents | None = None
        self.unread: dict[UUID, str] = {}
        """Documents that are listed but missing or do not open, and a sentence about each. Show it."""

    def get(self, row: UUID, shape: type[T]) -> T:
        """The document. Raises Http404 if there is none of this kind, VaultError if it does not open."""
        found = self.find(row, shape)
        if found is None:
            raise Http404
        return found

    def find(self, row: UUID, shape: type[T]) -> T | None:
        """The document, or None if there is none of this kind. Raises VaultError if it does not open."""
        stored = Document.objects.filter(id=row, space_id=self._room.space).first()
        document = self._open(row, stored.sealed) if stored else None
        return document if isinstance(document, shape) else None

    def version(self, row: UUID) -> str:
        """The state in which this desk has read or saved the document; empty if it has not.

        Let a form carry it, so that ``put`` notices what another tab has saved meanwhile.
        """
        return self._versions.get(row, "")

    def named(self, *words: str) -> UUID:
        """An id for these words: always the same in this space, and opaque to others."""
        return self._shelves().named(words)

    def months(self) -> dict[str, dict[str, int]]:
        """All months, newest first, and how many documents of each kind are in them."""
        shelves = self._shelves().months
        return {name: dict(shelves[name].kinds) for name in sorted(shelves, reverse=True)}

    def month(self, name: str) -> Month:
        """The summary of a month such as 2026-11; an empty one if there is nothing. Raises VaultError."""
        return self._room.months(self._shelves(), [name]).get(name, Month(name))

    def recent(self, limit: int, before: UUID | None = None, *shapes: type[msgspec.Struct]) -> list[Item]:
        """The newest items, or the newest before the given document; of all kinds, or of these.

        Begins with the newest if the document is gone. Nothing else is opened but months.
        """
        kinds, until = _names(shapes), self._item(before) if before else None
        wanted, names = limit, []
        for name in sorted(self._shelves().months, reverse=True):
            if wanted <= 0:
                break
            if until is None or name <= until.month:
                names.append(name)
                wanted -= 0 if until and name == until.month else self._shelves().months[name].holds(kinds)
        found = self._items(names, kinds)
        return [item for item in found if until is None or _order(item) < _order(until)][:limit]

    def items(self, *shapes: type[msgspec.Struct]) -> list[Item]:
        """All items, newest first; of all kinds, or of these. Only months are opened."""
        return self._items(self._shelves().months, _names(shapes))

    def read(self, items: Sequence[Item]) -> list[Any]:
        """The documents of these items, in their order. What is missing or does not open is in ``unread``."""
        rows = [item.id for item in items]
        stored = dict(
            Document.objects.filter(space_id=self._room.space, id__in=rows).values_list("id", "sealed")
        )
        missing = [item for item in items if item.id not in stored]
        if missing:
            self._note_missing(missing)
        return [document for row in rows if row in stored for document in self._try(row, stored[row])]

    @overload
    def all(self, shape: type[T], /) -> Iterator[T]: ...
    @overload
    def all(self, *shapes: type[msgspec.Struct]) -> Iterator[Any]: ...

    def all(self, *shapes: type[msgspec.Struct]) -> Iterator[Any]:
        """Every document, newest first; of all kinds that are listed, or of these."""
        items, start, size = self.items(*shapes), 0, FIRST
        while start < len(items):
            yield from self.read(items[start : start + size])
            start, size = start + size, min(2 * size, MOST)

    def _shelves(self) -> Contents:
        if self._contents is None:
            self._contents = self._room.contents()
        return self._contents

    def _open(self, row: UUID, sealed: Sealed) -> msgspec.Struct:
        _, document = self._room.open(row, sealed)
        self._versions[row] = version(sealed)
        return document

    def _try(self, row: UUID, sealed: Sealed) -> Iterator[msgspec.Struct]:
        try:
            yield self._open(row, sealed)
        except LockedError:
            raise
        except VaultError as error:
            self.unread[row] = str(error)

    def _note_missing(self, items: Sequence[Item]) -> None:
        """Only what is listed still: another tab may have deleted it a moment ago."""
        contents = self._room.contents()
        months = self._room.months(contents, {item.month for item in items})
        listed = {item.id for month in months.values() for item in month.items}
        for item in items:
            if item.id in listed:
                self.unread[item.id] = "A document is missing; restore it from a backup."

    def _items(self, names: Iterable[str], kinds: frozenset[str]) -> list[Item]:
        months = self._room.months(self._shelves(), names)
        found = [item for name in sorted(months, reverse=True) for item in reversed(months[name].items)]
        return [item for item in found if not kinds or item.kind in kinds]

    def _item(self, row: UUID) -> Item | None:
        stored = Document.objects.filter(id=row, space_id=self._room.space).first()
        if stored is None:
            return None
        kind, document = self._room.open(row, stored.sealed)
        return kind.item(document)


def _order(item: Item) -> tuple[str, datetime, UUID]:
    """By the month on the wall, then by time."""
    return item.month, item.time, item.id


def _names(shapes: Iterable[type[msgspec.Struct]]) -> frozenset[str]:
    return frozenset(kind_of(shape).name for shape in shapes)
