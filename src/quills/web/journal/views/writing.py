"""Writing: a new document, or one that is changed; what is saved is shown."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quills.web.journal.documents import Draft, Entry, Kept, Origin, SecureMemory
from quills.web.journal.documents import kind as kind_of
from quills.web.journal.forms import FORMS
from quills.web.journal.forms.base import DocumentForm
from quills.web.journal.forms.entry import EntryForm
from quills.web.journal.forms.origin import OriginForm
from quills.web.journal.forms.thought import NarrativeForm
from quills.web.journal.growing import growing
from quills.web.journal.offers import help_address
from quills.web.journal.reading import wall_clock
from quills.web.journal.shelf import Shelf, private
from quills.web.journal.words.guide import pages, stop
from quills.web.spaces.errors import ChangedError

_both = require_http_methods(["GET", "HEAD", "POST"])


@_both
@private
def new(request: HttpRequest, shelf: Shelf, kind: str = "entry", page: str = "") -> HttpResponse:
    """Begin a document of a kind; a guided page goes on where it was left."""
    if kind not in FORMS or (kind == "origin") != bool(page) or (page and page not in pages()):
        raise Http404
    if page and (written := _page(shelf, page)):
        return redirect("journal:edit", written.id)
    return _write(request, shelf, kind, about=page)


@_both
@private
def edit(request: HttpRequest, shelf: Shelf, row: UUID) -> HttpResponse:
    """Change a document."""
    standing = shelf.get(row)
    return _write(request, shelf, kind_of(standing), about=str(row), standing=standing)


def _write(
    request: HttpRequest, shelf: Shelf, name: str, about: str, standing: Kept | None = None
) -> HttpResponse:
    """The form, or what it makes: kept, its draft dropped, and shown."""
    sent = request.POST if request.method == "POST" else None
    form = FORMS[name](sent, standing=standing, initial=FORMS[name].initial_of(standing) if standing else {})
    draft = None if sent else shelf.draft(name, about)
    if draft:
        form.initial_from(draft.values)
    _prepare(form, shelf, about)
    if sent and form.is_valid() and _kept(form, shelf, sent.get("version", ""), about):
        return redirect(f"{reverse('journal:read', args=[form.document.id])}?saved=1")
    version = sent.get("version", "") if sent else _version(shelf, draft, standing)
    return render(request, form.template, _context(form, about, draft) | {"version": version})


def _version(shelf: Shelf, draft: Draft | None, standing: Kept | None) -> str:
    """The state that is being changed: as it is now, or as it was when the draft was begun."""
    then = next((value for name, value in draft.values if name == "version"), "") if draft else ""
    return then or (shelf.desk.version(UUID(standing.id)) if standing else "")


def _prepare(form: DocumentForm, shelf: Shelf, about: str) -> None:
    """What a form needs to know beyond itself."""
    if isinstance(form, NarrativeForm):
        form.offer(one for one in shelf.all("memory") if isinstance(one, SecureMemory))
    if isinstance(form, OriginForm):
        form.ask(pages()[form.standing.page if isinstance(form.standing, Origin) else about])


def _kept(form: DocumentForm, shelf: Shelf, version: str, about: str) -> bool:
    """Whether it could be kept; if another tab has changed it meanwhile, the form says so."""
    try:
        shelf.put(form.document, version, form.kind, about)
    except ChangedError as error:
        form.add_error(None, str(error))
        return False
    return True


def _context(form: DocumentForm, about: str, draft: Draft | None) -> dict[str, Any]:
    back = reverse("journal:read", args=[form.standing.id]) if form.standing else reverse("journal:entries")
    context: dict[str, Any] = {
        "form": form,
        "about": about,
        "restored": date_format(wall_clock(draft, draft.at), "DATETIME_FORMAT") if draft else "",
        "help": help_address(),
        "back_to": back,
        "back_words": _("Back"),
    }
    if isinstance(form, EntryForm):
        context |= growing(form.standing if isinstance(form.standing, Entry) else None, form.code)
    return context | (_questions(form) if isinstance(form, OriginForm) else {})


def _questions(form: OriginForm) -> dict[str, Any]:
    return {
        "page_title": form.page.title[form.code],
        "page_intro": form.page.intro[form.code],
        "questions": [field for field in form if field.name.startswith("answer_")],
        "stop": stop(form.code),
    }


def _page(shelf: Shelf, page: str) -> Origin | None:
    """What was written on a guided page."""
    written = (one for one in shelf.all("origin") if isinstance(one, Origin) and one.page == page)
    return next(written, None)


@require_http_methods(["GET", "HEAD"])
@private
def origins(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """The guided pages, in any order."""
    doors = [
        {
            "to": reverse("journal:origin", args=[page.id]),
            "words": page.title[shelf.code],
            "about": page.intro[shelf.code],
        }
        for page in pages().values()
    ]
    context = {
        "doors": doors,
        "stop": stop(shelf.code),
        "back_to": reverse("journal:entries"),
        "back_words": _("Back"),
    }
    return render(request, "journal/origins.html", context)
