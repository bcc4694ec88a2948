"""Opening the example, closing it, and what is said in between."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quills.web.example import stays
from quills.web.people.ways import found, home


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """What the example is, and a button; a form anywhere that posts here opens it at once."""
    if request.user.is_authenticated:
        return redirect(home())
    if request.method != "POST":
        return _page(request, "example/begin.html")
    if refused := ratelimit.consume_or_429(request, action="example"):
        return refused
    if not stays.enter(request):
        return _page(request, "example/full.html", 503)
    return redirect(home())


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Out of the example: to one's own, or to a page that says it is gone."""
    if stays.is_open(request):
        stays.close(request)
    signup = found("people:signup") if "begin" in request.POST else ""
    return redirect(signup or "example:closed")


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """It is gone; also after quiet minutes."""
    if stays.is_open(request):
        return redirect(home())
    return _page(request, "example/closed.html")


@require_safe
def still(request: HttpRequest) -> HttpResponse:
    """Nothing was saved."""
    if not stays.is_open(request):
        return redirect("example:closed")
    return render(request, "example/still.html", {"back_to": home()})


def _page(request: HttpRequest, template: str, status: int = 200) -> HttpResponse:
    way_back = {"back_to": reverse("welcome"), "back_words": _("Back")}
    return render(request, template, way_back, status=status)
