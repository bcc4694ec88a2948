"""Signing in and out: who gets in, who does not, and what a stranger can learn from trying."""

from collections.abc import Callable
from typing import Any

import argon2.low_level
import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.models import Session
from django.test import Client
from people_fixtures import OTHER, PASSPHRASE, Make, Somebody
from pytest_django import DjangoAssertNumQueries

from quills.web.people import events, keys
from quills.web.people.models import Event, Person, Record
from quills.web.people.opening import try_passphrase
from quills.web.spaces.models import Ring
from quills.web.vault.passphrase import derive, new_recipe

WRONG = "Name and passphrase do not fit together."
TOO_MANY = "Too many tries just now."


def try_in(client: Client, name: str, passphrase: str) -> str:
    return client.post("/signin", {"login": name, "password": passphrase}).content.decode()


def inside(client: Client) -> bool:
    return client.get("/you").status_code == 200


def test_she_signs_in_and_sees_her_name(person: Somebody) -> None:
    assert "Ana" in person.client.get("/you").content.decode()


@pytest.mark.parametrize("name", ["ana", "ANA", " Ana ", "Ａｎａ"])
def test_case_blanks_and_wide_letters_of_the_name_do_not_matter(ana: Somebody, name: str) -> None:
    ana.client.post("/signin", {"login": name, "password": ana.passphrase})
    assert inside(ana.client)


def test_a_blank_at_the_end_of_the_passphrase_matters(ana: Somebody) -> None:
    assert WRONG in try_in(ana.client, "Ana", ana.passphrase + " ")


def test_an_unknown_name_is_answered_like_a_wrong_passphrase(
    ana: Somebody, another: Callable[[], Client]
) -> None:
    wrong, unknown = try_in(another(), "Ana", OTHER), try_in(another(), "Ann", OTHER)
    assert WRONG in wrong
    assert stripped(wrong) == stripped(unknown.replace("Ann", "Ana"))


