"""Ana with an account, signed in, in a Django client and in a real browser; deriving costs next to nothing.

The cost stands beside each account, so an account that was made cheaply stays cheap to open.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page
from web_fixtures import Tab

from quills.web.people import keys
from quills.web.people.models import Person
from quills.web.vault.identity import Identity
from quills.web.vault.passphrase import Cost

CHEAP: Final = Cost(memory=8, passes=1, lanes=1)
"""8 KiB instead of 64 MiB."""
PASSPHRASE: Final = "lamp gravel otter thursday"  # noqa: S105  Ana's, made up for the tests
OTHER: Final = "window seven marmalade quay"


@dataclass
class Somebody:
    """A person with an account, and their browser."""

    person: Person
    identity: Identity
    kit: str
    client: Client
    passphrase: str = PASSPHRASE

    def sign_in(self, client: Client | None = None) -> Client:
        """With name and passphrase, by the page."""
        browser = client or self.client
        answer = browser.post("/signin", {"login": self.person.name, "password": self.passphrase})
        assert answer.status_code == 302, answer.content.decode()
        return browser


Make = Callable[..., Somebody]


@pytest.fixture(autouse=True)
def _no_tries_before() -> None:
    """Tries are counted in memory; a test begins with none."""
    cache.clear()


@pytest.fixture
def another(statics: None) -> Callable[[], Client]:
    """Makes browsers that are not signed in."""

    def make() -> Client:
        return Client(HTTP_HOST="localhost")

    return make


@pytest.fixture
def make_somebody(db: None, another: Callable[[], Client]) -> Make:
    """Makes people with accounts, who are not signed in yet."""

    def make(name: str, passphrase: str = PASSPHRASE) -> Somebody:
        person, identity, kit = keys.make_person(name, passphrase, CHEAP)
        return Somebody(person, identity, kit.text, another(), passphrase)

    return make


@pytest.fixture
def ana(make_somebody: Make) -> Somebody:
    """Ana, who is not signed in."""
    return make_somebody("Ana")


@pytest.fixture
def person(ana: Somebody) -> Somebody:
    """Ana, signed in with an open vault in ``person.client``."""
    ana.sign_in()
    return ana


@pytest.fixture
def eve(make_somebody: Make) -> Somebody:
    """Eve, a stranger with an account of her own, signed in."""
    eve = make_somebody("Eve", OTHER)
    eve.sign_in()
    return eve


@pytest.fixture
def signed_in_tab(tab: Tab, live_server: object, make_somebody: Make) -> Tab:
    """Opens an address as Ana, signed in, in a real browser. ``somebody=`` says who else."""
    made: dict[str, Somebody] = {}

    def open_(
        address: str = "/you", expect: int = 200, somebody: Somebody | None = None, **options: object
    ) -> Page:
        who = somebody or made.get("Ana") or made.setdefault("Ana", make_somebody("Ana"))
        page = tab("/signin", **options)
        page.get_by_label("Name").fill(who.person.name)
        page.locator("input[name=password]").fill(who.passphrase)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url(lambda url: "/signin" not in url)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == expect
        return page

    return open_


def groups(page: str) -> list[str]:
    """The groups of the kit that a page shows."""
    return re.findall(r"<code>([0-9A-Z]{4})</code>", page)


def asked(page: str) -> int:
    """Which group is to be typed back, from 0."""
    found = re.search(r"Type group (\d) of 7", page)
    assert found
    return int(found[1]) - 1


def code(secret: str, *, late: int = 0) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - late))
