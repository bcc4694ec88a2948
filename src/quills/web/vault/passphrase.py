"""From a passphrase to two keys that do not tell about each other.

One call of Argon2id (RFC 9106), split by HKDF: ``sign_in`` goes to the hasher of the account,
``unlock`` opens the private half of the person's keys.
"""

import base64
import os
import unicodedata
from dataclasses import dataclass
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored, as_format, of_length
from quills.web.vault.hidden import Hidden
from quills.web.vault.keys import Key
from quills.web.vault.subkeys import subkey

LONGEST: Final = 1024
"""The most bytes of a passphrase, in UTF-8."""


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        fits = 8 * self.lanes <= self.memory <= 1024 * 1024
        if not (fits and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16):
            raise VaultError(
                "These parameters of Argon2id are out of bounds: 8 KiB a lane to 1 GiB, "
                "1 to 16 passes, 1 to 16 lanes."
            )


STRONG: Final = Cost(memory=64 * 1024, passes=3, lanes=4)
"""What new passphrases cost: 64 MiB, three passes, four lanes."""


@dataclass(frozen=True)
class Recipe:
    """How a passphrase becomes keys: the cost and the salt. It is stored beside the account, unsealed."""

    cost: Cost
    salt: bytes

    def to_bytes(self) -> bytes:
        """Format number, memory (4 bytes), passes (1), lanes (1), salt (16)."""
        numbers = self.cost.memory.to_bytes(4, "big") + bytes([self.cost.passes, self.cost.lanes])
        return bytes([Format.RECIPE]) + numbers + self.salt

    @property
    def strong(self) -> bool:
        """Whether a guess costs at least what it costs for new passphrases; if not, make a new recipe."""
        cost = self.cost
        return cost.memory >= STRONG.memory and cost.passes >= STRONG.passes and cost.lanes >= STRONG.lanes


class Derived(Hidden):
    """The two halves that one passphrase gives."""

    __slots__ = ("sign_in", "unlock")

    def __init__(self, sign_in: str, unlock: Key) -> None:
        self.sign_in = sign_in
        """43 letters, digits, - and _ for the account's hasher; says nothing about ``unlock``."""
        self.unlock = unlock


def new_recipe(cost: Cost = STRONG) -> Recipe:
    """A recipe with a random salt."""
    return Recipe(cost, os.urandom(16))


def read_recipe(stored: Stored) -> Recipe:
    """The recipe of stored bytes. Raises VaultError."""
    data = of_length(as_format(stored, Format.RECIPE), 23)
    return Recipe(Cost(int.from_bytes(data[1:5], "big"), data[5], data[6]), data[7:])


def derive(passphrase: str, recipe: Recipe) -> Derived:
    """Both halves. The passphrase is taken as typed, in Unicode's form NFKC. Raises VaultError."""
    typed = _typed(passphrase)
    del passphrase  # an error page may show what a failed function held
    if not typed:
        raise VaultError("A passphrase has 1 to 1024 bytes of text; choose another one.")
    root = _argon2(typed, recipe)
    if root is None:
        del typed
        raise VaultError("This machine has not enough memory for the passphrase now; try again later.")
    sign_in = base64.urlsafe_b64encode(subkey(root, "sign in")).rstrip(b"=").decode()
    return Derived(sign_in, Key(subkey(root, "unlock")))


def _typed(passphrase: str) -> bytes:
    if len(passphrase) > LONGEST:
        return b""
    try:
        typed = unicodedata.normalize("NFKC", passphrase).encode()
    except UnicodeEncodeError:
        return b""
    return typed if len(typed) <= LONGEST else b""


def _argon2(typed: bytes, recipe: Recipe) -> bytes | None:
    cost = recipe.cost
    try:
        return hash_secret_raw(typed, recipe.salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID)
    except HashingError:
        return None
