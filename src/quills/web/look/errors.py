"""Pages for when something goes wrong. They tell nothing of what was asked, and need no database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def _page(status: int, title: str, words: str) -> HttpResponse:
    """A page made without the request, so that nothing of it can show."""
    page = render_to_string("look/error.html", {"title": title, "words": words})
    return HttpResponse(page, status=status)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: also an unknown host name."""
    del exception
    return _page(400, _("That did not work."), _("The request was not one that this page understands."))


def forbidden(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    del exception
    return _page(403, _("This is not yours to open."), _("Nothing was changed."))


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from here, or from a page that stood open too long."""
    del reason
    return _page(
        403,
        _("This page has stood open for too long."),
        _("Nothing was changed. Go back, load the page again, and send it once more."),
    )


def not_found(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    del exception
    return _page(404, _("There is nothing here."), _("The address may be old, or it was never one."))


def too_large(_request: HttpRequest) -> HttpResponse:
    """413."""
    return _page(413, _("That is too large."), _("Nothing was read or kept. 32 MB is the most at once."))


def failed(_request: HttpRequest) -> HttpResponse:
    """500: the log says where, and nothing of what was written."""
    return _page(
        500,
        _("Something broke on our side."),
        _("What you had saved before is safe. Go back and try once more."),
    )
