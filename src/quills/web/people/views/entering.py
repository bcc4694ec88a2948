"""Coming in again, and going out: unlocking, recovering, signing out."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from quills.web.people import entering, events, keys
from quills.web.people.forms.entering import BROKEN, Recover, Unlock
from quills.web.people.models import Person, Visit
from quills.web.people.renewal import Renewal
from quills.web.people.trying import identity_of
from quills.web.people.ways import onward
from quills.web.people.who import whose
from quills.web.spaces import session
from quills.web.vault.errors import VaultError


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """The passphrase after quiet minutes; then back to where one was."""
    if not request.user.is_authenticated:
        return redirect("people:signin")
    if session.of(request) is not None:
        return HttpResponseRedirect(onward(request))
    form = Unlock(request.POST or None)
    if form.is_valid() and _unlocked(request, form):
        return HttpResponseRedirect(onward(request))
    return render(request, "people/unlock.html", {"form": form, "next": onward(request)})


def _unlocked(request: HttpRequest, form: forms.Form) -> bool:
    try:
        identity = identity_of(request, whose(request), form.cleaned_data["passphrase"])
        entering.unlock(request, whose(request), identity)
    except forms.ValidationError as error:
        form.add_error("passphrase", error)
    except VaultError:
        form.add_error(None, BROKEN)
    else:
        return True
    return False


@sensitive_post_parameters("kit", "passphrase")
@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """A new passphrase with the kit. A second step is asked all the same, before anything changes."""
    if request.user.is_authenticated and session.of(request) is not None:
        return redirect("people:you")
    form = Recover(request.POST or None)
    if form.is_valid() and (answer := _recovered(request, form)):
        return answer
    return render(request, "people/recover.html", {"form": form})


def _recovered(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    told = form.cleaned_data
    person = Person.objects.named(told["name"])
    try:
        get_adapter(request).pre_authenticate(request, username=told["name"])
        ready = _opened_by_kit(person, told["kit"], told["passphrase"])
    except forms.ValidationError as error:
        form.add_error(None, error)
        return None
    except VaultError:
        events.note(person, events.What.REFUSED, request)
        form.add_error(None, _("Name and kit do not open anything together. Compare the kit group by group."))
        return None
    logout(request)
    return perform_login(request, Login(user=ready, redirect_url=reverse("people:kit")))


def _opened_by_kit(person: Person | None, kit: str, new: str) -> Person:
    if person is None:
        raise VaultError("This recovery kit does not open the vault; look for a typing error and try again.")
    identity, locks, following = keys.prepare_recovery(person, kit, new)
    person.opened, person.renewal = identity, Renewal(locks, following)
    return person


def forgotten(request: HttpRequest) -> HttpResponse:
    """What can be done without the passphrase, and what cannot."""
    return render(request, "people/forgotten.html")


@require_POST
def signout(request: HttpRequest) -> HttpResponse:
    """Out of this browser; also out of a sign-in whose second step is not done."""
    Visit.objects.filter(session=request.session.session_key).delete()
    session.end(request)
    logout(request)
    request.session.flush()
    return redirect("welcome")
