"""The sealed record of fixed size: made at sign-up, written anew whenever the passphrase opens.

What stands in it is for the safety check to say, which reads and writes it here. Code that makes what
a partner sees may not import this module.
"""

from typing import TypeVar

import msgspec

from quills.web.people.models import Record
from quills.web.spaces.sealed import Sealed
from quills.web.vault.documents import Document
from quills.web.vault.errors import VaultError
from quills.web.vault.fixed import open_fixed, rewrite_fixed, seal_fixed
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.places import Place

T = TypeVar("T", bound=msgspec.Struct)


class Blank(Document, frozen=True):
    """Nothing; any shape whose fields all have defaults can be read from it."""


def make(identity: Identity) -> None:
    """The first record, at sign-up, after the person is saved."""
    Record.objects.create(
        person_id=identity.person, sealed=_sealed(seal_fixed(Blank(), identity.own, place(identity)))
    )


def rewrite(identity: Identity) -> None:
    """The same record with a new nonce; one that does not open is replaced by a blank one."""
    row = Record.objects.get(person_id=identity.person)
    try:
        fresh = rewrite_fixed(bytes(row.sealed), identity.own, place(identity))
    except VaultError:
        fresh = seal_fixed(Blank(), identity.own, place(identity))
    row.sealed = _sealed(fresh)
    row.save(update_fields=["sealed"])


def read(identity: Identity, shape: type[T]) -> T:
    """The record in this shape. Raises VaultError."""
    row = Record.objects.get(person_id=identity.person)
    return open_fixed(bytes(row.sealed), shape, identity.own, place(identity))


def write(identity: Identity, record: msgspec.Struct) -> None:
    """Put this record in its place. Raises VaultError if it is too large."""
    Record.objects.filter(person_id=identity.person).update(
        sealed=_sealed(seal_fixed(record, identity.own, place(identity)))
    )


def place(identity: Identity) -> Place:
    """Where the record belongs."""
    return Place(identity.person, "people_record", identity.person, "sealed")


def _sealed(given: bytes) -> Sealed:
    return Sealed.given(given, Format.FIXED)
