"""A recovery on its way: the new locks wait in the session until a second step, if there is one, is done.

Whoever has found the kit and nothing else must not be able to lock its owner out. What waits is what
will stand in the account's row; none of it is secret.
"""

import base64
from typing import Final

from django.http import HttpRequest

from quills.web.people import kits, own, visits
from quills.web.people.keys import NewLocks, apply
from quills.web.people.models import Person
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.kit import Kit

WAITING: Final = "renewal"


class Renewal(Hidden):
    """What a recovery will store, and the kit that follows."""

    def __init__(self, locks: NewLocks, kit: Kit) -> None:
        self.locks = locks
        self.kit = kit


def wait(request: HttpRequest, person: Person, identity: Identity, renewal: Renewal | None) -> None:
    """Keep a renewal until its person has entered; one that was left half done before is dropped."""
    request.session.pop(WAITING, None)
    kits.drop(request)
    if renewal is None:
        return
    locks = renewal.locks
    parts = [base64.b64encode(part).decode("ascii") for part in (locks.recipe, locks.sealed, locks.kit)]
    request.session[WAITING] = [str(person.pk), locks.hashed, *parts]
    kits.keep(request, renewal.kit, identity)


def finish(request: HttpRequest, person: Person, identity: Identity) -> bool:
    """Store what waits for this person, and sign other browsers out; False if nothing waits."""
    owner, *parts = request.session.pop(WAITING, None) or [""]
    if owner != str(person.pk):
        return False
    hashed, *stored = parts
    recipe, sealed, kit = map(base64.b64decode, stored)
    apply(person, NewLocks(recipe, sealed, hashed, kit))
    own.change(person, identity, kit=False)
    visits.stay(request, person)
    visits.end_others(request, person)
    return True
