"""Leaving at once: what the server does when somebody presses Leave, or Shift three times."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

leaving: Final = Signal()
"""Sent with ``request``. Who holds a key or a signed-in person connects to it and locks."""

OURS: Final = frozenset({None, "same-origin", "none"})


def leave_to(request: HttpRequest | None) -> str:
    """The neutral site: the person's own where a middleware has set ``request.leave_to``, or the server's."""
    return str(getattr(request, "leave_to", "") or settings.LEAVE_TO)


@csrf_exempt  # a page that stood open for long must still lock, and nothing but a lock can come of it
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Lock, and send a browser without JavaScript on its way. A press on another site does nothing."""
    if request.headers.get("Sec-Fetch-Site") not in OURS:
        return HttpResponse(status=403)
    leaving.send(sender=None, request=request)
    if request.headers.get("Sec-Fetch-Mode") == "navigate" or "text/html" in request.headers.get(
        "Accept", ""
    ):
        return HttpResponseRedirect("/gone", status=303)
    return HttpResponse(status=204)


def gone(request: HttpRequest) -> HttpResponse:
    """An empty page that goes on to the neutral site; a form may not lead straight to another host."""
    answer = render(request, "look/gone.html")
    answer["Refresh"] = f"0; url={leave_to(request)}"
    return answer


def limits(request: HttpRequest) -> HttpResponse:
    """What Leave does, and what it cannot do."""
    return render(request, "look/leaving.html", {"neutral": urlsplit(leave_to(request)).hostname})
