"""Trying a passphrase: one call of Argon2id, whether the name exists or not."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.contrib.auth.hashers import check_password, make_password

from quills.web.people.models import Person
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity
from quills.web.vault.locks import open_with_passphrase
from quills.web.vault.passphrase import Derived, Recipe, derive, new_recipe, read_recipe

_DECOY: Final = new_recipe()
"""For names that nobody has, so that they take as long as others."""


@dataclass(frozen=True)
class Tried:
    """What came of it."""

    identity: Identity | None = None
    outside: bool = False
    """The two locks do not fit each other: one was changed outside of Quills, and the kit is needed."""


def try_passphrase(person: Person | None, passphrase: str) -> Tried:
    """Open the person's private half. Raises VaultError if this machine cannot derive now."""
    derived = derive(passphrase, _recipe(person))
    hashed = check_password(derived.sign_in, person.password if person else _decoy_hash())
    identity = _open(person, derived)
    if hashed and identity:
        return Tried(identity)
    return Tried(outside=person is not None and (hashed or identity is not None))


def _recipe(person: Person | None) -> Recipe:
    try:
        return read_recipe(person.recipe) if person else _DECOY
    except VaultError:
        return _DECOY


def _open(person: Person | None, derived: Derived) -> Identity | None:
    try:
        return open_with_passphrase(bytes(person.lock), person.pk, derived) if person else None
    except VaultError:
        return None


@cache
def _decoy_hash() -> str:
    return make_password("nobody")
