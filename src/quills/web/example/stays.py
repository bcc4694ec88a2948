"""A stay: the example is open in this browser, until it closes, leaves, or ten quiet minutes have gone by."""

from typing import Final

from django.conf import settings
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from quills.web.example import accounts
from quills.web.example.models import Stay
from quills.web.example.story import documents
from quills.web.journal.words.languages import language
from quills.web.people import visits
from quills.web.people.models import Person
from quills.web.spaces import session
from quills.web.spaces.desk import desk

MARK: Final = "example"
"""In the session of an example: the language in which it was opened."""
MOST: Final = 20
"""So many can look around at once."""


def is_open(request: HttpRequest) -> bool:
    """Whether the example is open in this browser. Who has no session is not looked for."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and MARK in request.session


def enter(request: HttpRequest) -> bool:
    """Open the example; False if too many are looking around. Raises VaultError."""
    accounts.sweep()
    with transaction.atomic():
        if Stay.objects.count() >= MOST:
            return False
        person, identity = accounts.make()
        session.begin(request, identity)
        login(request, person, settings.AUTHENTICATION_BACKENDS[0])
        visits.begin(request, person, identity)
        desk(request).put_all(documents(spoken()))
    request.session[MARK] = spoken()
    return True


def close(request: HttpRequest) -> None:
    """Delete the account, and sign out; also where the account has gone already."""
    if isinstance(request.user, Person):
        accounts.remove(request.user.pk)
    logout(request)


def left(request: HttpRequest | None = None, **_: object) -> None:
    """The same, when somebody presses Leave."""
    if request is not None and is_open(request):
        close(request)


def in_another_language(request: HttpRequest) -> bool:
    """Whether the page speaks another language than the year does."""
    return bool(request.session[MARK] != spoken())


def spoken() -> str:
    """The language of the page, as far as the year is told in it."""
    return language(get_language() or "en")
