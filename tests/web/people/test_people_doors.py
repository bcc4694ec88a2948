"""Every address of accounts: who is turned away, what does not exist, and what takes a form alone."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from people_fixtures import Somebody

from quills.web.people import steps_urls, urls

OPEN = {"signup", "strength", "signin", "recover", "forgotten", "deleted", "signout", "unlock"}
OPEN_STEPS = {"account_login", "mfa_authenticate"}
INSIDE = [f"people:{path.name}" for path in urls.urlpatterns if path.name not in OPEN] + [
    path.name for path in steps_urls.urlpatterns if path.name not in OPEN_STEPS
]
ARGUMENTS: dict[str, dict[str, object]] = {
    "people:browser_out": {"visit": uuid4()},
    "mfa_remove_webauthn": {"pk": 1},
}


def address(name: str) -> str:
    return reverse(name, kwargs=ARGUMENTS.get(name))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", INSIDE)
def test_nobody_gets_in_without_signing_in(guest: Client, db: None, name: str, method: str) -> None:
    answer = getattr(guest, method)(address(name))
    assert answer.status_code in {302, 303}
    assert answer["Location"].startswith("/signin?next=")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", INSIDE)
def test_nobody_gets_in_while_it_is_locked(person: Somebody, name: str, method: str) -> None:
    del person.client.cookies["key"]
    answer = getattr(person.client, method)(address(name))
    assert answer["Location"].startswith("/unlock?next=")


@pytest.mark.parametrize("name", INSIDE)
def test_the_key_of_another_session_opens_nothing(person: Somebody, eve: Somebody, name: str) -> None:
    eve.client.cookies["key"] = person.client.cookies["key"].value
    answer = eve.client.get(address(name))
    assert answer["Location"].startswith("/unlock?next=")


UNWANTED = [
    "account_signup",
    "account_logout",
    "account_inactive",
    "account_email",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_signup_by_passkey",
    "mfa_login_webauthn",
    "mfa_signup_webauthn",
    "mfa_edit_webauthn",
    "mfa_download_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_trust",
    "usersessions_list",
    "socialaccount_connections",
    "socialaccount_login_error",
]


@pytest.mark.parametrize("name", UNWANTED)
def test_ways_of_allauth_that_are_not_wanted_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_no_other_address_of_allauth_is_there() -> None:
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    ours = {path.name for path in steps_urls.urlpatterns}
    assert {name for name in known if name.startswith(("account_", "mfa_", "social"))} == ours


@pytest.mark.parametrize(
    "name", ["people:signout", "people:strength", "people:kit_text", "people:browser_out"]
)
def test_what_changes_something_takes_a_form(person: Somebody, name: str) -> None:
    assert person.client.get(address(name)).status_code == 405


@pytest.mark.parametrize(
    "name", ["people:new_kit", "people:browsers", "people:delete", "mfa_deactivate_totp", "people:kit"]
)
def test_looking_changes_nothing(person: Somebody, name: str) -> None:
    before = rows_of(person)
    person.client.get(address(name))
    assert rows_of(person) == before


def rows_of(person: Somebody) -> list[object]:
    person.person.refresh_from_db()
    found = person.person
    return [bytes(found.lock), bytes(found.kit_lock), found.password, bytes(found.settings)]


@pytest.mark.parametrize(
    "name", ["people:signup", "people:signin", "people:signout", "people:recover", "people:unlock"]
)
def test_a_form_from_elsewhere_is_refused(ana: Somebody, name: str) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    assert strict.post(address(name), {"login": "Ana", "password": ana.passphrase}).status_code == 403


@pytest.mark.parametrize("name", INSIDE)
def test_a_form_from_elsewhere_is_refused_inside_too(ana: Somebody, name: str) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    assert strict.post(address(name)).status_code == 403


PAGES = ["people:signup", "people:signin", "people:recover", "people:forgotten"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_not_kept_by_the_browser_and_allow_no_script_of_others(
    guest: Client, db: None, name: str
) -> None:
    answer = guest.get(address(name))
    assert answer["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert "style=" not in page
    assert "onclick" not in page


@pytest.mark.parametrize("name", [name for name in INSIDE if name != "people:kit"])
def test_titles_tell_nothing(person: Somebody, name: str) -> None:
    page = person.client.get(address(name)).content.decode().lower()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert not any(word in title for word in ("partner", "ana", "couple", "safety", "love"))
