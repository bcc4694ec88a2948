"""For you: the one page that may differ after a yes. Its address, its entry and its parts are everybody's."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quills.web.check import keeping
from quills.web.check import notes as own_notes
from quills.web.check.forms import NotesForm
from quills.web.check.notes import Notes
from quills.web.check.proposing import doors, left_out
from quills.web.look.arrival import set_up_by_another
from quills.web.people.ways import home
from quills.web.spaces.desk import desk
from quills.web.spaces.gate import opened
from quills.web.vault.errors import VaultError


@require_safe
@opened
def you(request: HttpRequest) -> HttpResponse:
    """What is proposed, one's own notes, grounding, limits, help."""
    careful = keeping.kept(request).careful
    written, unread = _written(request)
    context = {
        "here": "you",
        "another": set_up_by_another(request) is True,
        "careful": careful,
        "doors": doors(careful=careful),
        "left_out": left_out(),
        "notes": written,
        "unread": unread,
        "home": home(),
    }
    return render(request, "check/you.html", context)


def _written(request: HttpRequest) -> tuple[Notes | None, str]:
    """The notes, and a sentence if they do not open."""
    try:
        return own_notes.find(desk(request)), ""
    except VaultError as error:
        return None, str(error)


@sensitive_post_parameters("careful")
@require_POST
@opened
def proposals(request: HttpRequest) -> HttpResponse:
    """Leave out what argues with fear, or propose everything: anybody may choose either, for any reason."""
    said = {"1": True, "0": False}.get(request.POST.get("careful", ""))
    if said is not None and set_up_by_another(request) is not True:
        keeping.choose(request, careful=said)
    return redirect(f"{reverse('check:you')}#proposals")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def notes(request: HttpRequest) -> HttpResponse:
    """One's own notes on safety."""
    own = desk(request)
    form = NotesForm(request.POST) if request.method == "POST" else NotesForm.of(_written(request)[0])
    if form.is_valid():
        own_notes.keep(own, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("check:you")
    context = {"form": form, "back_to": reverse("check:you"), "back_words": _("Back")}
    return render(request, "check/notes.html", context)


@require_POST
@opened
def delete_notes(request: HttpRequest) -> HttpResponse:
    """Delete them for good."""
    own = desk(request)
    with suppress(Http404):  # there are none
        own.delete(own_notes.place(own))
        messages.success(request, _("Deleted."))
    return redirect("check:you")
