"""What one can see of one's own account, and its end."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from people_fixtures import OTHER, Make, Somebody

from quills.web.people import events, letters
from quills.web.people.browsers import coarse
from quills.web.people.models import Event, Person, Visit
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import new_identity
from quills.web.vault.places import Place

FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (FIREFOX, "Firefox, Android"),
        (SAFARI, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        ("curl/8.0", ""),
        ("", ""),
        ("X11 " * 1000, "Linux"),
    ],
)
def test_a_browser_is_told_coarsely(agent: str, told: str) -> None:
    assert coarse(agent) == told


def test_the_log_tells_who_came_and_who_was_turned_away(ana: Somebody, another: Callable[[], Client]) -> None:
    stranger = another()
    stranger.post("/signin", {"login": "Ana", "password": OTHER}, headers={"User-Agent": FIREFOX})
    ana.sign_in()
    page = ana.client.get("/you/log").content.decode()
    assert (
        page.index("Signed in")
        < page.index("Turned away: wrong passphrase or kit")
        < page.index("Firefox, Android")
    )


def test_the_log_is_sealed(ana: Somebody) -> None:
    ana.client.post("/signin", {"login": "Ana", "password": OTHER}, headers={"User-Agent": FIREFOX})
    stored = bytes(Event.objects.get().sealed)
    assert b"Firefox" not in stored
    assert b"refused" not in stored


def test_nobody_else_opens_a_line_and_no_line_opens_elsewhere(ana: Somebody, eve: Somebody) -> None:
    here = Place(ana.person.pk, "people_event", uuid4(), "sealed")
    there = Place(ana.person.pk, "people_event", uuid4(), "sealed")
    letter = letters.write(b"x", ana.identity.card, here)
    assert letters.read(letter, ana.identity, here) == b"x"
    for reader, place in [(eve.identity, here), (ana.identity, there)]:
        with pytest.raises(VaultError):
            letters.read(letter, reader, place)


def test_letters_have_one_size(ana: Somebody) -> None:
    place = Place(ana.person.pk, "people_event", uuid4(), "sealed")
    sizes = {len(letters.write(text, ana.identity.card, place)) for text in (b"", b"x" * 250)}
    assert sizes == {1 + 32 + letters.PLAIN + 16}


@pytest.mark.parametrize("stored", [b"", b"\x09", b"\x08" + bytes(400), bytes(305)])
def test_what_is_no_letter_is_refused(stored: bytes) -> None:
    reader = new_identity(uuid4())
    with pytest.raises(VaultError):
        letters.read(stored, reader, Place(reader.person, "people_event", uuid4(), "sealed"))


def test_a_line_that_was_changed_is_left_out(person: Somebody) -> None:
    Event.objects.update(sealed=b"\x09" + bytes(304))
    assert person.client.get("/you/log").status_code == 200


def test_turning_somebody_away_pushes_out_no_other_line(ana: Somebody) -> None:
    request = RequestFactory().get("/", headers={"User-Agent": EDGE})
    for _ in range(102):
        events.note(ana.person, events.What.UNLOCKED, request)
    for _ in range(45):
        events.note(ana.person, events.What.REFUSED, request)
    kept = [line.what for line in events.read(ana.person, ana.identity)]
    assert [kept.count(events.What.UNLOCKED), kept.count(events.What.REFUSED)] == [100, 40]


def test_every_happening_has_words() -> None:
    assert set(events.WORDS) == set(events.What)


def test_a_stranger_reads_her_own_log_alone(person: Somebody, eve: Somebody) -> None:
    assert eve.client.get("/you/log").content.decode().count("<tr") == 2  # the head, and her sign-in


def test_browsers_are_listed_without_address_and_time_in_the_open(
    person: Somebody, another: Callable[[], Client]
) -> None:
    phone = another()
    phone.defaults["HTTP_USER_AGENT"] = FIREFOX
    phone.defaults["REMOTE_ADDR"] = "192.0.2.44"
    person.sign_in(phone)
    page = person.client.get("/you/browsers").content.decode()
    assert "Firefox, Android" in page
    assert "this one" in page
    assert "192.0.2.44" not in page
    stored = b"".join(bytes(visit.sealed) for visit in Visit.objects.all())
    assert b"Firefox" not in stored


def test_she_signs_one_browser_out(person: Somebody, another: Callable[[], Client]) -> None:
    phone = person.sign_in(another())
    visit = Visit.objects.get(session=phone.session.session_key)
    assert person.client.post(f"/you/browsers/{visit.pk}/out").status_code == 302
    assert phone.get("/you")["Location"].startswith("/signin")
    assert person.client.get("/you").status_code == 200


def test_she_signs_all_others_out(person: Somebody, another: Callable[[], Client]) -> None:
    phones = [person.sign_in(another()) for _ in range(2)]
    person.client.post("/you/browsers")
    assert all(phone.get("/you")["Location"].startswith("/signin") for phone in phones)
    assert Session.objects.count() == Visit.objects.count() == 1
    assert person.client.get("/you").status_code == 200


def test_a_stranger_signs_nobody_out(person: Somebody, eve: Somebody) -> None:
    visit = Visit.objects.get(person=person.person)
    assert eve.client.post(f"/you/browsers/{visit.pk}/out").status_code == 404
    assert eve.client.post(f"/you/browsers/{uuid4()}/out").status_code == 404
    eve.client.post("/you/browsers")
    assert person.client.get("/you").status_code == 200


def test_a_stranger_removes_no_passkey(person: Somebody, eve: Somebody) -> None:
    passkey = Authenticator.objects.create(
        user=person.person, type=Authenticator.Type.WEBAUTHN, data={"name": "1", "credential": {}}
    )
    assert eve.client.get(f"/you/steps/passkeys/{passkey.pk}/off").status_code == 404
    assert eve.client.post(f"/you/steps/passkeys/{passkey.pk}/off").status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def rows() -> dict[str, int]:
    """How many rows there are in each table that has some."""
    counts = {model.__name__: model._default_manager.count() for model in apps.get_models()}  # noqa: SLF001  Django's way
    return {table: count for table, count in counts.items() if count}


def test_deleting_leaves_nothing_behind(make_somebody: Make, db: None) -> None:
    before = rows()
    ana = make_somebody("Ana")
    ana.sign_in()
    ana.client.post("/you/steps/app", {})
    Authenticator.objects.create(user=ana.person, type="webauthn", data={"name": "1", "credential": {}})
    answer = ana.client.post("/you/delete", {"name": "ana", "passphrase": ana.passphrase})
    assert answer["Location"] == "/deleted"
    assert rows() == before
    assert "It is deleted." in ana.client.get("/deleted").content.decode()


def test_deleting_touches_nobody_else(person: Somebody, eve: Somebody) -> None:
    person.client.post("/you/delete", {"name": "Ana", "passphrase": person.passphrase})
    assert eve.client.get("/you").status_code == 200
    assert [somebody.name for somebody in Person.objects.all()] == ["Eve"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": "Ben"}, "not the name of this account"),
        ({"passphrase": OTHER}, "This is not your passphrase."),
        ({"passphrase": ""}, "required"),
    ],
)
def test_deleting_needs_both_name_and_passphrase(person: Somebody, told: dict[str, str], said: str) -> None:
    given = {"name": "Ana", "passphrase": person.passphrase} | told
    assert said in person.client.post("/you/delete", given).content.decode()
    assert Person.objects.exists()


def test_there_is_nobody_above_anybody() -> None:
    assert not hasattr(Person, "is_superuser")
    assert not hasattr(Person, "is_staff")
    assert not apps.is_installed("django.contrib.admin")
    fields = {field.name for field in Person._meta.get_fields()}  # noqa: SLF001  Django's way
    assert not fields & {"email", "last_login", "date_joined", "groups"}
