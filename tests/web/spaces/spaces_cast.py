"""The cast of the spaces' tests: people with keys, their desks, and kinds of documents to keep."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Final
from uuid import UUID, uuid4

import msgspec
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from quills.web.people.models import Person
from quills.web.spaces import session
from quills.web.spaces.arrival import arrive
from quills.web.spaces.desk import Desk
from quills.web.spaces.kinds import register
from quills.web.spaces.opened import finish
from quills.web.spaces.rings import open_keys, private_space
from quills.web.spaces.sealed import Sealed, seal
from quills.web.vault.formats import Format
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.keys import new_key
from quills.web.vault.places import Place
from quills.web.vault.sealing import seal as seal_bytes

AT: Final = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


class Note(Hidden, msgspec.Struct, frozen=True, tag_field="kind", tag="test note"):
    """A kind that says little."""

    text: str
    at: datetime = AT
    id: UUID = msgspec.field(default_factory=uuid4)


class Ride(Hidden, msgspec.Struct, frozen=True, tag_field="kind", tag="test ride"):
    """A kind of which something is counted; its id is a text."""

    minutes: int
    at: datetime = AT
    id: str = msgspec.field(default_factory=lambda: str(uuid4()))


class Scrap(Hidden, msgspec.Struct, frozen=True, tag_field="kind", tag="test scrap"):
    """A kind that stands in no month."""

    id: UUID
    text: str
    at: datetime = AT


register(Note)
register(Ride, counts=lambda ride: {"minutes": ride.minutes})
register(Scrap, listed=False)


def person(name: str) -> Identity:
    """Somebody of the cast, arrived: a row, a keyring, a private space."""
    row = Person(name=f"{name} {secrets.token_hex(3)}", recipe=b"-", password="!")  # noqa: S106  nobody signs in with it
    identity = new_identity(row.pk)
    sealed = Sealed.given(
        seal_bytes(b"-", new_key(), Place(row.pk, "t", row.pk, "f"), Format.SEED), Format.SEED
    )
    row.lock = row.kit_lock = sealed
    row.settings = seal(Note("-"), identity.own, Place(row.pk, "t", row.pk, "f"))
    row.save()
    arrive(identity)
    return identity


def desk_of(identity: Identity, row: UUID | None = None) -> Desk:
    """The desk of somebody's private space, as of now."""
    return Desk(open_keys(identity)[0], private_space(identity), row)


def request_of(identity: Identity | None, path: str = "/", method: str = "GET") -> HttpRequest:
    """A request in a new session, by a signed-in person or by nobody."""
    request = RequestFactory().generic(method, path)
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.user = Person.objects.get(pk=identity.person) if identity else AnonymousUser()
    return request


def next_request(before: HttpRequest) -> HttpRequest:
    """The next request of the same browser: it has the session and the cookies that the answer gave."""
    answer = HttpResponse()
    finish(before, answer)
    request = RequestFactory().get("/")
    request.session, request.user = before.session, before.user
    request.COOKIES = dict(before.COOKIES)
    for name, morsel in answer.cookies.items():
        request.COOKIES[name] = morsel.value
    return request


def signed_in(identity: Identity, idle: int = 10) -> HttpRequest:
    """A request after the one in which somebody signed in."""
    request = request_of(identity)
    assert session.begin(request, identity, idle) == ()
    return next_request(request)


def days(number: int, first: datetime = AT) -> Iterator[datetime]:
    """So many days in a row, back from the first."""
    return (first - timedelta(days=day) for day in range(number))
