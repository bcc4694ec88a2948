"""What the signed-in person can open in this session.

The keys lie sealed in a row of their own; the key that opens them is in a cookie; which row it is,
Django's session knows. Nothing opens before the person is signed in. After quiet minutes the row is
deleted, and the passphrase is asked.
"""

import uuid
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from quills.web.spaces import cookies, rotation, rows
from quills.web.spaces.models import SessionKey
from quills.web.spaces.opened import Held, Opened, held_by
from quills.web.spaces.rings import open_keys
from quills.web.vault import sessions
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.identity import Identity
from quills.web.vault.sessions import IDLE, SessionKeys


def begin(request: HttpRequest, identity: Identity, idle: int = IDLE) -> tuple[str, ...]:
    """Keep this person's keys for the session, in place of what it had. Raises VaultError.

    Gives a sentence for each key or space that was refused; show them.
    """
    refused = _finish_rotations(identity)
    keys, more = open_keys(identity)
    end(request)
    cookie, stored = sessions.start(keys, uuid.uuid4(), timezone.now(), idle)
    rows.create(request, stored)
    held = held_by(request)
    held.cookie, held.forget = cookie, False
    return refused + more


def of(request: HttpRequest) -> Opened | None:
    """What the session has opened; None if it is locked or nobody is signed in."""
    held = held_by(request)
    if held.opened is None:
        held.opened = _open(request, held)
    return held.opened


def waiting(request: HttpRequest, person: UUID) -> Opened | None:
    """The same for somebody whose passphrase was right and whose second step is still asked.

    For that step alone: nothing that was written may be read with it.
    """
    held = held_by(request)
    cookie, row = (
        held.cookie or cookies.read(request),
        rows.of_session(request).filter(person_id=person).first(),
    )
    if held.opened is None and row is not None and cookie is not None:
        held.waiting = held.waiting or rows.open_row(row, cookie)
    found = held.opened or held.waiting
    return found if found is not None and found.person == person else None


def need(request: HttpRequest) -> Opened:
    """What the session has opened. Raises LockedError, which the middleware takes to the unlock page."""
    found = of(request)
    if found is None:
        raise LockedError("Locked; give your passphrase to go on.")
    return found


def end(request: HttpRequest) -> None:
    """Forget the keys: here, in the row and in the browser."""
    held = held_by(request)
    rows.of_session(request).delete()
    request.session.pop(rows.ROW, None)
    held.opened, held.waiting, held.cookie, held.forget = None, None, None, True


def lock(request: HttpRequest | None = None, **_: object) -> None:
    """The same, as a receiver of signals."""
    if request is not None:
        end(request)


def end_others(request: HttpRequest) -> None:
    """Lock every other session of the person who is signed in."""
    rows.of_others(request, need(request).person).delete()


def end_all(person: UUID) -> None:
    """Lock every session of this person."""
    SessionKey.objects.filter(person_id=person).delete()


def set_idle(request: HttpRequest, minutes: int) -> None:
    """Lock this session after so many quiet minutes, 1 to 60. Raises VaultError."""
    rows.set_idle(need(request), minutes)


def keep(request: HttpRequest, keys: SessionKeys) -> None:
    """Other keys for the session from now on, as when a space's key was replaced. Raises VaultError."""
    opened = need(request)
    row = rows.of_session(request).first()
    if row is None:
        raise LockedError("Locked; give your passphrase to go on.")
    rows.replace_keys(row, opened.cookie, keys)
    held_by(request).opened = replace(opened, keys=keys)


def _finish_rotations(identity: Identity) -> tuple[str, ...]:
    """Go on where sealing anew was cut off. What hinders it is said, and hinders nothing else."""
    refused = []
    for space in rotation.unfinished(identity):
        try:
            rotation.resume(identity, space)
        except VaultError as error:
            refused.append(str(error))
    return tuple(refused)


def _open(request: HttpRequest, held: Held) -> Opened | None:
    person = getattr(request, "user", None)
    cookie = held.cookie or cookies.read(request)
    if cookie is None or person is None or not person.is_authenticated:
        return None
    row = rows.of_session(request).filter(person_id=person.pk).first()
    found = rows.open_row(row, cookie) if row else None
    if found is None:
        end(request)
    return found
