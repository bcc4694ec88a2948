"""Giving a space a new key, and sealing everything in it anew.

Killed anywhere, nothing is lost: until the last row is done the keyring knows both keys and the
member's row holds both wraps; ``resume`` goes on where it was. The contents of the space are sealed
anew first, so whoever holds the old key alone can write nothing from then on.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction

from quills.web.spaces.contents import seal_contents
from quills.web.spaces.models import Bin, Document, Member, Space, Summary
from quills.web.spaces.rings import card_of, open_keys, read_ring, write_ring
from quills.web.spaces.room import Room, document_place, summary_place
from quills.web.spaces.sealed import Sealed
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.keyring import Keyring, drop_former, pin_key
from quills.web.vault.keys import Key, new_key
from quills.web.vault.places import Place
from quills.web.vault.rotation import rotate
from quills.web.vault.wraps import wrap

BATCH: Final = 200
"""Rows that are sealed anew in one transaction."""


class _Table(NamedTuple):
    rows: type[Document] | type[Summary]
    place: Callable[[UUID, UUID], Place]


_TABLES: Final = (_Table(Document, document_place), _Table(Summary, summary_place))


@transaction.atomic
def start(identity: Identity, space: UUID) -> None:
    """Make the new key, so that everything is sealed with it from now on. Raises VaultError."""
    room = Room(open_keys(identity)[0], space)
    contents = room.contents(lock=True)
    members = list(Member.objects.select_for_update().filter(space_id=space))
    if any(row.former is not None for row in members):
        return
    key = new_key()
    ring = pin_key(read_ring(identity, lock=True), space, key.id)
    write_ring(ring, identity)
    for row in members:
        _rewrap(row, key, identity, ring)
    Space.objects.filter(id=space).update(contents=seal_contents(contents, key, space))
    Bin.objects.filter(space_id=space).delete()


def resume(identity: Identity, space: UUID, batch: int = BATCH) -> None:
    """Seal anew what is still sealed with the old key, and drop that key at the end. Raises VaultError.

    Does nothing in a space whose key is not being replaced.
    """
    room = Room(open_keys(identity)[0], space)
    if room.former is None:
        return
    for table in _TABLES:
        for rows in _batches(table, space, batch):
            _reseal(room, room.former, table, rows)
    with transaction.atomic():
        room.contents(lock=True)
        for table in _TABLES:  # what was written while the others were sealed anew; proves each row
            for rows in _batches(table, space, batch):
                _reseal(room, room.former, table, rows)
        write_ring(drop_former(read_ring(identity, lock=True), space), identity)
        Member.objects.filter(space_id=space, person_id=identity.person).update(former=None)


def unfinished(identity: Identity) -> list[UUID]:
    """The person's spaces whose key is being replaced."""
    rows = Member.objects.filter(person_id=identity.person, former__isnull=False)
    return list(rows.values_list("space_id", flat=True))


def _batches(table: _Table, space: UUID, batch: int) -> Iterator[Sequence[UUID]]:
    ids = list(table.rows.objects.filter(space_id=space).order_by("id").values_list("id", flat=True))
    for begin in range(0, len(ids), batch):
        yield ids[begin : begin + batch]


@transaction.atomic
def _reseal(room: Room, former: Key, table: _Table, rows: Sequence[UUID]) -> None:
    room.contents(lock=True)
    stored = table.rows.objects.filter(space_id=room.space, id__in=rows).values_list("id", "sealed")
    values = [(table.place(room.space, row), sealed) for row, sealed in stored]
    for place, sealed in rotate(values, former, room.key):
        given = Sealed.given(sealed, Format.DOCUMENT)
        table.rows.objects.filter(id=place.row, space_id=room.space).update(sealed=given)


def _rewrap(row: Member, key: Key, identity: Identity, ring: Keyring) -> None:
    card = card_of(row.person_id)
    if card is None:
        raise VaultError("A member of this space has no keys; restore them from a backup.")
    wrapped = wrap(key, row.space_id, identity, card, ring)
    row.wrap, row.former = Sealed.given(wrapped, Format.WRAP), row.wrap
    row.save(update_fields=["wrap", "former"])
