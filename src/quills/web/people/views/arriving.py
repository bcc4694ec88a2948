"""Beginning: the account, then the recovery kit."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django import forms
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from quills.web.look.arrival import set_up_by_another
from quills.web.people import events, keys, kits, own
from quills.web.people.forms.arriving import TAKEN, SignUp, Typed
from quills.web.people.strength import judge
from quills.web.people.ways import found, home
from quills.web.people.who import whose
from quills.web.spaces import session
from quills.web.spaces.gate import opened
from quills.web.vault.passphrase import LONGEST

ARRIVING = "arriving"
"""In the session of somebody who has just made an account."""


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
def signup(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    if request.user.is_authenticated:
        return redirect(home())
    form = SignUp(request.POST or None)
    if request.method == "POST":
        if refused := ratelimit.consume_or_429(request, action="signup"):
            return refused
        if form.is_valid() and (answer := _arrive(request, form)):
            return answer
    return render(request, "people/signup.html", {"form": form})


def _arrive(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    try:
        person, identity, kit = keys.make_person(form.cleaned_data["name"], form.cleaned_data["passphrase"])
    except IntegrityError:  # somebody else took the name this very moment
        form.add_error("name", TAKEN)
        return None
    events.note(person, events.What.BEGAN, request)
    person.opened = identity
    answer = perform_login(request, Login(user=person, redirect_url=reverse("people:kit")))
    kits.keep(request, kit, identity)
    request.session[ARRIVING] = True
    return answer


@sensitive_post_parameters("passphrase", "new")
@require_POST
def strength(request: HttpRequest) -> HttpResponse:
    """How strong what is being typed is; it is neither kept nor given back."""
    if refused := ratelimit.consume_or_429(request, action="strength"):
        return refused
    typed = request.POST.get("new") or request.POST.get("passphrase") or ""
    told = judge(typed[:LONGEST], request.POST.get("name", "")[:100])
    return render(request, "people/parts/strength.html", {"strength": told, "typed": bool(typed)})


@opened
@require_http_methods(["GET", "POST"])
def kit(request: HttpRequest) -> HttpResponse:
    """The kit: print it, save it or copy it; then type four characters back, or do so later."""
    shown = kits.shown(request)
    if shown is None:
        return _after(request)
    form = Typed(request.POST if "typed" in request.POST else None, wanted=shown.wanted)
    if request.method == "POST" and ("later" in request.POST or form.is_valid()):
        own.change(whose(request), session.need(request).identity, kit="later" not in request.POST)
        kits.drop(request)
        return _after(request)
    return render(
        request, "people/kit.html", {"form": form, "shown": shown, "arriving": ARRIVING in request.session}
    )


@opened
@require_POST
def kit_text(request: HttpRequest) -> HttpResponse:
    """The kit as a text file."""
    shown = kits.shown(request)
    if shown is None:
        return redirect("people:kit")
    page = render(request, "people/kit.txt", {"shown": shown}, content_type="text/plain; charset=utf-8")
    page["Content-Disposition"] = 'attachment; filename="notes.txt"'
    return page


def _after(request: HttpRequest) -> HttpResponse:
    """To the safety check once, where there is one and the machine is one's own; else onward."""
    if not request.session.pop(ARRIVING, False):
        return redirect("people:you")
    check = "" if set_up_by_another(request) else found("check:begin")
    return HttpResponseRedirect(check or home())
