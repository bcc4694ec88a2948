"""The two locks on a person's private half: one that the passphrase opens, one for the recovery kit."""

from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.keys import Key
from quills.web.vault.kit import Kit, new_kit
from quills.web.vault.passphrase import STRONG, Cost, Derived, derive, new_recipe
from quills.web.vault.places import Place
from quills.web.vault.sealing import key_id, seal, unseal


class Way(StrEnum):
    """What opens a lock."""

    PASSPHRASE = auto()
    KIT = "recovery kit"


@dataclass(frozen=True, repr=False)
class PassphraseLock(Hidden):
    """What is stored for a passphrase, and what the account's hasher is given."""

    recipe: bytes
    sealed: bytes
    sign_in: str
    """Not to be stored; give it to the hasher."""


@dataclass(frozen=True, repr=False)
class KitLock(Hidden):
    """What is stored for a kit, and the kit to print."""

    sealed: bytes
    kit: Kit
    """Not to be stored; show it once."""


def lock_with_passphrase(identity: Identity, passphrase: str, cost: Cost = STRONG) -> PassphraseLock:
    """A new lock, at sign-up, at a change of passphrase, and after recovery. Raises VaultError."""
    recipe = new_recipe(cost)
    derived = derive(passphrase, recipe)
    return PassphraseLock(recipe.to_bytes(), _lock(identity, derived.unlock, Way.PASSPHRASE), derived.sign_in)


def lock_with_kit(identity: Identity) -> KitLock:
    """A new kit and its lock; the kit before it opens nothing once this is stored in its stead."""
    kit = new_kit()
    return KitLock(_lock(identity, kit.key(identity.person), Way.KIT), kit)


def open_with_passphrase(sealed: Stored, person: UUID, derived: Derived) -> Identity:
    """The person's private half. Raises VaultError.

    If the account's hasher took ``sign_in`` and this refuses, the passphrase was changed outside of
    Quills: ask for the kit.
    """
    return _open(sealed, person, derived.unlock, Way.PASSPHRASE)


def open_with_kit(sealed: Stored, person: UUID, kit: Kit) -> tuple[Identity, KitLock]:
    """The person's private half, and the lock that replaces this one, for a kit is used once.

    Raises VaultError.
    """
    identity = _open(sealed, person, kit.key(person), Way.KIT)
    return identity, lock_with_kit(identity)


def _lock(identity: Identity, key: Key, way: Way) -> bytes:
    return seal(identity.reveal(), key, _place(identity.person, way), Format.SEED)


def _open(sealed: Stored, person: UUID, key: Key, way: Way) -> Identity:
    if key_id(sealed, Format.SEED) != key.id:
        raise VaultError(f"This {way} does not open the vault; look for a typing error and try again.")
    return Identity(person, unseal(sealed, key, _place(person, way), Format.SEED))


def _place(person: UUID, way: Way) -> Place:
    return Place(person, "person", person, f"seed by {way}")
