"""Eve is signed in and a stranger: whatever she asks for of Ana's is not there."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import Http404
from spaces_cast import Note, Scrap, desk_of, person, request_of, signed_in

from quills.web.spaces import cookies, renewal, session
from quills.web.spaces.desk import Desk, desk
from quills.web.spaces.models import Document, Member, SessionKey
from quills.web.spaces.rings import private_space
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.identity import Identity

pytestmark = pytest.mark.django_db

ASKS: list[Callable[[Desk, UUID], object]] = [
    lambda own, row: own.get(row, Note),
    lambda own, row: own.delete(row),
    lambda own, row: own.delete(row, ""),
    lambda own, row: own.put(Note("mine now", id=row)),
    lambda own, row: own.put(Note("mine now", id=row), version=""),
    lambda own, row: own.put(Note("mine now", id=row), over=True),
    lambda own, row: own.put_all([Note("new"), Note("mine now", id=row)], over=True),
]


@pytest.fixture
def ana() -> Identity:
    return person("Ana")


@pytest.fixture
def row(ana: Identity) -> UUID:
    return desk_of(ana).put(Note("Ana's"))


@pytest.mark.parametrize("ask", ASKS)
def test_a_document_of_anas_is_not_there(
    ana: Identity, row: UUID, ask: Callable[[Desk, UUID], object]
) -> None:
    own = desk(signed_in(person("Eve")))
    before = list(Document.objects.values_list("id", "space_id", "sealed"))
    with pytest.raises(Http404):
        ask(own, row)
    assert list(Document.objects.values_list("id", "space_id", "sealed")) == before
    assert desk_of(ana).get(row, Note).text == "Ana's"


def test_lists_hold_nothing_of_anas(ana: Identity, row: UUID) -> None:
    own = desk(signed_in(person("Eve")))
    assert own.find(row, Note) is None
    assert own.version(row) == ""
    assert own.months() == {}
    assert own.items() == own.recent(5) == own.recent(5, row) == list(own.all()) == []
    assert own.month("2026-11").items == ()
    assert own.read(desk_of(ana).items()) == []
    assert own.undelete() is None
    assert own.named("draft") != desk_of(ana).named("draft")


def test_a_guessed_name_of_a_draft_is_not_there(ana: Identity) -> None:
    own = desk_of(ana)
    own.put(Scrap(own.named("draft"), "half"))
    assert desk(signed_in(person("Eve"))).find(own.named("draft"), Scrap) is None


def test_anas_space_is_not_there(ana: Identity) -> None:
    with pytest.raises(Http404):
        desk(signed_in(person("Eve")), private_space(ana))


def test_anas_bin_is_not_eves(ana: Identity, row: UUID) -> None:
    desk(signed_in(ana)).delete(row)
    assert desk(signed_in(person("Eve"))).undelete() is None


def test_anas_cookie_opens_nothing_in_eves_session(ana: Identity) -> None:
    mine, eves = signed_in(ana), signed_in(person("Eve"))
    eves.COOKIES = dict(mine.COOKIES)
    assert session.of(eves) is None
    assert session.of(mine) is not None


def test_anas_session_opens_nothing_without_her_cookie(ana: Identity) -> None:
    mine = signed_in(ana)
    mine.COOKIES = {}
    assert session.of(mine) is None
    mine.COOKIES = {cookies.name(): "not a key"}
    assert session.of(mine) is None


def test_a_cookie_alone_opens_nothing(ana: Identity) -> None:
    guest = request_of(None)
    guest.COOKIES = dict(signed_in(ana).COOKIES)
    assert session.of(guest) is None
    for ask in (desk, renewal.renew, session.need, session.end_others):
        with pytest.raises(LockedError):
            ask(guest)
    with pytest.raises(LockedError):
        session.set_idle(guest, 5)


def test_eve_ends_no_session_but_her_own(ana: Identity) -> None:
    mine, eves = signed_in(ana), signed_in(person("Eve"))
    session.end_others(eves)
    session.end(eves)
    assert [row.person_id for row in SessionKey.objects.all()] == [ana.person]
    assert session.of(mine) is not None


def test_a_wrap_of_anas_does_not_open_for_eve(ana: Identity) -> None:
    eve = person("Eve")
    stolen = Member.objects.get(person_id=ana.person).wrap
    Member.objects.filter(person_id=eve.person).update(wrap=stolen)
    request = request_of(eve)
    with pytest.raises(VaultError, match="not one you know"):
        session.begin(request, eve)
