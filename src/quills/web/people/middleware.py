"""What happens around each request of somebody who is signed in."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from quills.web.people import own
from quills.web.people.ways import ask_passphrase

Answer = Callable[[HttpRequest], HttpResponse]


class Confirm:
    """Asks for the passphrase again before a risky act.

    allauth would keep the request for afterwards, form, headers and cookies, in the session's row: with
    it a passphrase, and the cookie that opens the vault. Here nothing is kept; one comes back to the page.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Stands after allauth's middleware, so it is asked before it."""
        return ask_passphrase(request) if isinstance(error, ReauthenticationRequired) else None


class Zone:
    """The person's time zone, from a cookie that signing in has set."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A name that is no time zone is passed over."""
        named = request.COOKIES.get(settings.ZONE_COOKIE_NAME, "")
        with timezone.override(ZoneInfo(named) if named in own.ZONES else None):
            return self.answer(request)
