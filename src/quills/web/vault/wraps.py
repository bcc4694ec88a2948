"""A space's key for one member: wrapped to the member's card by HPKE and signed by whoever invites.

HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
"""

from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from quills.web.vault.cards import Card
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored, as_format, of_length
from quills.web.vault.identity import Identity
from quills.web.vault.keyring import Keyring, check_card, check_current, check_key
from quills.web.vault.keys import Key

HEAD: Final = 1 + 16 + 16 + 32 + 32
"""Bytes before the wrapped key: format number, space, key id, fingerprints of inviter and member."""
SIGNED: Final = HEAD + 32 + 32 + 16
"""Bytes that are signed: the head, HPKE's encapsulated key, the wrapped key and its tag."""
SIZE: Final = SIGNED + 64
"""Bytes of a wrap."""

_INFO: Final = b"quills wrap\0"
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def wrap(key: Key, space: UUID, inviter: Identity, member: Card, ring: Keyring) -> bytes:
    """The space's key for this member. ``ring`` is the inviter's.

    Raises UnpinnedError unless the key is the one that seals now and the card a member's (oneself
    may be one).
    """
    check_current(ring, space, key.id)
    check_card(ring, space, member)
    head = _head(space, key.id, inviter.card, member)
    message = head + _wrapped(key, head, member)
    return message + inviter.sign(message)


def unwrap(stored: Stored, space: UUID, member: Identity, inviter: Card, ring: Keyring) -> Key:
    """The space's key. ``ring`` is the member's own. Raises VaultError.

    Among them UnpinnedError, if the ring knows the key or the inviter's card otherwise or not at all.
    """
    check_key(ring, space, wrapped_key(stored))
    return unwrap_new(stored, space, member, inviter, ring)


def unwrap_new(stored: Stored, space: UUID, member: Identity, inviter: Card, ring: Keyring) -> Key:
    """The same for a key that is not pinned yet: on joining, or when a member says that it was replaced.

    The inviter's card has to be pinned. Pin the key's id before anything is sealed with it.
    """
    check_card(ring, space, inviter)
    data = of_length(as_format(stored, Format.WRAP), SIZE)
    head, message = data[:HEAD], data[:SIGNED]
    if head != _head(space, wrapped_key(data), inviter, member.card):
        raise VaultError("This key is meant for another space, or comes from or goes to another person.")
    inviter.check_signature(data[SIGNED:], message)
    key = _unwrapped(message[HEAD:], head, member)
    if key is None or key.id != wrapped_key(data):
        raise VaultError("This wrapped key does not open; ask the other person to invite you again.")
    return key


def wrapped_key(stored: Stored) -> UUID:
    """The id of the key that this wrap says it holds."""
    return UUID(bytes=of_length(as_format(stored, Format.WRAP), SIZE)[17:33])


def _head(space: UUID, key: UUID, inviter: Card, member: Card) -> bytes:
    fingerprints = inviter.fingerprint.value + member.fingerprint.value
    return bytes([Format.WRAP]) + space.bytes + key.bytes + fingerprints


def _wrapped(key: Key, head: bytes, member: Card) -> bytes:
    try:
        return _SUITE.encrypt(key.reveal(), X25519PublicKey.from_public_bytes(member.exchange), _INFO + head)
    except ValueError:
        pass
    raise VaultError("This card holds no usable key; ask its owner to join again.")


def _unwrapped(wrapped: bytes, head: bytes, member: Identity) -> Key | None:
    try:
        return Key(_SUITE.decrypt(wrapped, member.exchange, _INFO + head))
    except (InvalidTag, ValueError, VaultError):
        return None
