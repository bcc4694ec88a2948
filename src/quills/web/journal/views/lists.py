"""Today, and the list of everything, newest first."""

from datetime import datetime
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from quills.web.check.offering import is_due
from quills.web.journal.documents import By, Outcome, Promise
from quills.web.journal.leaves import Leaf, by_month, leaf
from quills.web.journal.offers import proposals_address
from quills.web.journal.reading import wall_clock
from quills.web.journal.sheets import BY_KIND, SHEETS
from quills.web.journal.shelf import Shelf, is_row, private
from quills.web.journal.views.drafts import waiting
from quills.web.journal.words.labels import labels

PAGE: Final = 20
"""Rows of one page of the list."""
LAST: Final = 3
"""Rows on Today."""
OPEN: Final = 3
"""Promises on Today."""


@require_GET
@private
def today(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """The first page: write, pause, go on with a draft, the last days."""
    return render(
        request,
        "journal/today.html",
        {
            "here": "today",
            "months": by_month(leaf(one, shelf.code) for one in shelf.page(LAST)),
            "drafts": waiting(shelf),
            "promises": _due(shelf),
            "for_you": proposals_address(),
            "check_offer": is_due(request),
        },
    )


@require_GET
@private
def entries(request: HttpRequest, shelf: Shelf, kind: str = "") -> HttpResponse:
    """A page of the list: everything, or one kind."""
    if kind and kind not in BY_KIND:
        raise Http404
    before, gone = request.GET.get("before", ""), request.GET.get("gone", "")
    if before and not is_row(before):
        raise Http404
    found = shelf.page(PAGE + 1, UUID(before) if before else None, kind)
    context = {
        "here": "journal",
        "months": by_month(leaf(one, shelf.code) for one in found[:PAGE]),
        "unread": len(shelf.desk.unread),
        "gone": gone if is_row(gone) else "",
        "tabs": _tabs(kind, shelf),
        "older": f"?before={found[PAGE - 1].id}" if len(found) > PAGE else "",
        "newest": request.path if before else "",
    }
    return render(request, "journal/entries.html", context | _begin(kind))


def _tabs(here: str, shelf: Shelf) -> list[dict[str, Any]]:
    everything = {"to": reverse("journal:entries"), "words": labels()[shelf.code]["all"], "here": not here}
    return [everything] + [
        {"to": reverse("journal:list", args=[one.kind]), "words": one.words, "here": one.kind == here}
        for one in SHEETS
    ]


def _begin(kind: str) -> dict[str, Any]:
    sheet = BY_KIND[kind or "entry"]
    new = beginning(kind) if kind else ""  # the navigation begins an entry
    return {"new": new, "new_words": sheet.new, "about_empty": sheet.about}


def beginning(kind: str) -> str:
    """The address at which one of a kind is begun."""
    if kind == "entry":
        return reverse("journal:write")
    return reverse("journal:origins") if kind == "origin" else reverse("journal:new", args=[kind])


def _due(shelf: Shelf) -> list[dict[str, Any]]:
    """The open promises that are due first."""
    found = shelf.lately(Promise)
    pending = [(one.due, one) for one in found if one.due and one.outcome is Outcome.OPEN]
    return [_promised(shelf, due, one) for due, one in sorted(pending, key=itemgetter(0))[:OPEN]]


def _promised(shelf: Shelf, due: datetime, promise: Promise) -> dict[str, Any]:
    words = labels()[shelf.code]["by_me" if promise.by is By.ME else "by_other"]
    line = Leaf(promise.id, wall_clock(promise, due), words, promise.text)
    return {
        "id": promise.id,
        "due": due,
        "day": line.day,
        "clock": line.clock,
        "kind": words,
        "text": promise.text,
    }
