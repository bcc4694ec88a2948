"""A person's public half: the card that others wrap keys to, and its fingerprint."""

import hashlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored, as_format, of_length
from quills.web.vault.symbols import Use, from_bytes, write

SHORT: Final = 18
"""Symbols of a fingerprint's short form (90 bits), without the check."""


class Fingerprint(msgspec.Struct, frozen=True):
    """SHA-256 of a card: 32 bytes that no second card has."""

    value: bytes

    @property
    def symbols(self) -> str:
        """Its first 90 bits as 18 symbols."""
        return from_bytes(self.value, SHORT)

    @property
    def short(self) -> str:
        """To be read aloud and compared: five groups of four, the last two symbols a check."""
        return write(self.symbols, Use.FINGERPRINT)


@dataclass(frozen=True)
class Card:
    """What others may know of a person's keys."""

    person: UUID
    exchange: bytes
    """X25519 public key, 32 bytes: keys are wrapped to it."""
    signing: bytes
    """Ed25519 public key, 32 bytes: what the person signed is checked with it."""

    def to_bytes(self) -> bytes:
        """Format number, person (16 bytes), exchange key (32), signing key (32)."""
        return bytes([Format.CARD]) + self.person.bytes + self.exchange + self.signing

    @property
    def fingerprint(self) -> Fingerprint:
        """SHA-256 of a label and the card."""
        return Fingerprint(hashlib.sha256(b"quills card\0" + self.to_bytes()).digest())

    def check_signature(self, signature: bytes, message: bytes) -> None:
        """Raises VaultError unless the owner of this card signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, message)
        except (InvalidSignature, ValueError):
            pass
        else:
            return
        raise VaultError("This was not signed by the person it names; ask them to send it again.")


def read_card(stored: Stored) -> Card:
    """The card of stored bytes. Raises VaultError. Whose card it is, only a pinned fingerprint tells."""
    data = of_length(as_format(stored, Format.CARD), 81)
    return Card(UUID(bytes=data[1:17]), data[17:49], data[49:])
