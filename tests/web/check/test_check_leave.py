"""The settings of Leave: chosen, sealed, in force on every page, and nobody else's."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from people_fixtures import Somebody

from quills.web.check import sites

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/for-you/leave"


def goes_to(client: Client) -> str:
    """What Leave on a page says, and what a browser without JavaScript is sent to."""
    page = client.get("/own").content.decode()
    shown: str = page.partition('data-to="')[2].partition('"')[0]
    assert client.get("/gone")["Refresh"] == f"0; url={shown}"
    return shown


def test_it_goes_where_the_server_says_until_one_chooses(person: Somebody) -> None:
    assert goes_to(person.client) == settings.LEAVE_TO


def test_it_goes_where_one_chose_on_every_page(person: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "www.yr.no"})
    assert goes_to(person.client) == "https://www.yr.no/"
    assert 'value="www.yr.no" ' in person.client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("typed", ["news.example.org", "https://news.example.org/", " News.Example.ORG "])
def test_it_goes_to_a_site_of_ones_own(person: Somebody, typed: str) -> None:
    person.client.post(ADDRESS, {"site": "own", "own": typed})
    assert goes_to(person.client) == "https://news.example.org/"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example",
        "example.org/path",
        "example.org:8000",
        "ben@example.org",
        "javascript:alert(1)",
        "exa mple.org",
        "example.org\r\nX: y",
        "еxample.org",  # the first letter is Cyrillic
        "127.0.0.1",
        "a." * 60 + "org",
    ],
)
def test_what_is_no_name_of_a_site_is_refused(person: Somebody, typed: str) -> None:
    answer = person.client.post(ADDRESS, {"site": "own", "own": typed})
    assert answer.status_code == 200
    assert goes_to(person.client) == settings.LEAVE_TO


def test_it_is_there_again_after_signing_in_elsewhere(person: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "www.yr.no"})
    elsewhere = Client(HTTP_HOST="localhost")
    person.sign_in(elsewhere)
    assert goes_to(elsewhere) == "https://www.yr.no/"


def test_it_stays_after_locking_and_goes_with_signing_out(person: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "www.yr.no"})
    person.client.post("/leave")
    assert goes_to(person.client) == "https://www.yr.no/"
    person.client.post("/signout")
    assert goes_to(person.client) == settings.LEAVE_TO


def test_the_next_person_in_the_same_browser_has_their_own(person: Somebody, eve: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "www.yr.no"})
    person.client.cookies.pop(settings.SESSION_COOKIE_NAME)
    eve.sign_in(person.client)
    assert goes_to(person.client) == settings.LEAVE_TO


def test_it_can_be_taken_back(person: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "www.yr.no"})
    person.client.post(ADDRESS, {"site": ""})
    assert goes_to(person.client) == settings.LEAVE_TO


def test_it_is_sealed(person: Somebody) -> None:
    person.client.post(ADDRESS, {"site": "own", "own": "canary.example.org"})
    name = Path(str(connection.settings_dict["NAME"]))
    assert not any(b"canary.example" in path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    assert "canary" not in str(dict(person.client.session))


@pytest.mark.parametrize("forged", ["evil.example.org/x", "//x", "", "-", "x" * 3000, "a b.org"])
def test_a_forged_cookie_leads_nowhere_but_to_a_plain_site(guest: Client, forged: str) -> None:
    guest.cookies[settings.LEAVE_COOKIE_NAME] = forged
    assert goes_to(guest) == settings.LEAVE_TO


def test_the_offered_sites_are_names_of_sites() -> None:
    assert all(sites.tidy(site) == site for site in sites.SITES)
    assert sites.address("nothing") == ""


def test_the_page_says_what_leave_cannot_do(person: Somebody) -> None:
    page = person.client.get(ADDRESS).content.decode()
    for said in ("does not clear the history", "somebody else watches", "Private windows", "Shared devices"):
        assert said in page
