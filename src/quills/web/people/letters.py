"""Letters to a person: anybody can seal one to their card, and only they can open it.

HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A letter is a format
number and what HPKE gives. It does not say who wrote it.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from quills.web.vault.cards import Card
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored
from quills.web.vault.identity import Identity
from quills.web.vault.padding import pad, unpad
from quills.web.vault.places import Place

PLAIN: Final = 256
"""Bytes of every letter before it is sealed."""

_INFO: Final = b"quills letter\0" + bytes([Format.LETTER])
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def write(text: bytes, card: Card, place: Place) -> bytes:
    """A letter that only the owner of the card opens, and only in this place. Raises VaultError."""
    try:
        key = X25519PublicKey.from_public_bytes(card.exchange)
        return bytes([Format.LETTER]) + _SUITE.encrypt(pad(text, PLAIN), key, _INFO + place.to_bytes())
    except ValueError:
        pass
    raise VaultError("This card holds no usable key; its owner has to sign in again.")


def read(stored: Stored, reader: Identity, place: Place) -> bytes:
    """What was written. Raises VaultError."""
    data = bytes(stored)
    try:
        if data[:1] == bytes([Format.LETTER]):
            return unpad(_SUITE.decrypt(data[1:], reader.exchange, _INFO + place.to_bytes()))
    except (InvalidTag, ValueError):
        pass
    raise VaultError("This line does not open: it was changed, or moved here from elsewhere.")
