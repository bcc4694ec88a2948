"""The kit in place of the passphrase, and a passphrase that is changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from people_fixtures import CHEAP, OTHER, Make, Somebody, groups

from quills.web.people import events, keys, own
from quills.web.people.models import Person
from quills.web.vault.errors import VaultError

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

NO = "Name and kit do not open anything together."


def recover(client: Client, **told: str) -> "Answer":
    return client.post("/recover", {"name": "Ana", "passphrase": OTHER} | told)


def opens(name: str, passphrase: str) -> bool:
    try:
        keys.open_person(Person.objects.get(name=name), passphrase)
    except VaultError:
        return False
    return True


def test_the_kit_and_a_new_passphrase_open_everything(ana: Somebody) -> None:
    assert recover(ana.client, kit=ana.kit)["Location"] == "/kit"
    assert ana.client.get("/you").status_code == 200
    assert opens("Ana", OTHER)
    assert not opens("Ana", ana.passphrase)


def test_case_and_letters_that_look_alike_do_not_matter(ana: Somebody) -> None:
    typed = ana.kit.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recover(ana.client, kit=typed)["Location"] == "/kit"


def test_the_kit_is_used_up_and_a_new_one_is_shown(ana: Somebody, another: Callable[[], Client]) -> None:
    recover(ana.client, kit=ana.kit)
    following = "-".join(groups(ana.client.get("/kit").content.decode()))
    assert following != ana.kit
    assert NO in recover(another(), kit=ana.kit).content.decode()
    assert recover(another(), kit=following)["Location"] == "/kit"


def test_the_keys_are_the_same_ones_as_before(ana: Somebody) -> None:
    recover(ana.client, kit=ana.kit)
    assert keys.open_person(Person.objects.get(), OTHER).card == ana.identity.card


def test_recovery_signs_every_other_browser_out(person: Somebody, another: Callable[[], Client]) -> None:
    recover(another(), kit=person.kit)
    assert person.client.get("/you")["Location"].startswith("/signin")
    assert Session.objects.count() == 1


@pytest.mark.parametrize("name", ["Ana", "Nobody"])
def test_a_kit_of_somebody_else_opens_nothing(ana: Somebody, make_somebody: Make, name: str) -> None:
    """A name that nobody has is answered in the same words."""
    eve = make_somebody("Eve")
    page = recover(ana.client, name=name, kit=eve.kit).content.decode()
    assert NO in page
    assert opens("Ana", ana.passphrase)


def test_a_weak_new_passphrase_uses_no_kit_up(ana: Somebody) -> None:
    weak = {"passphrase": "passwordpassword"}
    assert "too easy" in recover(ana.client, kit=ana.kit, **weak).content.decode()
    assert recover(ana.client, kit=ana.kit)["Location"] == "/kit"


def test_tries_with_kits_are_counted_like_those_with_passphrases(ana: Somebody, make_somebody: Make) -> None:
    eve = make_somebody("Eve")
    for _ in range(10):
        assert NO in recover(ana.client, kit=eve.kit).content.decode()
    assert "Too many tries" in recover(ana.client, kit=ana.kit).content.decode()


def test_what_is_typed_wrongly_is_written_into_her_log(ana: Somebody, make_somebody: Make) -> None:
    recover(ana.client, kit=make_somebody("Eve").kit)
    assert [line.what for line in events.read(ana.person, ana.identity)] == [events.What.REFUSED]


def test_after_recovery_she_is_reminded_that_the_new_kit_is_not_on_paper_yet(person: Somebody) -> None:
    own.change(person.person, person.identity, kit=True)
    person.client.post("/signout")
    recover(person.client, kit=person.kit)
    assert not own.read(Person.objects.get(), person.identity).kit


def test_without_kit_and_passphrase_the_page_says_what_cannot_be_done(guest: Client, db: None) -> None:
    page = guest.get("/forgotten").content.decode()
    assert "Then nobody can open it" in page
    assert 'href="/signup"' in page


def test_a_new_kit_makes_the_one_before_useless(person: Somebody, another: Callable[[], Client]) -> None:
    assert person.client.post("/you/kit")["Location"] == "/kit"
    following = "-".join(groups(person.client.get("/kit").content.decode()))
    assert NO in recover(another(), kit=person.kit).content.decode()
    assert recover(another(), kit=following)["Location"] == "/kit"


def change(client: Client, **told: str) -> str:
    answer = client.post("/you/passphrase", {"new": OTHER} | told, follow=True)
    return answer.content.decode()


def test_she_changes_her_passphrase_and_stays(person: Somebody) -> None:
    assert "Your passphrase is changed." in change(person.client, passphrase=person.passphrase)
    assert opens("Ana", OTHER)
    assert not opens("Ana", person.passphrase)
    assert person.client.get("/you/browsers").status_code == 200


def test_the_kit_goes_on_working_after_a_change(person: Somebody, another: Callable[[], Client]) -> None:
    change(person.client, passphrase=person.passphrase)
    assert recover(another(), kit=person.kit)["Location"] == "/kit"


def test_a_change_signs_the_other_browser_out(person: Somebody, another: Callable[[], Client]) -> None:
    phone = person.sign_in(another())
    change(person.client, passphrase=person.passphrase)
    assert phone.get("/you")["Location"].startswith("/signin")
    assert "You" in person.client.get("/you").content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"passphrase": "not hers at all"}, "This is not your passphrase."),
        ({"passphrase": "", "new": OTHER}, "required"),
        ({"new": "weakweakweak"}, "too easy"),
        ({"new": "lamp gravel otter thursday"}, "the one you have now"),
    ],
)
def test_a_change_that_will_not_do_changes_nothing(person: Somebody, told: dict[str, str], said: str) -> None:
    assert said in change(person.client, **({"passphrase": person.passphrase} | told))
    assert opens("Ana", person.passphrase)


def test_change_and_recovery_work_without_a_request(ana: Somebody) -> None:
    keys.change_passphrase(ana.person, ana.passphrase, OTHER, CHEAP)
    identity, kit = keys.recover(ana.person, ana.kit, ana.passphrase, CHEAP)
    assert identity.card == ana.identity.card
    assert kit.text != ana.kit
    assert opens("Ana", ana.passphrase)
