"""Sealing bytes: AES-256-GCM under a key, bound to the key's id, the place and the format number."""

import os
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored, as_format
from quills.web.vault.keys import Key
from quills.web.vault.places import Place

NONCE: Final = 12
"""Random bytes before each ciphertext (96 bits)."""
TAG: Final = 16
"""Bytes at the end that prove it is whole."""
HEAD: Final = 1 + 16 + NONCE
"""Bytes before the ciphertext: format number, key id, nonce."""


def seal(plain: bytes, key: Key, place: Place, form: Format = Format.VALUE) -> bytes:
    """The plain bytes, sealed: format number, key id, nonce, ciphertext with tag."""
    nonce = os.urandom(NONCE)
    head = bytes([form]) + key.id.bytes
    return head + nonce + key.cipher.encrypt(nonce, plain, _bound(head, place))


def unseal(sealed: Stored, key: Key, place: Place, form: Format = Format.VALUE) -> bytes:
    """The plain bytes of what was sealed with this key, in this place, in this form. Raises VaultError."""
    data = _whole(sealed, form)
    if data[1:17] != key.id.bytes:
        raise VaultError("This is sealed with another key; open it with the key that it names.")
    try:
        return key.cipher.decrypt(data[17:HEAD], data[HEAD:], _bound(data[:17], place))
    except InvalidTag:
        pass
    raise VaultError(
        "This does not open: it was changed, or moved here from elsewhere; restore it from a backup."
    )


def key_id(sealed: Stored, form: Format = Format.VALUE) -> UUID:
    """The id of the key that opens this. It is a claim until ``unseal`` has proved it."""
    return UUID(bytes=_whole(sealed, form)[1:17])


def _whole(sealed: Stored, form: Format) -> bytes:
    data = as_format(sealed, form)
    if len(data) < HEAD + TAG:
        raise VaultError("This was cut: it is too short to be sealed; restore it from a backup.")
    return data


def _bound(head: bytes, place: Place) -> bytes:
    """What the tag vouches for besides the ciphertext."""
    return head + place.to_bytes()
