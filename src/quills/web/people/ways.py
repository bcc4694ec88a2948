"""Where one goes: home, back to where one was, or to give the passphrase first."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def home() -> str:
    """The first page of somebody who is signed in."""
    return found("journal:today") or reverse("people:you")


def found(name: str) -> str:
    """The address with this name; empty where that part of Quills is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def onward(request: HttpRequest, otherwise: str = "") -> str:
    """Where ``next`` says, if that is a page of ours; else home."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else otherwise or home()


def ask_passphrase(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the passphrase again, and back here."""
    address = f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
