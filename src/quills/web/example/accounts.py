"""The throwaway account of somebody who looks around: made, and deleted with everything it has."""

import secrets
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from quills.web.example.models import Stay
from quills.web.people import own, record, visits
from quills.web.people.models import Person
from quills.web.spaces.arrival import arrive
from quills.web.spaces.departure import depart
from quills.web.spaces.models import SessionKey
from quills.web.spaces.sealed import Sealed
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.locks import lock_with_kit
from quills.web.vault.passphrase import new_recipe


def make() -> tuple[Person, Identity]:
    """An account under a random name. No passphrase opens it, and its kits are thrown away."""
    person = Person(name=f"example {secrets.token_hex(12)}", password=make_password(None))
    identity = new_identity(person.pk)
    person.settings = own.seal(own.Settings(), identity)
    person.recipe = new_recipe().to_bytes()
    person.lock, person.kit_lock = _lock(identity), _lock(identity)
    with transaction.atomic():
        person.save(force_insert=True)
        Stay.objects.create(person=person)
        record.make(identity)
        arrive(identity)
    return person, identity


@transaction.atomic
def remove(person: UUID) -> None:
    """Delete an example account, its sessions, its keys and its space. One that is no example stays."""
    found = Stay.objects.filter(person_id=person).select_related("person").first()
    if found is None:
        return
    visits.end_all(found.person)
    depart(person)
    Person.objects.filter(pk=person).delete()


def sweep() -> int:
    """Delete the examples that nobody has open any more; gives how many."""
    alive = SessionKey.objects.filter(until__gt=timezone.now()).values("person_id")
    stale = list(Stay.objects.exclude(person_id__in=alive).values_list("person_id", flat=True))
    for person in stale:
        remove(person)
    return len(stale)


def _lock(identity: Identity) -> Sealed:
    return Sealed.given(lock_with_kit(identity).sealed, Format.SEED)
