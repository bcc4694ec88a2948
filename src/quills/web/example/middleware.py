"""What is different while the example is open: a banner on every page, and nothing is saved.

Changes are refused, and not taken in to vanish later: somebody may write down something true of
themselves here, and it must neither be kept in an account that is about to go nor seem to be kept.
"""

from collections.abc import Callable
from typing import Any, Final

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from quills.web.example import stays, sweeping
from quills.web.people.ways import home
from quills.web.spaces import session

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
ALWAYS: Final = frozenset(
    {"leave", "gone", "leaving", "language", "offline", "worker", "manifest", "up"}
    | {"example:open", "example:close", "example:closed", "example:still"}
)
"""Addresses that are as they are for everybody."""
ROOMS: Final = frozenset({"journal", "learn"})
"""Everything in these can be looked at."""
PAGES: Final = frozenset(
    {"welcome", "own", "trust", "authority", "check:begin", "check:questions", "check:help"}
)
"""And these; everything else is somebody's account."""
READING: Final = frozenset({"journal:search"})
"""They take words in the body of a request, and write nothing."""
Answer = Callable[[HttpRequest], HttpResponse]


class Example:
    """Stands between the example and everything that could be changed in it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        if settings.WAY.hosts:  # a server, no test and no command
            sweeping.start()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Every page of the example says that it is one."""
        if stays.is_open(request):
            request.banner = "example/banner.html"  # type: ignore[attr-defined]  # look/base.html shows it
        answer = self.answer(request)
        _remember(request, answer, is_open=stays.is_open(request))
        return answer

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Look at everything, change nothing."""
        del view, args, kwargs
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in ALWAYS:
            return None
        if not stays.is_open(request):
            return _go(request, "example:closed") if _was_open(request, name) else None
        going = name == "people:signout" and request.method == "POST"
        if going or session.of(request) is None:
            stays.close(request)
            return _go(request, "example:closed")
        if stays.in_another_language(request) and ratelimit.consume(request, action="example"):
            return _anew(request)
        return None if _may(request, name) else _still(request)


def _was_open(request: HttpRequest, name: str) -> bool:
    """Whether somebody comes back to an example that was deleted while they were away."""
    return _held(request) and name.startswith("journal:") and not request.user.is_authenticated


def _remember(request: HttpRequest, answer: HttpResponse, *, is_open: bool) -> None:
    """The browser holds, until it closes, that the example is open here; the server keeps nothing of it."""
    held = _held(request)
    if is_open and not held:
        answer.set_cookie(
            _cookie(), "1", secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
        )
    elif held and not is_open:
        answer.delete_cookie(_cookie(), samesite="Strict")


def _held(request: HttpRequest) -> bool:
    return bool(request.COOKIES.get(_cookie()))


def _cookie() -> str:
    return "__Host-around" if settings.SESSION_COOKIE_SECURE else "around"


def _may(request: HttpRequest, name: str) -> bool:
    if request.method not in SAFE:
        return name in READING
    return name in PAGES or name.partition(":")[0] in ROOMS


def _anew(request: HttpRequest) -> HttpResponse:
    """The same year in the language that was chosen."""
    stays.close(request)
    return _go(request, home() if stays.enter(request) else "example:closed")


def _go(request: HttpRequest, where: str) -> HttpResponse:
    answer = redirect(where)
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(answer.url)
    answer.status_code = 303
    return answer


def _still(request: HttpRequest) -> HttpResponse:
    """To the page that says kindly that nothing was saved; a script is told by the status alone."""
    # Not by Sec-Fetch-Dest: a page that goes through the service worker looks like a script's request there.
    page = "text/html" in request.headers.get("Accept", "text/html")
    if not page and "HX-Request" not in request.headers:
        return HttpResponse(status=403)
    return _go(request, "example:still")
