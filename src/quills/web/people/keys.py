"""Accounts and their locks, without a request: made, opened, changed, recovered; each in one transaction."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from quills.web.people import own, record
from quills.web.people.models import Person
from quills.web.people.names import tidy
from quills.web.people.opening import try_passphrase
from quills.web.spaces.arrival import arrive
from quills.web.spaces.sealed import Sealed
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.kit import Kit, read_kit
from quills.web.vault.locks import PassphraseLock, lock_with_kit, lock_with_passphrase, open_with_kit
from quills.web.vault.passphrase import STRONG, Cost


@dataclass(frozen=True, repr=False)
class NewLocks(Hidden):
    """What a passphrase change or a recovery will store.

    It holds no secret: all of it will stand in the database.
    """

    recipe: bytes
    sealed: bytes
    hashed: str
    kit: bytes
    """The lock of the new kit; empty if the kit stays."""


def make_person(name: str, passphrase: str, cost: Cost = STRONG) -> tuple[Person, Identity, Kit]:
    """A new account with its private half, its kit and its private space. Raises VaultError."""
    person = Person(name=tidy(name))
    identity = new_identity(person.pk)
    kit = lock_with_kit(identity)
    person.settings = own.seal(own.Settings(), identity)
    _put(person, _new_locks(lock_with_passphrase(identity, passphrase, cost), kit.sealed))
    with transaction.atomic():
        person.save(force_insert=True)
        record.make(identity)
        arrive(identity)
    return person, identity, kit.kit


def open_person(person: Person, passphrase: str) -> Identity:
    """The person's private half. Raises VaultError."""
    tried = try_passphrase(person, passphrase)
    if tried.identity is None:
        raise VaultError("This passphrase does not open the vault; look for a typing error and try again.")
    return tried.identity


def change_passphrase(person: Person, old: str, new: str, cost: Cost = STRONG) -> Identity:
    """Lock the private half with another passphrase. Raises VaultError."""
    identity = open_person(person, old)
    relock(person, identity, new, cost)
    return identity


def relock(person: Person, identity: Identity, new: str, cost: Cost = STRONG) -> None:
    """The same for a private half that lies open. Raises VaultError."""
    apply(person, _new_locks(lock_with_passphrase(identity, new, cost)))


def recover(person: Person, kit: str, new: str, cost: Cost = STRONG) -> tuple[Identity, Kit]:
    """Set a new passphrase with the kit, which is used up; the kit given is the next. Raises VaultError."""
    identity, locks, following = prepare_recovery(person, kit, new, cost)
    apply(person, locks)
    return identity, following


def prepare_recovery(
    person: Person, kit: str, new: str, cost: Cost = STRONG
) -> tuple[Identity, NewLocks, Kit]:
    """The same, with nothing stored yet: where a second step is still to come. Raises VaultError."""
    identity, following = open_with_kit(bytes(person.kit_lock), person.pk, read_kit(kit))
    lock = lock_with_passphrase(identity, new, cost)
    return identity, _new_locks(lock, following.sealed), following.kit


def renew_kit(person: Person, identity: Identity) -> Kit:
    """A new kit; the one before it opens nothing from now on."""
    made = lock_with_kit(identity)
    person.kit_lock = _sealed(made.sealed)
    person.save(update_fields=["kit_lock"])
    return made.kit


def apply(person: Person, locks: NewLocks) -> None:
    """Store new locks, all at once."""
    _put(person, locks)
    changed = ["recipe", "lock", "password"] + ["kit_lock"] * bool(locks.kit)
    with transaction.atomic():
        person.save(update_fields=changed)


def _new_locks(lock: PassphraseLock, kit: bytes = b"") -> NewLocks:
    return NewLocks(lock.recipe, lock.sealed, make_password(lock.sign_in), kit)


def _put(person: Person, locks: NewLocks) -> None:
    person.recipe = locks.recipe
    person.lock = _sealed(locks.sealed)
    person.password = locks.hashed
    if locks.kit:
        person.kit_lock = _sealed(locks.kit)


def _sealed(given: bytes) -> Sealed:
    return Sealed.given(given, Format.SEED)
