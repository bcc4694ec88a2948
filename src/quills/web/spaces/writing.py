"""Writing: documents and the summaries of their months change together, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

import msgspec
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from quills.web.spaces.contents import Contents
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.kinds import kind_of
from quills.web.spaces.models import Document, Summary
from quills.web.spaces.room import Room, version
from quills.web.spaces.sealed import Sealed
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden
from quills.web.vault.months import Item, Month, build

MOST: Final = 20_000
"""The most documents of one transaction."""
BATCH: Final = 500
"""Rows of one statement."""


@dataclass(frozen=True, repr=False)
class Change(Hidden):
    """What is to become of one document."""

    id: UUID
    after: msgspec.Struct | None
    """None: it is deleted."""
    expected: str | None
    """The version that it replaces; empty: there is none yet; None: whatever there is."""


@transaction.atomic
def write(room: Room, changes: Sequence[Change]) -> dict[UUID, Sealed]:
    """Make the changes. Gives what is stored now. Raises ChangedError, VaultError, Http404."""
    if len(changes) > MOST:
        raise VaultError("These are too many at once; keep at most 20,000 in one go.")
    contents = room.contents(lock=True)
    rows = {row.id: row for row in Document.objects.filter(id__in=[change.id for change in changes])}
    for change in changes:
        _check(change, rows.get(change.id), room.space)
    before = _items_before(room, contents, changes, rows)
    after = {change.id: _item(change.after) for change in changes if change.after is not None}
    stored = {change.id: room.seal(change.after, change.id) for change in changes if change.after is not None}
    _write_months(room, contents, before, {row: item for row, item in after.items() if item})
    _write_documents(room, stored, rows)
    gone = [change.id for change in changes if change.after is None]
    if gone:
        Document.objects.filter(space_id=room.space, id__in=gone).delete()
    return stored


def _check(change: Change, row: Document | None, space: UUID) -> None:
    if row is not None and row.space_id != space:
        raise Http404
    if change.expected is None:
        return
    if row is None and change.expected:
        raise ChangedError(_("This was deleted elsewhere. Your text is still here: save it as a new one."))
    if row is not None and version(row.sealed) != change.expected:
        raise ChangedError(
            _("This was changed in another tab since you opened it. Copy your text, then open it anew.")
        )


def _item(document: msgspec.Struct) -> Item | None:
    kind = kind_of(type(document))
    return kind.item(document) if kind.listed else None


def _items_before(
    room: Room, contents: Contents, changes: Iterable[Change], rows: Mapping[UUID, Document]
) -> list[Item]:
    """What the months know of the documents until now; found by hand where a document does not open."""
    found, lost = [], set()
    for change in changes:
        row = rows.get(change.id)
        if row is None:
            lost |= {change.id} if change.after is None else set()
            continue
        try:
            kind, document = room.open(row.id, row.sealed)
        except VaultError:
            lost.add(change.id)
            continue
        found += [kind.item(document)] if kind.listed else []
    listed = _listed(room, contents, lost) if lost else []
    if any(row not in rows and row not in {item.id for item in listed} for row in lost):
        raise Http404
    return found + listed


def _listed(room: Room, contents: Contents, ids: set[UUID]) -> list[Item]:
    months = room.months(contents, contents.months)
    return [item for month in months.values() for item in month.items if item.id in ids]


def _write_months(room: Room, contents: Contents, before: Iterable[Item], after: Mapping[UUID, Item]) -> None:
    """The months that lose or get an item, and the contents, which are written in any case."""
    before = list(before)
    names = {item.month for item in (*before, *after.values())}
    replaced = {item.id for item in before} | after.keys()
    known = [item for month in room.months(contents, names).values() for item in month.items]
    built = build([*(item for item in known if item.id not in replaced), *after.values()])
    changed = {name: built.get(name, Month(name)) for name in sorted(names)}
    room.write_contents(store_months(room, contents, changed))


def store_months(room: Room, contents: Contents, months: Mapping[str, Month]) -> Contents:
    """Store these summaries, each in its row; an empty one is deleted. Gives the contents to be written."""
    empty, rows = [], []
    for name, month in months.items():
        shelf = contents.months.get(name)
        row = shelf.row if shelf else uuid4()
        if month.items:
            rows.append(Summary(id=row, space_id=room.space, sealed=room.seal_month(month, row)))
            contents = contents.with_month(month, row)
        elif shelf:
            empty.append(row)
            contents = contents.without(name)
    Summary.objects.filter(space_id=room.space, id__in=empty).delete()
    Summary.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=["sealed"]
    )
    return contents


def _write_documents(room: Room, stored: Mapping[UUID, Sealed], rows: Mapping[UUID, Document]) -> None:
    new = [
        Document(id=row, space_id=room.space, sealed=sealed)
        for row, sealed in stored.items()
        if row not in rows
    ]
    Document.objects.bulk_create(new, batch_size=BATCH)
    for row, sealed in stored.items():
        if row in rows:
            Document.objects.filter(id=row, space_id=room.space).update(sealed=sealed)
