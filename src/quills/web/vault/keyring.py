"""A person's keyring: which keys are the right ones for which space, and who is who in it.

It is sealed with the person's own key, so nobody else can add to it. All functions are pure: they
give a new keyring, to be sealed again.
"""

from typing import Final
from uuid import UUID

import msgspec

from quills.web.vault.cards import Card, Fingerprint
from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.errors import UnpinnedError, VaultError
from quills.web.vault.formats import Stored
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.places import Place

FORMAT: Final = 1


class Pins(Hidden, msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one space."""

    key: UUID | None = None
    """Id of the key that seals now."""
    former: tuple[UUID, ...] = ()
    """Ids of keys under which something may still lie."""
    members: dict[UUID, Fingerprint] = msgspec.field(default_factory=dict)
    """Who belongs to it, oneself included."""


class Keyring(Document, frozen=True):
    """Everything that one person has pinned."""

    person: UUID
    spaces: dict[UUID, Pins] = msgspec.field(default_factory=dict)
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError("a keyring of another format")  # becomes a VaultError where it is opened


def seal_keyring(ring: Keyring, identity: Identity) -> bytes:
    """The keyring, sealed with its owner's own key."""
    return seal_document(ring, identity.own, _place(identity.person))


def open_keyring(sealed: Stored, identity: Identity) -> Keyring:
    """This person's keyring. Raises VaultError."""
    ring = open_document(sealed, Keyring, identity.own, _place(identity.person))
    if ring.person != identity.person:
        raise VaultError("This keyring names another person; restore it from a backup.")
    return ring


def pin_member(ring: Keyring, space: UUID, card: Card) -> Keyring:
    """With this card as a member's. Raises UnpinnedError if the member is known by another card."""
    pins = ring.spaces.get(space, Pins())
    known = {found.members[card.person] for found in ring.spaces.values() if card.person in found.members}
    if known - {card.fingerprint}:
        raise UnpinnedError(
            "This person's keys are not those you know: unless they told you in person that they began anew, "
            "somebody may have swapped them."
        )
    members = {**pins.members, card.person: card.fingerprint}
    return _with(ring, space, msgspec.structs.replace(pins, members=members))


def unpin_member(ring: Keyring, person: UUID, space: UUID | None = None) -> Keyring:
    """Without this person in the space, or in any space: after they left, or began anew with new keys."""
    chosen = ring.spaces if space is None else {space}
    for name, pins in ring.spaces.items():
        if name in chosen and person in pins.members:
            rest = {who: card for who, card in pins.members.items() if who != person}
            ring = _with(ring, name, msgspec.structs.replace(pins, members=rest))
    return ring


def pin_key(ring: Keyring, space: UUID, key: UUID) -> Keyring:
    """With this key as the one that seals now; the one before it stays good for opening.

    Raises UnpinnedError for a key that was replaced: going back to it would be a swap.
    """
    pins = ring.spaces.get(space, Pins())
    if key in pins.former:
        raise UnpinnedError(
            "This key of the space was replaced; somebody may have put it back. Do not go on."
        )
    if key == pins.key:
        return ring
    former = pins.former if pins.key is None else (*pins.former, pins.key)
    return _with(ring, space, msgspec.structs.replace(pins, key=key, former=former))


def drop_former(ring: Keyring, space: UUID) -> Keyring:
    """Without the keys that were replaced; once everything is sealed anew."""
    return _with(ring, space, msgspec.structs.replace(_pins(ring, space), former=()))


def forget_space(ring: Keyring, space: UUID) -> Keyring:
    """Without the space."""
    rest = {name: pins for name, pins in ring.spaces.items() if name != space}
    return msgspec.structs.replace(ring, spaces=rest)


def check_key(ring: Keyring, space: UUID, key: UUID) -> None:
    """Raises UnpinnedError unless this key may open what lies in the space."""
    pins = _pins(ring, space)
    if key != pins.key and key not in pins.former:
        raise UnpinnedError(
            "This key of the space is not one you know; somebody may have put it there. "
            "Ask the other person in person before you accept it."
        )


def check_current(ring: Keyring, space: UUID, key: UUID) -> None:
    """Raises UnpinnedError unless this is the key that seals in the space now."""
    if key != _pins(ring, space).key:
        raise UnpinnedError("This is not the key with which this space seals now; sign in again.")


def check_card(ring: Keyring, space: UUID, card: Card) -> None:
    """Raises UnpinnedError unless this is the card of a member of the space."""
    if _pins(ring, space).members.get(card.person) != card.fingerprint:
        raise UnpinnedError(
            "These keys are not those you know of a member of this space; somebody may have swapped them. "
            "Compare the fingerprint in person before you go on."
        )


def _pins(ring: Keyring, space: UUID) -> Pins:
    pins = ring.spaces.get(space)
    if pins is None:
        raise UnpinnedError("Your keyring does not know this space; somebody may have put it there.")
    return pins


def _with(ring: Keyring, space: UUID, pins: Pins) -> Keyring:
    return msgspec.structs.replace(ring, spaces={**ring.spaces, space: pins})


def _place(person: UUID) -> Place:
    return Place(person, "keyring", person, "document")
