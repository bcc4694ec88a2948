"""The browsers in which a person is signed in."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from quills.web.people.browsers import coarse
from quills.web.people.models import Person, Visit
from quills.web.spaces import session
from quills.web.spaces.sealed import Sealed
from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.places import Place


class Note(Document, frozen=True):
    """What its person sees of a browser."""

    began: datetime
    browser: str = ""
    format: int = 1


class Browser(Document, frozen=True):
    """One line of the list."""

    id: UUID
    note: Note
    this: bool
    """Whether it is the one that asks."""


def begin(request: HttpRequest, person: Person, identity: Identity) -> None:
    """This browser is signed in from now on."""
    visit = Visit(person=person, session=request.session.session_key or "")
    note = Note(timezone.now(), coarse(request.headers.get("User-Agent", "")))
    visit.sealed = Sealed.given(seal_document(note, identity.own, _place(person, visit.pk)), Format.DOCUMENT)
    Visit.objects.filter(session=visit.session).delete()
    visit.save(force_insert=True)


def listed(request: HttpRequest, person: Person, identity: Identity) -> Iterator[Browser]:
    """The browsers that are still signed in, this one first."""
    _sweep(person)
    found = Visit.objects.filter(person=person)
    for visit in sorted(found, key=lambda visit: visit.session != request.session.session_key):
        yield Browser(visit.pk, _note(visit, identity), visit.session == request.session.session_key)


def end(person: Person, visit: UUID) -> bool:
    """Sign one browser out; False if this person has none with that id."""
    found = Visit.objects.filter(person=person, pk=visit)
    return _end(list(found.values_list("session", flat=True)))


def end_others(request: HttpRequest, person: Person) -> None:
    """Sign every other browser out."""
    session.end_others(request)
    others = Visit.objects.filter(person=person).exclude(session=request.session.session_key)
    _end(list(others.values_list("session", flat=True)))


def end_all(person: Person) -> None:
    """Sign every browser out."""
    session.end_all(person.pk)
    _end(list(Visit.objects.filter(person=person).values_list("session", flat=True)))


def stay(request: HttpRequest, person: Person) -> None:
    """Keep this browser signed in although the passphrase has changed; Django gives its session a new key."""
    before = request.session.session_key
    update_session_auth_hash(request, person)
    Visit.objects.filter(session=before).update(session=request.session.session_key)


def _end(keys: list[str]) -> bool:
    Session.objects.filter(session_key__in=keys).delete()
    return bool(Visit.objects.filter(session__in=keys).delete()[0])


def _sweep(person: Person) -> None:
    """Without those whose session has ended by itself."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    Visit.objects.filter(person=person).exclude(session__in=alive).delete()


def _note(visit: Visit, identity: Identity) -> Note:
    try:
        return open_document(visit.sealed, Note, identity.own, _place(visit.person_id, visit.pk))
    except VaultError:
        return Note(timezone.now())


def _place(person: Person | UUID, visit: UUID) -> Place:
    owner = person.pk if isinstance(person, Person) else person
    return Place(owner, "people_visit", visit, "sealed")
