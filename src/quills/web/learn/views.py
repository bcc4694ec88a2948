"""Index and page: public, and without a single query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from quills.web.learn.claims import Said, Status
from quills.web.learn.languages import Language, nearest
from quills.web.learn.markup import Block
from quills.web.learn.pages import Page, Part
from quills.web.learn.pictures import picture
from quills.web.learn.shelf import Shelf, library

PARTS: Final[Mapping[Part, Promise]] = {
    Part.WITHIN: _("What happens in me"),
    Part.BETWEEN: _("What happens between us"),
    Part.MENDS: _("What helps"),
    Part.BEYOND: _("Beyond these pages"),
}

SURE: Final[Mapping[Status, tuple[Promise, Promise]]] = {
    Status.SEEN: (
        _("Read at the source"),
        _("We have read this in the work itself, mostly in its summary."),
    ),
    Status.SECOND_HAND: (
        _("Second hand"),
        _("We have this only from somebody who tells of the work."),
    ),
    Status.MEMORY: (
        _("Not checked"),
        _("We know it from memory or hearsay, and nobody here has looked it up."),
    ),
    Status.HEURISTIC: (
        _("Rule of thumb"),
        _("Useful to start with. It is thinly tested, or a formula of our own."),
    ),
}


@dataclass(frozen=True)
class Shown:
    """A claim under its paragraph."""

    number: int
    sure: Promise
    meaning: Promise
    said: Said
    source: str


@dataclass(frozen=True)
class Passage:
    """A block with what it cites."""

    block: Block
    claims: Sequence[Shown]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All pages, by part."""
    row = library().pages[_language()]
    parts = [(PARTS[part], list(pages)) for part, pages in groupby(row, key=lambda page: page.front.part)]
    return render(request, "learn/index.html", {"here": "learn", "parts": parts, "sure": list(SURE.values())})


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One page."""
    shelf = library()
    found = shelf.page(_language(), number)
    if found is None:
        raise Http404
    before, after = shelf.beside(found)
    passages = _passages(shelf, found)
    heads = (at for at, passage in enumerate(passages) if passage.block.kind == "h2")
    start = next(heads, len(passages))
    front = found.front
    context = {
        "here": "learn",
        "page": found,
        "part": PARTS[front.part],
        "opening": passages[:start],
        "rest": passages[start:],
        "picture": picture(front.picture, found.language) if front.picture else None,
        "related": shelf.related(found),
        "before": before,
        "after": after,
    }
    return render(request, "learn/page.html", context)


def _passages(shelf: Shelf, page: Page) -> list[Passage]:
    numbers = {name: number for number, name in enumerate(page.cites, start=1)}
    return [
        Passage(block, [_shown(shelf, name, numbers[name], page.language) for name in block.cites])
        for block in page.blocks
    ]


def _shown(shelf: Shelf, name: str, number: int, language: Language) -> Shown:
    claim = shelf.claims[name]
    return Shown(number, *SURE[claim.status], claim.said(language), claim.source)


def _language() -> Language:
    return nearest(get_language())
