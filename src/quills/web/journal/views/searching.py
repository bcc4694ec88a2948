"""Search. The words come in the body of a request, never in an address."""

from itertools import islice
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from quills.web.journal.leaves import by_month, leaf
from quills.web.journal.search import search as searched
from quills.web.journal.shelf import Shelf, private

MOST: Final = 50
"""The most results of one search."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
def search(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """The page, and what was found."""
    words = request.POST.get("words", "")[:200]
    found = list(islice(searched(shelf.all(), words, shelf.code), MOST + 1))
    leaves = [leaf(one.document, shelf.code, one.excerpt) for one in found[:MOST]]
    context = {
        "here": "journal",
        "words": words,
        "asked": bool(words.strip()),
        "count": len(leaves),
        "more": len(found) > MOST,
        "months": by_month(leaves),
    }
    return render(request, "journal/search.html", context)
