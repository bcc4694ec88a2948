"""A person's own neutral site: sealed in their private space, and in a cookie while the browser is open."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from quills.web.check import sites
from quills.web.spaces import session
from quills.web.spaces.desk import desk
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden

FORMAT: Final = 1
USUAL: Final = "-"
"""In the cookie: the server's own site."""
PLACE: Final = "leave site"


class Away(Hidden, msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=PLACE):
    """Where Leave goes."""

    id: UUID
    at: datetime
    host: str = ""
    """Empty: the server's own site."""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT or (self.host and not sites.address(self.host)):
            raise ValueError("a site of another format")  # becomes a VaultError where it is opened


class OwnSite:
    """Tells Leave where this person wants to go. Stands inside of the middleware that holds the keys."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The cookie is read on every page, and set anew where somebody has just come in or gone."""
        told = request.COOKIES.get(settings.LEAVE_COOKIE_NAME, "")
        request.leave_to = sites.address(told)  # type: ignore[attr-defined]  # look.leaving reads it
        if request.method != "POST":
            return self.answer(request)
        before = request.user.pk
        answer = self.answer(request)
        if request.user.pk != before or (request.user.is_authenticated and not told):
            _tell(request, answer)
        return answer


def chosen(request: HttpRequest) -> str:
    """The host that this person has chosen; empty for the server's own. Raises LockedError."""
    own = desk(request)
    try:
        found = own.find(own.named(PLACE), Away)
    except VaultError:
        return ""
    return found.host if found else ""


def choose(request: HttpRequest, host: str) -> None:
    """From now on Leave goes there. Raises LockedError."""
    own = desk(request)
    own.put(Away(own.named(PLACE), timezone.now(), host), over=True)


def give(answer: HttpResponse, host: str) -> None:
    """Put the site into the browser until it closes."""
    answer.set_cookie(
        settings.LEAVE_COOKIE_NAME,
        host if sites.address(host) else USUAL,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _tell(request: HttpRequest, answer: HttpResponse) -> None:
    if settings.LEAVE_COOKIE_NAME in answer.cookies:
        return
    if not request.user.is_authenticated:
        answer.delete_cookie(settings.LEAVE_COOKIE_NAME, samesite="Strict")
    elif session.of(request) is not None:
        give(answer, chosen(request))
