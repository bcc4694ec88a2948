"""Taking a copy of the journal, and bringing one back."""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from quills.web.journal.documents import Kept
from quills.web.journal.errors import JournalError
from quills.web.journal.exchange import read
from quills.web.journal.exchange.archive import leaving, to_json
from quills.web.journal.exchange.markdown import to_markdown
from quills.web.journal.exchange.merging import Merged, merge
from quills.web.journal.exchange.tables import to_zip
from quills.web.journal.saying import said
from quills.web.journal.shelf import Shelf, private
from quills.web.spaces.gate import opened


class Way(NamedTuple):
    """One kind of file."""

    name: str
    words: str
    about: str | Promise
    ending: str
    type: str
    write: Callable[[Iterable[Kept], str], bytes]


WAYS: Final = (
    Way(
        "json",
        "JSON",
        gettext_lazy("Everything, to the last letter. It can be brought in again."),
        "json",
        "application/json",
        lambda kept, _code: to_json(kept),
    ),
    Way(
        "md",
        "Markdown",
        gettext_lazy("To read or to print."),
        "md",
        "text/markdown",
        lambda kept, code: to_markdown(kept, code).encode(),
    ),
    Way(
        "csv",
        "CSV",
        gettext_lazy("A table for each kind, for a spreadsheet. It can be brought in again."),
        "zip",
        "application/zip",
        lambda kept, _code: to_zip(kept),
    ),
)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def files(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """The page; a file that is sent is brought in."""
    wrong = ""
    if request.method == "POST":
        try:
            merged = _bring(request, shelf)
        except JournalError as error:
            wrong = said(error)
        else:
            messages.success(request, _told(merged))
            return redirect("journal:files")
    context: dict[str, Any] = {
        "here": "journal",
        "ways": WAYS,
        "count": sum(shelf.count().values()),
        "wrong": wrong,
    }
    return render(request, "journal/files.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@opened
@reauthentication_required
@private
def take(request: HttpRequest, shelf: Shelf, name: str) -> HttpResponse:
    """A copy of everything as a file; whoever has just given the passphrase again comes back to the page."""
    if request.method != "POST":
        return redirect("journal:files")
    way = next((one for one in WAYS if one.name == name), None)
    if way is None:
        raise Http404
    kept = list(shelf.everything())
    part = "-incomplete" if shelf.desk.unread else ""
    if part:
        messages.warning(
            request, _("What does not open is not in the file. Its name says that it is incomplete.")
        )
    answer = HttpResponse(way.write(kept, shelf.code), content_type=f"{way.type}; charset=utf-8")
    called = f"notes-{timezone.localdate():%Y-%m-%d}{part}.{way.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{called}"'
    return answer


def _bring(request: HttpRequest, shelf: Shelf) -> Merged:
    """Everything of the file that is new, or nothing at all."""
    sent = request.FILES.get("file")
    if sent is None:
        raise JournalError("This is no table of a journal; nothing was taken in.")
    incoming = read(sent.read())
    kept = {one.name: leaving(one) for one in shelf.everything()}
    merged = merge(kept, incoming)
    shelf.put_all(merged.new)
    return merged


def _told(merged: Merged) -> str:
    parts = [
        ngettext("%(n)s document is new.", "%(n)s documents are new.", len(merged.new))
        % {"n": len(merged.new)}
    ]
    if merged.equal:
        parts.append(
            ngettext("%(n)s was here already.", "%(n)s were here already.", merged.equal)
            % {"n": merged.equal}
        )
    if merged.changed:
        parts.append(
            ngettext(
                "%(n)s was changed here since; it stays as it is.",
                "%(n)s were changed here since; they stay as they are.",
                merged.changed,
            )
            % {"n": merged.changed}
        )
    return " ".join(parts)
