"""The second step: codes from an app, codes on paper, and what is stored of them."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import timezone
from people_fixtures import OTHER, Somebody, code, groups

from quills.web.people import events, keys
from quills.web.people.adapter import Accounts
from quills.web.people.models import Person
from quills.web.spaces.models import SessionKey
from quills.web.vault.errors import LockedError


def secret_of(page: str) -> str:
    found = re.search(r'<code class="print"[^>]*>([A-Z2-7]{32})</code>', page)
    assert found
    return found[1]


def switch_on(client: Client) -> tuple[str, list[str]]:
    """The secret of the app, and the codes for paper."""
    secret = secret_of(client.get("/you/steps/app").content.decode())
    answer = client.post("/you/steps/app", {"code": code(secret)})
    assert answer["Location"] == "/you/steps/codes", answer.content.decode()
    page = client.get("/you/steps/codes").content.decode()
    cache.clear()  # a code is good once, and the tests have no half minute to wait
    return secret, re.findall(r"<code>(\d{8})</code>", page)


@pytest.fixture
def guarded(person: Somebody) -> tuple[Somebody, str, list[str]]:
    """Ana with an app, signed out."""
    secret, codes = switch_on(person.client)
    person.client.post("/signout")
    return person, secret, codes


Guarded = tuple[Somebody, str, list[str]]


def test_after_the_passphrase_the_code_is_asked_and_nothing_is_open_yet(guarded: Guarded) -> None:
    ana, secret, _ = guarded
    answer = ana.client.post("/signin", {"login": "Ana", "password": ana.passphrase})
    assert answer["Location"] == "/signin/step"
    assert ana.client.get("/you")["Location"].startswith("/signin")
    assert ana.client.get("/kit")["Location"].startswith("/signin")
    assert ana.client.post("/signin/step", {"code": code(secret)}).status_code == 302
    assert ana.client.get("/you").status_code == 200


@pytest.mark.parametrize("typed", ["000000", "", "12345678", "x" * 30])
def test_a_wrong_code_lets_nobody_in(guarded: Guarded, typed: str) -> None:
    ana, _, _ = guarded
    ana.sign_in()
    assert ana.client.post("/signin/step", {"code": typed}).status_code == 200
    assert ana.client.get("/you")["Location"].startswith("/signin")


def test_a_code_is_good_once(guarded: Guarded, another: Callable[[], Client]) -> None:
    ana, secret, _ = guarded
    typed = code(secret)
    ana.sign_in()
    assert ana.client.post("/signin/step", {"code": typed}).status_code == 302
    thief = ana.sign_in(another())
    assert thief.post("/signin/step", {"code": typed}).status_code == 200


def test_a_code_that_is_half_a_minute_late_is_taken_and_an_older_one_is_not(guarded: Guarded) -> None:
    ana, secret, _ = guarded
    ana.sign_in()
    assert ana.client.post("/signin/step", {"code": code(secret, late=3)}).status_code == 200
    assert ana.client.post("/signin/step", {"code": code(secret, late=1)}).status_code == 302


def test_wrong_codes_are_counted_and_written_into_the_log(guarded: Guarded) -> None:
    ana, secret, _ = guarded
    ana.sign_in()
    for _ in range(10):
        ana.client.post("/signin/step", {"code": "000000"})
    assert "Too many tries" in ana.client.post("/signin/step", {"code": code(secret)}).content.decode()
    lines = [line.what for line in events.read(ana.person, ana.identity)]
    assert lines.count(events.What.STEP_REFUSED) == 10


def test_a_code_from_paper_stands_in_once_for_the_second_step_alone(
    guarded: Guarded, another: Callable[[], Client]
) -> None:
    ana, _, codes = guarded
    assert len(set(codes)) == 10
    ana.sign_in()
    assert ana.client.post("/signin/step", {"code": codes[0]}).status_code == 302
    again = ana.sign_in(another())
    assert again.post("/signin/step", {"code": codes[0]}).status_code == 200
    assert "Turned away" not in again.post("/signin", {"login": "Ana", "password": codes[1]}).content.decode()
    assert again.get("/you")["Location"].startswith("/signin")


def test_the_kit_does_not_stand_in_for_the_second_step(guarded: Guarded) -> None:
    """Whoever has found the kit neither enters nor locks its owner out."""
    ana, _, _ = guarded
    answer = ana.client.post("/recover", {"name": "Ana", "kit": ana.kit, "passphrase": OTHER})
    assert answer["Location"] == "/signin/step"
    assert ana.client.get("/kit")["Location"].startswith("/signin")
    keys.open_person(Person.objects.get(), ana.passphrase)
    assert keys.prepare_recovery(Person.objects.get(), ana.kit, OTHER)


def test_the_kit_and_the_second_step_together_recover(guarded: Guarded) -> None:
    ana, secret, _ = guarded
    ana.client.post("/recover", {"name": "Ana", "kit": ana.kit, "passphrase": OTHER})
    assert ana.client.post("/signin/step", {"code": code(secret)})["Location"] == "/kit"
    assert len(groups(ana.client.get("/kit").content.decode())) == 7
    keys.open_person(Person.objects.get(), OTHER)


def test_a_recovery_left_half_done_is_not_finished_by_the_next_sign_in(guarded: Guarded) -> None:
    """A thief with the kit leaves the browser at the second step; then Ana signs in there."""
    ana, secret, _ = guarded
    ana.client.post("/recover", {"name": "Ana", "kit": ana.kit, "passphrase": OTHER})
    session = ana.client.session
    del session["account_login"]
    session.save()
    ana.sign_in()
    ana.client.post("/signin/step", {"code": code(secret)})
    assert ana.client.get("/you").status_code == 200
    keys.open_person(Person.objects.get(), ana.passphrase)


def test_begin_again_forgets_the_first_step(guarded: Guarded) -> None:
    ana, secret, _ = guarded
    ana.sign_in()
    ana.client.post("/signout")
    assert ana.client.post("/signin/step", {"code": code(secret)})["Location"] == "/signin"
    assert not Session.objects.exists()


def test_the_second_step_waits_ten_minutes_and_then_begins_again(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, secret, _ = guarded
    ana.sign_in()
    SessionKey.objects.update(until=timezone.now())
    assert ana.client.post("/signin/step", {"code": code(secret)})["Location"].startswith("/signin")
    assert "Good to see you" in ana.client.get("/signin").content.decode()


def test_a_second_step_that_needs_no_key_is_too_late_as_well(guarded: Guarded) -> None:
    """A passkey is checked without opening anything."""
    ana, _, _ = guarded
    ana.sign_in()
    request = RequestFactory().get("/")
    request.session = ana.client.session
    request.user = AnonymousUser()
    SessionKey.objects.all().delete()
    with pytest.raises(LockedError):
        Accounts().login(request, ana.person)
    assert "_auth_user_id" not in request.session


def test_nothing_that_makes_codes_is_stored_in_the_open(person: Somebody) -> None:
    page = person.client.get("/you/steps/app").content.decode()
    secret = secret_of(page)
    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert secret not in str(sessions)
    person.client.post("/you/steps/app", {"code": code(secret)})
    assert secret not in str([auth.data for auth in Authenticator.objects.all()])
    assert Authenticator.objects.count() == 2


def test_somebody_elses_sealed_secret_is_no_second_step(guarded: Guarded, eve: Somebody) -> None:
    """Otto puts the secret of Eve's app into Ana's row."""
    ana, _, _ = guarded
    secret, _ = switch_on(eve.client)
    hers = Authenticator.objects.get(user=eve.person, type=Authenticator.Type.TOTP)
    Authenticator.objects.filter(user=ana.person, type=Authenticator.Type.TOTP).update(data=hers.data)
    ana.sign_in()
    answer = ana.client.post("/signin/step", {"code": code(secret)})
    assert "This code is not right" in answer.content.decode()
    assert ana.client.get("/you")["Location"].startswith("/signin")


def test_recovery_codes_are_shown_once(person: Somebody) -> None:
    switch_on(person.client)
    page = person.client.get("/you/steps/codes").content.decode()
    assert re.findall(r"<code>(\d{8})</code>", page) == []
    assert "10 of them are left." in page


def test_new_recovery_codes_replace_the_ones_before(guarded: Guarded) -> None:
    ana, secret, old = guarded
    ana.sign_in()
    ana.client.post("/signin/step", {"code": code(secret)})
    ana.client.post("/you/steps/codes/new")
    new = re.findall(r"<code>(\d{8})</code>", ana.client.get("/you/steps/codes").content.decode())
    assert len(new) == 10
    assert not set(new) & set(old)


def test_she_switches_it_off(person: Somebody, another: Callable[[], Client]) -> None:
    switch_on(person.client)
    assert person.client.post("/you/steps/app/off")["Location"] == "/you/steps"
    assert not Authenticator.objects.exists()
    assert person.sign_in(another()).get("/you").status_code == 200


ACTS = [
    "/you/kit",
    "/you/steps/app",
    "/you/steps/codes/new",
    "/you/steps/passkeys/add",
]


@pytest.mark.parametrize("act", ACTS)
def test_a_risky_act_asks_for_the_passphrase_again_after_five_minutes(
    person: Somebody, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + 301)
    asked = f"/confirm?next={act.replace('/', '%2F')}"
    assert person.client.get(act)["Location"] == asked
    assert person.client.post(act, {"code": "canary 4711"})["Location"] == asked
    answer = person.client.post(asked, {"password": person.passphrase})
    assert answer["Location"] == act
    assert person.client.get(act).status_code == 200


def test_what_was_sent_when_the_passphrase_is_asked_again_is_kept_nowhere(
    person: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By itself allauth would put the form, and the cookie that opens the vault, into the session's row."""
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + 301)
    person.client.post("/you/steps/app", {"code": "canary 4711"})
    stored = str([session.get_decoded() for session in Session.objects.all()])
    assert "canary" not in stored
    assert person.client.cookies["key"].value not in stored


def test_another_passphrase_confirms_nothing(person: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + 301)
    page = person.client.post("/confirm?next=/you/kit", {"password": OTHER}).content.decode()
    assert "This is not your passphrase." in page
    assert person.client.get("/you/kit").status_code == 302


@pytest.mark.parametrize("number", ["127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_passkeys_are_offered_by_name_and_not_by_number(
    person: Somebody, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["*"])
    assert "/you/steps/passkeys/add" in person.client.get("/you/steps").content.decode()
    person.client.defaults["HTTP_HOST"] = number
    assert "/you/steps/passkeys/add" not in person.client.get("/you/steps").content.decode()
    assert person.client.get("/you/steps/passkeys/add").status_code == 404
