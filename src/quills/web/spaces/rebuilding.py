"""Building the summaries of a space anew from its documents, where they were lost or do not fit."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from quills.web.spaces.contents import Contents, new_contents
from quills.web.spaces.models import Document, Summary
from quills.web.spaces.room import Room
from quills.web.spaces.writing import store_months
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.months import Item, build


@transaction.atomic
def rebuild(room: Room, unread: dict[UUID, str]) -> None:
    """Write all summaries anew; what does not open is left as it is, and noted in ``unread``."""
    contents = _empty(room)
    Summary.objects.filter(space_id=room.space).delete()
    room.write_contents(store_months(room, contents, build(_items(room, unread))))


def _empty(room: Room) -> Contents:
    """Without months, and with the names that the space had, if they can still be read."""
    try:
        return Contents(room.contents(lock=True).naming)
    except LockedError:
        raise
    except VaultError:
        return new_contents()


def _items(room: Room, unread: dict[UUID, str]) -> Iterator[Item]:
    rows = Document.objects.filter(space_id=room.space).values_list("id", "sealed")
    for row, sealed in rows.iterator():
        try:
            kind, document = room.open(row, sealed)
        except LockedError:
            raise
        except VaultError as error:
            unread[row] = str(error)
            continue
        if kind.listed:
            yield kind.item(document)
