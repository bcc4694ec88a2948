"""Reading one document, deleting it, taking the deletion back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from quills.web.check.help import Card, heard, help_for
from quills.web.journal.documents import Entry, Evidence, Kept, Narrative, kind
from quills.web.journal.leaves import leaf
from quills.web.journal.moving import moved
from quills.web.journal.offers import help_address
from quills.web.journal.reading import facets, own_words, wall_clock
from quills.web.journal.shelf import Shelf, private
from quills.web.journal.words.labels import labels


@require_GET
@private
def read(request: HttpRequest, shelf: Shelf, row: UUID) -> HttpResponse:
    """One document."""
    document = shelf.get(row)
    line = leaf(document, shelf.code)
    context: dict[str, Any] = {
        "id": row,
        "document": document,
        "kind": kind(document),
        "kind_words": labels()[shelf.code][kind(document)],
        "facets": facets(document, shelf.code),
        "at": wall_clock(document, document.at),
        "day": line.day_and_month,
        "clock": line.clock,
        "care": isinstance(document, Entry) and document.afraid_of_them,
        "help": help_address(),
        "help_card": _first_of_all(request, document),
        "back_to": reverse("journal:entries"),
        "back_words": _("Journal"),
    }
    if isinstance(document, Narrative):
        return render(request, "journal/read_narrative.html", context | _sides(shelf, document))
    return render(request, "journal/read.html", context)


@require_POST
@private
def delete(_request: HttpRequest, shelf: Shelf, row: UUID) -> HttpResponse:
    """Delete a document; for some minutes it can be taken back."""
    shelf.drop_draft(kind(shelf.get(row)), str(row))
    shelf.desk.delete(row)
    return redirect(f"{reverse('journal:entries')}?gone={row}")


@require_POST
@private
def undo(request: HttpRequest, shelf: Shelf, row: UUID) -> HttpResponse:
    """Take a deletion back."""
    if shelf.desk.undelete() != row:
        messages.info(request, _("It is gone."))
        return redirect("journal:entries")
    return redirect("journal:read", row)


def _first_of_all(request: HttpRequest, document: Kept) -> Card | None:
    """Help, right after saving words of danger; nobody else ever learns that it was shown."""
    words = own_words(document)
    return help_for(heard([words])) if words and "saved" in request.GET else None


def _sides(shelf: Shelf, document: Narrative) -> dict[str, Any]:
    """The evidence with the way to its memories, and how far the belief moved."""
    linked = any(one.memory for one in document.speaks_against)
    rows = {one.name: one.id for one in shelf.all("memory")} if linked else {}
    return {
        "against": [_evidence(one, rows) for one in document.speaks_against],
        "moved": moved(document.before, document.after),
    }


def _evidence(one: Evidence, rows: dict[str, str]) -> dict[str, Any]:
    row = rows.get(one.memory or "")
    to = reverse("journal:read", args=[row]) if row else ""
    return {"text": one.text, "from_memory": bool(one.memory), "to": to}
