"""One's own account: what can be seen of it, changed, and ended."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from quills.web.people import entering, events, keys, kits, own, visits
from quills.web.people.forms.entering import BUSY
from quills.web.people.forms.you import Change, Preferences
from quills.web.people.trying import identity_of
from quills.web.people.who import whose
from quills.web.spaces import session
from quills.web.spaces.gate import opened
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity


@opened
def you(request: HttpRequest) -> HttpResponse:
    """The list of what there is."""
    settings = own.read(whose(request), _identity(request))
    return render(request, "people/you.html", {"here": "you", "settings": settings})


@sensitive_post_parameters("passphrase", "new")
@opened
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Another passphrase; other browsers are signed out."""
    form = Change(request.POST or None, name=whose(request).name)
    if form.is_valid() and _changed(request, form):
        messages.success(request, _("Your passphrase is changed. Other browsers are signed out."))
        return redirect("people:you")
    return render(request, "people/passphrase.html", {"form": form})


def _changed(request: HttpRequest, form: forms.Form) -> bool:
    try:
        identity = identity_of(request, whose(request), form.cleaned_data["passphrase"])
        keys.relock(whose(request), identity, form.cleaned_data["new"])
    except forms.ValidationError as error:
        form.add_error("passphrase", error)
        return False
    except VaultError:
        form.add_error(None, BUSY)
        return False
    visits.stay(request, whose(request))
    visits.end_others(request, whose(request))
    events.note(whose(request), events.What.PASSPHRASE, request)
    return True


@opened
@require_http_methods(["GET", "POST"])
@reauthentication_required
def new_kit(request: HttpRequest) -> HttpResponse:
    """A new kit; the one before it opens nothing any more."""
    if request.method == "POST":
        identity = _identity(request)
        kits.keep(request, keys.renew_kit(whose(request), identity), identity)
        own.change(whose(request), identity, kit=False)
        events.note(whose(request), events.What.KIT, request)
        return redirect("people:kit")
    return render(request, "people/new_kit.html")


@opened
@require_http_methods(["GET", "POST"])
def browsers(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; out of all others at once."""
    if request.method == "POST":
        visits.end_others(request, whose(request))
        events.note(whose(request), events.What.OTHERS_OUT, request)
        messages.success(request, _("All other browsers are signed out."))
        return redirect("people:browsers")
    listed = list(visits.listed(request, whose(request), _identity(request)))
    return render(request, "people/browsers.html", {"browsers": listed})


@opened
@require_POST
def browser_out(request: HttpRequest, visit: UUID) -> HttpResponse:
    """Sign one browser out."""
    if not visits.end(whose(request), visit):
        raise Http404
    events.note(whose(request), events.What.OTHERS_OUT, request)
    return redirect("people:browsers")


@opened
def log(request: HttpRequest) -> HttpResponse:
    """The access log."""
    lines = list(events.read(whose(request), _identity(request)))
    return render(request, "people/log.html", {"lines": lines})


@opened
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """When Quills locks, language, time zone."""
    person, identity = whose(request), _identity(request)
    now = own.read(person, identity)
    form = Preferences(
        request.POST or None, initial={"idle": now.idle, "language": now.language, "zone": now.zone}
    )
    if not form.is_valid():
        return render(request, "people/preferences.html", {"form": form})
    told = form.cleaned_data
    own.change(person, identity, idle=told["idle"], language=told["language"], zone=told["zone"])
    session.set_idle(request, told["idle"])
    messages.success(request, _("Saved."))
    answer = redirect("people:you")
    entering.tell_browser(request, person, answer)
    return answer


def _identity(request: HttpRequest) -> Identity:
    return session.need(request).identity
