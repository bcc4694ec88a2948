"""Drafts: a form as it stands, sealed on the server two seconds after the last change."""

from datetime import UTC
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from quills.web.journal.documents import Draft
from quills.web.journal.documents.draft import FORMS
from quills.web.journal.errors import JournalError
from quills.web.journal.forms.base import home_zone, now, values_of
from quills.web.journal.reading import wall_clock
from quills.web.journal.shelf import Shelf, is_row, private
from quills.web.journal.words.guide import pages

_OURS: Final = frozenset(["of", "about", "quiet", "later"])


@require_POST
@private
def keep(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """Keep the form as a draft. The script gets no page; a browser without one goes back to the list."""
    name, about = _which(request)
    values = tuple(pair for pair in values_of(request.POST) if pair[0] not in _OURS)
    place = str(shelf.place(name, about))
    is_new = shelf.draft(name, about) is None
    try:
        draft = Draft(
            id=place,
            at=now(UTC),
            zone=home_zone(),
            written=now(UTC),
            form=name,
            about=about,
            values=values,
        )
    except JournalError:
        return HttpResponse(status=400)
    shelf.keep_draft(draft)
    if is_new:
        shelf.sweep()
    return HttpResponse(status=204) if "quiet" in request.POST else redirect("journal:today")


@require_POST
@private
def discard(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """Empty the draft of a form."""
    name, about = _which(request)
    shelf.drop_draft(name, about)
    return redirect("journal:entries")


def waiting(shelf: Shelf) -> list[dict[str, Any]]:
    """The drafts, with the way back to their forms."""
    return [
        {"to": address, "clock": date_format(wall_clock(draft, draft.at), "SHORT_DATETIME_FORMAT")}
        for draft in shelf.drafts()
        if (address := _address(draft))
    ]


def _which(request: HttpRequest) -> tuple[str, str]:
    name, about = request.POST.get("of", ""), request.POST.get("about", "")
    if name not in FORMS or not (about in {"", *pages()} or is_row(about)):
        raise Http404
    return name, about


def _address(draft: Draft) -> str:
    if draft.about in pages():
        return reverse("journal:origin", args=[draft.about])
    if draft.about:
        return reverse("journal:edit", args=[draft.about])
    return reverse("journal:write") if draft.form == "entry" else reverse("journal:new", args=[draft.form])
