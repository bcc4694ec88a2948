"""A key that seals. Its id is computed from it, so whoever pins the id has pinned the key."""

import os
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden, Secret
from quills.web.vault.subkeys import subkey

LENGTH: Final = 32
"""Bytes of a key (AES-256)."""


class Key(Hidden):
    """A key of 32 bytes and its id.

    The id is 16 bytes of HKDF of the key: it may be seen by everybody, and no second key fits it.
    """

    __slots__ = ("_cipher", "_secret", "id")

    def __init__(self, secret: bytes) -> None:
        if len(secret) != LENGTH:
            raise VaultError("A key of the vault has 32 bytes; make one with new_key().")
        self._secret = Secret(secret)
        self._cipher: AESGCM | None = AESGCM(secret)
        self.id = UUID(bytes=subkey(secret, "key id", length=16))

    def __repr__(self) -> str:
        return f"Key({self.id})"

    def __eq__(self, other: object) -> bool:
        return self._secret == other._secret if isinstance(other, Key) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def cipher(self) -> AESGCM:
        """AES-256-GCM under this key."""
        if self._cipher is None:
            raise VaultError("This key was wiped from memory; sign in again.")
        return self._cipher

    def reveal(self) -> bytes:
        """The 32 bytes, to be wrapped or sealed at once."""
        return self._secret.reveal()

    def wipe(self) -> None:
        """Forget the key, as far as Python allows; using it afterwards raises VaultError."""
        self._secret.wipe()
        self._cipher = None


def new_key() -> Key:
    """A random key."""
    return Key(os.urandom(LENGTH))
