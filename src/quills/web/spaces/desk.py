"""The desk: how apps read and write sealed documents, as easily as plain ones.

A document lies in a row of its own; the month it belongs to knows its id, time, kind and counts, so
that lists need not open everything. Rows of other spaces are not there (404).
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from django.db import transaction
from django.http import HttpRequest

from quills.web.spaces import bins, session
from quills.web.spaces.kinds import kind_of
from quills.web.spaces.models import Document
from quills.web.spaces.reading import Reader
from quills.web.spaces.rebuilding import rebuild
from quills.web.spaces.room import version
from quills.web.spaces.writing import Change, write
from quills.web.vault.sessions import SessionKeys


def desk(request: HttpRequest, space: UUID | None = None) -> "Desk":
    """The desk of the person's private space, or of another space of theirs. Raises LockedError, Http404."""
    opened = session.need(request)
    return Desk(opened.keys, space or opened.private, opened.row)


class Desk(Reader):
    """One space, open for reading and writing."""

    def __init__(self, keys: SessionKeys, space: UUID, session: UUID | None = None) -> None:
        super().__init__(keys, space)
        self._session = session

    def put(self, document: msgspec.Struct, version: str | None = None, *, over: bool = False) -> UUID:
        """Keep a new or changed document; gives its id. Its month changes with it.

        ``version`` is the state that it replaces (empty: it is new); unless given, the one that this
        desk knows. With ``over`` it replaces whatever there is. Raises ChangedError, VaultError.
        """
        row = kind_of(type(document)).id(document)
        known = self.version(row) if version is None else version
        self._write([Change(row, document, None if over else known)])
        return row

    def put_all(self, documents: Iterable[msgspec.Struct], *, over: bool = False) -> list[UUID]:
        """Keep many documents, all or none. Raises ChangedError, VaultError."""
        rows = {kind_of(type(document)).id(document): document for document in documents}
        self._write([Change(row, found, None if over else self.version(row)) for row, found in rows.items()])
        return list(rows)

    def delete(self, row: UUID, version: str | None = None) -> None:
        """Delete a document; for some minutes ``undelete`` brings it back. Raises Http404, ChangedError."""
        with transaction.atomic():
            stored = Document.objects.filter(id=row, space_id=self._room.space).first()
            self._write([Change(row, None, version)])
            if stored and self._session:
                bins.drop(self._session, self._room.space, row, stored.sealed)

    def undelete(self) -> UUID | None:
        """Bring back what this session deleted last; its id, or None if its time is over."""
        with transaction.atomic():
            found = bins.take(self._session, self._room.space) if self._session else None
            if found is not None:
                self._write([Change(found.document, self._room.open(found.document, found.sealed)[1], "")])
        return found.document if found else None

    def rebuild(self) -> None:
        """Build all summaries anew from the documents; those that do not open are in ``unread``."""
        self.unread = {}
        self._contents = None
        rebuild(self._room, self.unread)

    def _write(self, changes: Sequence[Change]) -> None:
        self._contents = None
        stored = write(self._room, changes)
        for change in changes:
            self._versions.pop(change.id, None)
        self._versions.update({row: version(sealed) for row, sealed in stored.items()})
