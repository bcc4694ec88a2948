"""What happens when somebody enters: keys for the session, the log, the list of browsers."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from quills.web.people import events, own, record, renewal, visits
from quills.web.people.models import Person
from quills.web.spaces import session
from quills.web.vault.identity import Identity


def begin(request: HttpRequest, person: Person, identity: Identity) -> None:
    """Keep the keys for this session. Raises VaultError if they are not those the person had."""
    refused = session.begin(request, identity, own.read(person, identity).idle)
    for sentence in refused:
        messages.warning(request, sentence)


def enter(request: HttpRequest, person: Person) -> None:
    """Somebody is signed in, from now on."""
    identity = session.need(request).identity
    renewed = renewal.finish(request, person, identity)
    record.rewrite(identity)
    visits.begin(request, person, identity)
    events.note(person, events.What.RECOVERED if renewed else events.What.IN, request)
    # The passphrase was given this minute: for five of them a risky act does not ask for it again.
    record_authentication(request, person, method="password", reauthenticated=True)


def unlock(request: HttpRequest, person: Person, identity: Identity) -> None:
    """The same person again, after quiet minutes. Raises VaultError."""
    begin(request, person, identity)
    record.rewrite(identity)
    events.note(person, events.What.UNLOCKED, request)


def tell_browser(request: HttpRequest, person: Person, answer: HttpResponse) -> None:
    """Language and time zone go into cookies, so that they stand in no table and no page has to open them."""
    chosen = own.read(person, session.need(request).identity)
    if chosen.language:
        _put(answer, settings.LANGUAGE_COOKIE_NAME, chosen.language)
    if chosen.zone:
        _put(answer, settings.ZONE_COOKIE_NAME, chosen.zone)


def _put(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict")
