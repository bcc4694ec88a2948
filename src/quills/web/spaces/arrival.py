"""Arriving: what every new person gets."""

from django.db import transaction

from quills.web.spaces.contents import new_contents, seal_contents
from quills.web.spaces.models import Member, Space
from quills.web.spaces.rings import private_space, write_ring
from quills.web.spaces.sealed import Sealed
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.keyring import Keyring, pin_key, pin_member
from quills.web.vault.keys import new_key
from quills.web.vault.wraps import wrap


@transaction.atomic
def arrive(identity: Identity) -> None:
    """A keyring, and a private space with its key, for a person whose row is stored. Raises VaultError."""
    space, key = private_space(identity), new_key()
    ring = pin_key(pin_member(Keyring(identity.person), space, identity.card), space, key.id)
    write_ring(ring, identity)
    Space.objects.create(id=space, contents=seal_contents(new_contents(), key, space))
    wrapped = Sealed.given(wrap(key, space, identity, identity.card, ring), Format.WRAP)
    Member.objects.create(space_id=space, person_id=identity.person, wrap=wrapped)
