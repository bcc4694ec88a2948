"""A person's keyring as it is stored, and the keys that it lets them open."""

from collections.abc import Iterator
from uuid import UUID

from quills.web.spaces.models import Member, Ring
from quills.web.spaces.sealed import Sealed
from quills.web.vault.cards import Card, read_card
from quills.web.vault.errors import UnpinnedError, VaultError
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.keyring import Keyring, open_keyring, seal_keyring
from quills.web.vault.keys import Key
from quills.web.vault.sessions import SessionKeys
from quills.web.vault.subkeys import subkey
from quills.web.vault.wraps import unwrap


def private_space(identity: Identity) -> UUID:
    """The id of a person's private space. It follows from their keys: none can be passed off as it."""
    return UUID(bytes=subkey(identity.reveal(), "private space", identity.person.bytes, 16))


def card_of(person: UUID) -> Card | None:
    """The card that is stored for a person. Whether it is really theirs, only a pinned fingerprint tells."""
    row = Ring.objects.filter(person_id=person).first()
    return read_card(row.card) if row else None


def read_ring(identity: Identity, *, lock: bool = False) -> Keyring:
    """The person's keyring. Raises VaultError, also when the card that others are shown is not theirs.

    With ``lock`` nobody else changes it until the transaction ends.
    """
    rows = Ring.objects.select_for_update() if lock else Ring.objects
    row = rows.filter(person_id=identity.person).first()
    if row is None:
        raise VaultError("Your keyring is missing; restore it from a backup.")
    if bytes(row.card) != identity.card.to_bytes():
        raise UnpinnedError("Somebody has put other keys in the place of yours; restore them from a backup.")
    return open_keyring(row.sealed, identity)


def write_ring(ring: Keyring, identity: Identity) -> None:
    """Store the keyring, and the card beside it."""
    sealed = Sealed.given(seal_keyring(ring, identity), Format.DOCUMENT)
    Ring.objects.update_or_create(
        person_id=identity.person, defaults={"card": identity.card.to_bytes(), "sealed": sealed}
    )


def open_keys(identity: Identity) -> tuple[SessionKeys, tuple[str, ...]]:
    """Every key that the person may use, and a sentence for each thing that was refused. Raises VaultError.

    A space's key that seals now comes before the one that it replaces.
    """
    ring = read_ring(identity)
    keys, refused = _open_keys(ring, identity)
    while refused and (now := read_ring(identity)) != ring:  # a key was replaced between the two readings
        ring = now
        keys, refused = _open_keys(ring, identity)
    if not any(space == private_space(identity) for space, _ in keys.spaces):
        raise VaultError(" ".join(refused))
    return keys, refused


def _open_keys(ring: Keyring, identity: Identity) -> tuple[SessionKeys, tuple[str, ...]]:
    keys, refused = SessionKeys(identity), []
    found = {row.space_id: row for row in Member.objects.filter(person_id=identity.person)}
    for space in sorted({*found, *ring.spaces, private_space(identity)}):
        try:
            for key in _keys_of(found.get(space), ring, identity):
                keys = keys.with_key(space, key)
        except VaultError as error:
            refused.append(str(error))
    return keys, tuple(refused)


def _keys_of(row: Member | None, ring: Keyring, identity: Identity) -> Iterator[Key]:
    if row is None:
        raise VaultError("A space that you know is missing; restore it from a backup.")
    key = unwrap(row.wrap, row.space_id, identity, identity.card, ring)
    if key.id != ring.spaces[row.space_id].key:
        raise UnpinnedError("A key of yours that was replaced has been put back; restore it from a backup.")
    yield key
    if row.former is not None:
        yield unwrap(row.former, row.space_id, identity, identity.card, ring)