def stripped(page: str) -> list[str]:
    """Without the tokens, which differ each time."""
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def count_derivations(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Grows by one with each call of Argon2id."""
    calls: list[tuple[object, ...]] = []
    real = argon2.low_level.hash_secret_raw

    def counted(*args: Any) -> bytes:  # noqa: ANN401  Argon2's
        calls.append(args)
        return real(*args)

    monkeypatch.setattr("quills.web.vault.passphrase.hash_secret_raw", counted)
    return calls


@pytest.mark.parametrize("name", ["Ana", "Ann"])
def test_each_try_derives_once_and_asks_as_much_of_the_database(
    ana: Somebody,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    derived = count_derivations(monkeypatch)
    with django_assert_num_queries(6):
        try_in(ana.client, name, OTHER)
    assert len(derived) == 1


def test_a_sign_in_that_succeeds_derives_once(ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    derived = count_derivations(monkeypatch)
    ana.sign_in()
    assert len(derived) == 1


def test_the_twenty_first_try_on_one_name_is_not_even_looked_at(
    ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in range(20):
        ana.client.defaults["REMOTE_ADDR"] = f"192.0.2.{address}"
        assert WRONG in try_in(ana.client, "ana" if address % 2 else "Ana", OTHER)
    monkeypatch.setattr("quills.web.people.backend.try_passphrase", None)
    assert TOO_MANY in try_in(ana.client, "Ana", ana.passphrase)


def test_the_eleventh_try_from_one_address_is_not_even_looked_at(ana: Somebody) -> None:
    for number in range(10):
        assert WRONG in try_in(ana.client, f"nobody {number}", OTHER)
    assert TOO_MANY in try_in(ana.client, "Ana", ana.passphrase)


def test_another_address_is_counted_for_itself(ana: Somebody, another: Callable[[], Client]) -> None:
    for number in range(10):
        try_in(ana.client, f"nobody {number}", OTHER)
    elsewhere = another()
    elsewhere.defaults["REMOTE_ADDR"] = "192.0.2.7"
    ana.sign_in(elsewhere)
    assert inside(elsewhere)


def test_she_signs_out(person: Somebody) -> None:
    answer = person.client.post("/signout")
    assert answer["Location"] == "/"
    assert not inside(person.client)
    assert not Session.objects.exists()
    assert person.client.cookies["key"].value == ""


def test_signing_in_gives_the_session_another_key(ana: Somebody) -> None:
    ana.client.get("/signin")
    ana.client.post("/setup", {"by_another": "no"})
    session = ana.client.session
    session["before"] = True
    session.save()
    before = session.session_key
    ana.sign_in()
    assert ana.client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("name", ["notes", "key"])
def test_cookies_are_for_this_site_and_no_script(person: Somebody, name: str) -> None:
    cookie = person.client.cookies[name]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""


def test_she_comes_back_to_the_page_that_she_asked_for(ana: Somebody) -> None:
    asked = ana.client.get("/you/log")
    assert asked["Location"] == "/signin?next=%2Fyou%2Flog"
    answer = ana.client.post(
        asked["Location"], {"login": "Ana", "password": ana.passphrase, "next": "/you/log"}
    )
    assert answer["Location"] == "/you/log"


@pytest.mark.parametrize("where", ["https://eve.example/", "//eve.example", "/\\eve.example", "javascript:1"])
def test_nobody_is_led_to_another_site(ana: Somebody, where: str) -> None:
    answer = ana.client.post("/signin", {"login": "Ana", "password": ana.passphrase, "next": where})
    assert "eve" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def test_a_hash_that_somebody_else_put_there_opens_nothing_and_asks_for_the_kit(ana: Somebody) -> None:
    """Otto can make a hash for a passphrase of his own, but not the lock that goes with it."""
    recipe = new_recipe()
    hashed = make_password(derive(OTHER, recipe).sign_in)
    Person.objects.filter(pk=ana.person.pk).update(password=hashed, recipe=recipe.to_bytes())
    page = try_in(ana.client, "Ana", OTHER)
    assert "Your recovery kit opens it." in page
    assert not inside(ana.client)


def test_her_own_passphrase_tells_her_of_a_changed_hash(ana: Somebody) -> None:
    Person.objects.filter(pk=ana.person.pk).update(password=make_password("something else"))
    assert "Your recovery kit opens it." in try_in(ana.client, "Ana", ana.passphrase)
    assert [line.what for line in events.read(ana.person, ana.identity)] == [events.What.OUTSIDE]


def test_a_lock_of_another_person_does_not_open(ana: Somebody, make_somebody: Make) -> None:
    """Otto puts Eve's hash, recipe and lock into Ana's row."""
    eve = make_somebody("Eve", OTHER).person
    Person.objects.filter(pk=ana.person.pk).update(password=eve.password, recipe=eve.recipe, lock=eve.lock)
    assert "Your recovery kit opens it." in try_in(ana.client, "Ana", OTHER)
    assert not inside(ana.client)


def test_a_recipe_that_cannot_be_read_is_a_wrong_passphrase(ana: Somebody) -> None:
    Person.objects.filter(pk=ana.person.pk).update(recipe=b"\x04nothing")
    assert WRONG in try_in(ana.client, "Ana", ana.passphrase)


def test_too_little_memory_is_said_and_is_no_wrong_passphrase(
    ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quills.web.vault.passphrase._argon2", lambda *_: None)
    assert "too little memory" in try_in(ana.client, "Ana", ana.passphrase)


def test_swapped_keys_are_told_and_nobody_is_signed_in(ana: Somebody, make_somebody: Make) -> None:
    """Otto puts Eve's card in the place of Ana's."""
    eve = make_somebody("Eve", OTHER).person
    Ring.objects.filter(person=ana.person).update(card=Ring.objects.get(person=eve).card)
    page = try_in(ana.client, "Ana", ana.passphrase)
    assert "still this does not open" in page
    assert not inside(ana.client)


def test_every_sign_in_writes_the_record_anew_at_the_same_size(ana: Somebody) -> None:
    sealed = []
    for _ in range(3):
        sealed.append(bytes(Record.objects.get(person=ana.person).sealed))
        ana.sign_in()
        ana.client.post("/signout")
    assert len(set(sealed)) == 3
    assert len({len(value) for value in sealed}) == 1


def test_the_stored_hash_is_not_the_passphrases_own(ana: Somebody) -> None:
    """What Django hashes is what Argon2id and HKDF gave, not what was typed."""
    assert not check_password(ana.passphrase, ana.person.password)
    assert try_passphrase(ana.person, ana.passphrase).identity is not None


def test_a_new_account_costs_what_the_design_says(db: None) -> None:
    person, _, _ = keys.make_person("Ana", PASSPHRASE)
    assert person.recipe.hex()[:14] == "04000100000304"  # recipe, 65536 KiB, 3 passes, 4 lanes


def test_a_session_of_a_person_who_is_gone_is_nobodys(person: Somebody) -> None:
    person.person.delete()
    assert person.client.get("/you")["Location"].startswith("/signin")


def test_an_unlocked_name_of_nobody_leaves_rows_that_tell_nothing(ana: Somebody) -> None:
    try_in(ana.client, "Ann", OTHER)
    try_in(ana.client, "Ana", OTHER)
    unknown, known = Event.objects.order_by("number")
    assert unknown.person is None
    assert len(unknown.sealed) == len(known.sealed)


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_a_script_gets_no_other_answer_than_a_page(ana: Somebody, headers: dict[str, str]) -> None:
    """By itself allauth would answer with the form's fields, and the passphrase among them."""
    answer = ana.client.post("/signin", {"login": "Ana", "password": "canary 4711"}, headers=headers)
    assert answer["Content-Type"].startswith("text/html")
    assert "canary" not in answer.content.decode()
