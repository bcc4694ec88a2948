"""Ana's journal, her browser, and that of Eve, who is a stranger to it."""

import pytest
from django.test import Client
from journal_desks import Desks, desk_of
from people_fixtures import Somebody
from web_fixtures import Tab

import quills.safety


@pytest.fixture(autouse=True)
def _quick_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real detector reads for a while, and its own tests judge it."""
    monkeypatch.setattr(quills.safety, "signs", lambda text: {"crisis"} if "end it all" in text else set())


@pytest.fixture
def own(ana: Somebody) -> Desks:
    """Ana's desk."""
    return lambda: desk_of(ana.identity)


@pytest.fixture
def home(person: Somebody) -> Client:
    """Ana's browser, without JavaScript; she is signed in, and her vault is open."""
    return person.client


@pytest.fixture
def stranger(eve: Somebody) -> Client:
    """Eve's browser."""
    return eve.client


@pytest.fixture
def page(signed_in_tab: Tab, ana: Somebody) -> Tab:
    """Opens an address as Ana in a real Chromium; options are those of ``tab``."""
    return lambda address, **options: signed_in_tab(address, somebody=ana, **options)
