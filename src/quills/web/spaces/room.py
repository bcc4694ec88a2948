"""One space and the keys to it: its rows are opened and sealed here, each for its own place."""

import hashlib
from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec
from django.http import Http404

from quills.errors import QuillsError
from quills.web.spaces.contents import Contents, open_contents, seal_contents
from quills.web.spaces.kinds import Kind, kind_of, union
from quills.web.spaces.models import Space, Summary
from quills.web.spaces.rings import read_ring
from quills.web.spaces.sealed import Sealed, seal
from quills.web.vault.documents import open_document
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.hidden import Hidden
from quills.web.vault.keys import Key
from quills.web.vault.months import Month
from quills.web.vault.places import Place
from quills.web.vault.sessions import SessionKeys

LARGEST: Final = 2**20
"""Bytes of the largest document, padded."""


def version(sealed: bytes) -> str:
    """What tells this state of a document from any other, also from an equal one that was saved again."""
    return hashlib.sha256(sealed).hexdigest()[:24]


def document_place(space: UUID, row: UUID) -> Place:
    """Where a document lies."""
    return Place(space, "document", row, "sealed")


def summary_place(space: UUID, row: UUID) -> Place:
    """Where the summary of a month lies."""
    return Place(space, "summary", row, "sealed")


class Room(Hidden):
    """A space that this person has a key to. Any other is not there: Http404."""

    def __init__(self, keys: SessionKeys, space: UUID) -> None:
        self.keys, self.space = keys, space
        if not any(name == space for name, _ in keys.spaces):
            raise Http404

    @property
    def key(self) -> Key:
        """The key that seals now."""
        return next(key for name, key in self.keys.spaces if name == self.space)

    @property
    def former(self) -> Key | None:
        """The key that it replaces, while the space is being sealed anew."""
        return next((key for name, key in self.keys.spaces if name == self.space and key != self.key), None)

    def contents(self, *, lock: bool = False) -> Contents:
        """Which months there are; with ``lock`` nobody else changes the space until the transaction ends."""
        rows = Space.objects.select_for_update() if lock else Space.objects
        row = rows.filter(id=self.space).first()
        if row is None:
            raise VaultError("This space is missing; restore it from a backup.")
        if row.contents.key != self.key.id:
            raise self._other_key(row.contents.key)
        return open_contents(row.contents, self.key, self.space)

    def write_contents(self, contents: Contents) -> None:
        """Store which months there are."""
        sealed = seal_contents(contents, self.key, self.space)
        Space.objects.filter(id=self.space).update(contents=sealed)

    def months(self, contents: Contents, names: Iterable[str]) -> dict[str, Month]:
        """The summaries of these months, as far as there are any. Raises VaultError."""
        rows = {contents.months[name].row: name for name in names if name in contents.months}
        found = (
            Summary.objects.filter(space_id=self.space, id__in=rows).values_list("id", "sealed")
            if rows
            else ()
        )
        months = {rows[row]: self._open_month(row, sealed, rows[row]) for row, sealed in found}
        if len(months) < len(rows):
            raise VaultError(
                "The summary of a month is missing; build the summaries anew, or restore a backup."
            )
        return months

    def seal_month(self, month: Month, row: UUID) -> Sealed:
        """The summary, sealed for its row."""
        return seal(month, self.key, summary_place(self.space, row))

    def open(self, row: UUID, sealed: Sealed) -> tuple[Kind, msgspec.Struct]:
        """The document of a row, of whatever kind. Raises VaultError."""
        key = self._key(sealed.key)
        try:
            document = open_document(sealed, union(), key, document_place(self.space, row))
        except VaultError:
            raise
        except QuillsError:
            document = None
        kind = kind_of(type(document)) if document is not None else None
        if kind is None or kind.id(document) != row:
            del document
            raise VaultError(
                "This document is not of a shape that this version of Quills reads; update Quills."
            )
        return kind, document

    def seal(self, document: msgspec.Struct, row: UUID) -> Sealed:
        """The document, sealed for its row. Raises VaultError, also if it is too large."""
        sealed = seal(document, self.key, document_place(self.space, row))
        if len(sealed) <= LARGEST + 1024:
            return sealed
        del document
        raise VaultError("This is too large to be kept as one; split or shorten it.")

    def _open_month(self, row: UUID, sealed: Sealed, name: str) -> Month:
        key = self._key(sealed.key)
        month = open_document(sealed, Month, key, summary_place(self.space, row))
        if month.month != name:
            raise VaultError("The summary of a month names another month; build the summaries anew.")
        return month

    def _key(self, found: UUID) -> Key:
        """The key with this id. Raises LockedError if it has just become the space's, else VaultError."""
        try:
            return self.keys.key(self.space, found)
        except VaultError:
            pass
        raise self._other_key(found)

    def _other_key(self, found: UUID) -> VaultError:
        pins = read_ring(self.keys.identity).spaces.get(self.space)
        if pins is not None and pins.key == found:
            return LockedError("The key of this space was replaced; give your passphrase to go on.")
        return VaultError("This is not sealed with the key of its space: it was swapped; restore a backup.")
