"""What comes in stays in memory, up to a stated size, and never touches the disk."""

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

from quills.web.look.errors import too_large

Answer = Callable[[HttpRequest], HttpResponse]


class InMemory(MemoryFileUploadHandler):
    """Keeps each file in memory; ``Limit`` has turned away what would be too large."""


class Limit:
    """Turns a request away by its announced size before any of it is read."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Without an announced size Django reads nothing at all."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.UPLOAD_LIMIT:
            return too_large(request)
        return self.answer(request)
