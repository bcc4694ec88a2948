"""A person's private half: one random seed of 32 bytes, from which all their own keys follow."""

import os
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from quills.web.vault.cards import Card
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden, Secret
from quills.web.vault.keys import Key
from quills.web.vault.subkeys import subkey


class Identity(Hidden):
    """Who a person is to the vault: the key to unwrap with, the key to sign with, and a key of their own."""

    __slots__ = ("_seed", "own", "person")

    def __init__(self, person: UUID, seed: bytes) -> None:
        if len(seed) != 32:
            raise VaultError("A person's seed has 32 bytes; make one with new_identity().")
        self.person = person
        self._seed = Secret(seed)
        self.own = Key(self._part("own key"))
        """Seals what is the person's alone: the keyring and the record of fixed size."""

    @property
    def exchange(self) -> X25519PrivateKey:
        """The key that unwraps."""
        return X25519PrivateKey.from_private_bytes(self._part("exchange key"))

    @property
    def card(self) -> Card:
        """The public half."""
        exchange = self.exchange.public_key().public_bytes_raw()
        return Card(self.person, exchange, self._signing().public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature of 64 bytes."""
        return self._signing().sign(message)

    def reveal(self) -> bytes:
        """The seed, to be sealed at once."""
        return self._seed.reveal()

    def wipe(self) -> None:
        """Forget the seed, as far as Python allows; using the keys afterwards raises VaultError."""
        self._seed.wipe()
        self.own.wipe()

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._part("signing key"))

    def _part(self, purpose: str) -> bytes:
        return subkey(self._seed.reveal(), purpose, self.person.bytes)


def new_identity(person: UUID) -> Identity:
    """A person's new, random private half."""
    return Identity(person, os.urandom(32))
