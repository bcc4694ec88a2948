"""The first screen, and its question whether somebody else set this up."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

OTHER, OWN = "2", "1"
"""What the cookie says; in itself it tells nobody anything."""
HOME: Final = "journal:today"


def set_up_by_another(request: HttpRequest) -> bool | None:
    """What was answered in this browser session, or None. On True no safety check is offered."""
    return {OTHER: True, OWN: False}.get(request.COOKIES.get(settings.SETUP_COOKIE_NAME, ""))


def welcome(request: HttpRequest) -> HttpResponse:
    """The first screen; whoever is signed in goes on to their own."""
    if (home := _home()) and getattr(getattr(request, "user", None), "is_authenticated", False):
        return HttpResponseRedirect(home)
    return render(request, "look/welcome.html", {"set_up_by_another": set_up_by_another(request)})


def _home() -> str | None:
    try:
        return reverse(HOME)
    except NoReverseMatch:
        return None


@require_POST
def setup(request: HttpRequest) -> HttpResponse:
    """Remember the answer until the browser closes; anything else forgets it."""
    answer = HttpResponseRedirect(reverse("welcome"), status=303)
    said = {"yes": OTHER, "no": OWN}.get(request.POST.get("by_another", ""))
    if said is None:
        answer.delete_cookie(settings.SETUP_COOKIE_NAME, samesite="Strict")
    else:
        answer.set_cookie(
            settings.SETUP_COOKIE_NAME,
            said,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
    return answer


def own(request: HttpRequest) -> HttpResponse:
    """How to run Quills on a machine of one's own."""
    return render(request, "look/own.html")
