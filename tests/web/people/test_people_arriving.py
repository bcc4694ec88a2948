"""Making an account, and the recovery kit."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from people_fixtures import PASSPHRASE, Somebody, asked, groups

from quills.web.people import own
from quills.web.people.models import Person
from quills.web.spaces.models import Member, Ring, Space
from quills.web.vault.kit import read_kit
from quills.web.vault.locks import open_with_kit

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db
FORM = {"name": "Ana", "passphrase": PASSPHRASE, "adult": "on"}


def sign_up(client: Client, **changes: str) -> "Answer":
    return client.post("/signup", {name: value for name, value in (FORM | changes).items() if value})


def test_she_makes_an_account_and_is_signed_in(guest: Client) -> None:
    assert sign_up(guest)["Location"] == "/kit"
    assert guest.get("/you").status_code == 200
    assert Person.objects.get().name == "Ana"


def test_everything_she_needs_is_made_with_it(guest: Client) -> None:
    sign_up(guest)
    assert [table.objects.count() for table in (Ring, Space, Member)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "required"),
        ({"name": "x" * 41}, "A name has 1 to 40 letters"),
        ({"name": "An\u200ba"}, "A name has 1 to 40 letters"),
        ({"name": "An\u202ea"}, "A name has 1 to 40 letters"),
        ({"passphrase": "short one"}, "too short"),
        ({"passphrase": "passwordpassword"}, "too easy to guess"),
        ({"passphrase": "aaaaaaaaaaaaaaaaaaaa"}, "too easy to guess"),
        ({"name": "Marmalade", "passphrase": "marmalademarmalade"}, "too easy to guess"),
        ({"passphrase": "x" * 1025}, "at most 1024"),
        ({"adult": ""}, "18 or over"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_made(
    guest: Client, changes: dict[str, str], said: str
) -> None:
    assert said in sign_up(guest, **changes).content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["Ana", "ANA", " ana", "ＡＮＡ"])
def test_a_name_is_given_once_however_it_is_written(guest: Client, ana: Somebody, name: str) -> None:
    assert "This name is taken" in sign_up(guest, name=name).content.decode()
    assert Person.objects.count() == 1


def test_two_who_want_one_name_at_once_do_not_both_get_it(
    guest: Client, ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quills.web.people.models.person.People.named", lambda *_: None)
    assert "This name is taken" in sign_up(guest).content.decode()
    assert [Person.objects.count(), Space.objects.count()] == [1, 1]


def test_a_name_may_be_of_any_script(guest: Client) -> None:
    assert sign_up(guest, name="愛子 ß 🦔")["Location"] == "/kit"


def test_the_kit_is_the_one_that_opens_her_account(guest: Client) -> None:
    sign_up(guest)
    shown = "-".join(groups(guest.get("/kit").content.decode()))
    person = Person.objects.get()
    identity, _ = open_with_kit(person.kit_lock, person.pk, read_kit(shown))
    assert identity.person == person.pk


def test_typing_four_characters_back_ends_the_page_for_ever(guest: Client) -> None:
    sign_up(guest)
    page = guest.get("/kit").content.decode()
    typed = groups(page)[asked(page)].lower()
    assert guest.post("/kit", {"typed": f" {typed} "}).status_code == 302
    assert groups(guest.get("/kit", follow=True).content.decode()) == []
    assert guest.post("/kit/text")["Location"] == "/kit"


def test_other_characters_do_not_do(guest: Client) -> None:
    sign_up(guest)
    assert "not what the kit says" in guest.post("/kit", {"typed": "----"}).content.decode()


def test_later_is_an_answer_and_she_is_reminded(guest: Client) -> None:
    sign_up(guest)
    guest.post("/kit", {"later": "1"})
    assert "No kit in your hands yet" in guest.get("/you").content.decode()
    assert groups(guest.get("/kit", follow=True).content.decode()) == []


def test_the_kit_can_be_saved_as_text_that_says_nothing_else(guest: Client) -> None:
    sign_up(guest)
    answer = guest.post("/kit/text")
    assert answer["Content-Type"].startswith("text/plain")
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}\n", answer.content.decode())
    assert "quills" not in answer["Content-Disposition"].lower()


def test_the_kit_is_not_shown_to_anybody_else(guest: Client, another: Callable[[], Client]) -> None:
    sign_up(guest)
    stranger = another()
    sign_up(stranger, name="Eve")
    assert groups(stranger.get("/kit").content.decode()) != groups(guest.get("/kit").content.decode())


@pytest.mark.parametrize(("others", "to"), [("no", "/check"), ("yes", "/today"), ("", "/check")])
def test_the_safety_check_comes_next_unless_somebody_else_set_this_up(
    guest: Client, monkeypatch: pytest.MonkeyPatch, others: str, to: str
) -> None:
    known = {"check:begin": "/check", "journal:today": "/today"}
    monkeypatch.setattr("quills.web.people.views.arriving.found", known.get)
    monkeypatch.setattr("quills.web.people.views.arriving.home", lambda: "/today")
    guest.post("/setup", {"by_another": others})
    sign_up(guest)
    assert guest.post("/kit", {"later": "1"})["Location"] == to


def test_somebody_who_is_signed_in_makes_no_second_account(person: Somebody) -> None:
    assert sign_up(person.client, name="Zweite").status_code == 302
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("lamp", "Too short"),
        ("passwordpassword", "Easy to guess"),
        (PASSPHRASE, "Very hard to guess"),
    ],
)
def test_strength_is_told_in_words_and_the_passphrase_does_not_come_back(
    guest: Client, passphrase: str, said: str
) -> None:
    page = guest.post("/signup/strength", {"passphrase": passphrase}).content.decode()
    assert said in page
    assert passphrase not in page


def test_strength_of_nothing_is_nothing(guest: Client) -> None:
    assert guest.post("/signup/strength", {}).content.decode().strip() == ""


def test_a_very_long_passphrase_does_not_hold_up_the_server(guest: Client) -> None:
    assert "Very hard" in guest.post("/signup/strength", {"passphrase": "zebra lamp " * 90}).content.decode()


def test_accounts_from_one_address_are_limited(guest: Client) -> None:
    for number in range(10):
        sign_up(guest, name=f"Otto {number}", adult="")
    answer = sign_up(guest)
    assert answer.status_code == 429
    assert "That was too often." in answer.content.decode()
    assert not Person.objects.exists()


def test_the_passphrase_never_comes_back_in_a_page(guest: Client) -> None:
    assert PASSPHRASE not in sign_up(guest, adult="").content.decode()


def test_the_usual_settings_stand_at_first(guest: Client, ana: Somebody) -> None:
    assert own.read(ana.person, ana.identity) == own.Settings(10, "", "", kit=False)
