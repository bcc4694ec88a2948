"""The way to what is locked: the middleware, and the mark of views that need an open vault."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from quills.web.spaces import session, sweeping
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.opened import finish
from quills.web.vault.errors import LockedError, VaultError

_log: Final = logging.getLogger(__name__)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Keys:
    """Sets and deletes the cookie with the session's key, and takes whoever is locked out to unlock."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer
        if settings.WAY.hosts:  # a server, no test and no command
            sweeping.start()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.answer(request)
        finish(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Being locked is no fault but a question for the passphrase; other refusals say their sentence."""
        if isinstance(error, LockedError):
            return to_unlock(request)
        if isinstance(error, ChangedError):
            return _page(409, _("This was changed elsewhere."), str(error))
        if isinstance(error, VaultError):
            _log.error("Something did not open.", exc_info=error)
            return _page(500, _("Something here does not open."), str(error))
        return None


def opened(view: View[P]) -> View[P]:
    """Only for a signed-in person whose vault is open; others are asked, and come back."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if session.of(request) is None:
            return to_unlock(request)
        return view(request, *args, **kwargs)

    return asked


def to_unlock(request: HttpRequest) -> HttpResponse:
    """To the passphrase, or to signing in, and back to the page that was asked for.

    A form that came too late is kept in the page that says so: it goes back to the browser it came
    from, and into no table.
    """
    person = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    where = resolve_url("people:unlock" if signed_in else settings.LOGIN_URL)
    address = f"{where}?{urlencode({'next': _asked(request)})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(address)
    if "text/html" not in request.headers.get("Accept", "text/html"):
        return HttpResponse(status=401)
    if signed_in and (fields := _fields(request)):
        return render(request, "spaces/waiting.html", {"address": request.get_full_path(), "fields": fields})
    return HttpResponseRedirect(address, status=303)


def _fields(request: HttpRequest) -> list[tuple[str, object]]:
    """What somebody has sent by a form, unless there are files in it, or secrets: those go nowhere again."""
    if request.method != "POST" or request.FILES or hasattr(request, "sensitive_post_parameters"):
        return []
    lists = request.POST.lists()
    return [(name, value) for name, values in lists for value in values if name != "csrfmiddlewaretoken"]


def _page(status: int, title: str, words: str) -> HttpResponse:
    """A page made without the request, so that nothing of it can show."""
    return HttpResponse(render_to_string("look/error.html", {"title": title, "words": words}), status=status)


def _asked(request: HttpRequest) -> str:
    htmx = getattr(request, "htmx", None)
    shown: str | None = htmx.current_url_abs_path if htmx else None
    if shown:
        return shown
    return request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
