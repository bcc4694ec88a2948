"""When something goes wrong, nothing of what was asked or written shows: not on the page, not in the log."""

import logging
from collections.abc import Iterator
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, path

from quills.web.quiet import Quiet
from quills.web.urls import handler400, handler403, handler404, handler500
from quills.web.urls import urlpatterns as others

pytestmark = pytest.mark.django_db
CANARY: Final = "saffron-canary"
__all__ = ["handler400", "handler403", "handler404", "handler500"]


def fail(request: HttpRequest, how: str) -> HttpResponse:
    """A view that fails with what somebody wrote in its hands."""
    written = request.POST.get("text", "") or CANARY
    raise {"bad": SuspiciousOperation, "denied": PermissionDenied, "broken": ValueError}[how](written)


def take(request: HttpRequest) -> HttpResponse:
    """A view that takes a file, and says where it was kept."""
    taken = request.FILES["file"]
    assert isinstance(taken, UploadedFile)
    return HttpResponse(f"{type(taken).__name__} {taken.size}")


urlpatterns: list[URLPattern | URLResolver] = [*others, path("fail/<how>", fail), path("take", take)]


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines that would be printed."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(Quiet().format(record))

    kept = Kept()
    logging.getLogger().addHandler(kept)
    yield lines
    logging.getLogger().removeHandler(kept)


@pytest.mark.parametrize(
    ("how", "status", "title"),
    [
        ("bad", 400, "That did not work."),
        ("denied", 403, "This is not yours to open."),
        ("broken", 500, "Something broke on our side."),
    ],
)
def test_an_error_page_shows_nothing_of_the_request(
    guest: Client, log: list[str], how: str, status: int, title: str
) -> None:
    guest.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        answer = guest.post(f"/fail/{how}?q={CANARY}", {"text": CANARY}, headers={"user-agent": CANARY})
    page = answer.content.decode()
    assert answer.status_code == status
    assert title in page
    assert 'class="leave"' in page
    assert CANARY not in page
    assert "fail" not in page.replace("failed", "")
    assert CANARY not in "".join(log)
    assert "/fail" not in "".join(log)


def test_a_missing_page_does_not_repeat_its_address(guest: Client) -> None:
    answer = guest.get(f"/{CANARY}?q={CANARY}")
    assert answer.status_code == 404
    assert CANARY.encode() not in answer.content


def test_the_log_says_where_it_broke(guest: Client, log: list[str]) -> None:
    guest.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        guest.get("/fail/broken")
    assert len(log) == 1
    assert "ERROR django.request ValueError at " in log[0]
    assert "shell/test_broken.py:" in log[0]


def test_debug_cannot_be_turned_on_from_outside() -> None:
    import os  # noqa: PLC0415  only here
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    said = "import quills.web.settings as s; print(s.DEBUG)"
    env = os.environ | {"DEBUG": "1", "DJANGO_DEBUG": "true", "QUILLS_DEBUG": "1"}
    done = subprocess.run([sys.executable, "-c", said], env=env, capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


def test_a_file_stays_in_memory(guest: Client) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        answer = guest.post("/take", {"file": SimpleUploadedFile("a.txt", b"x" * 3_000_000)})
    assert answer.content == b"InMemoryUploadedFile 3000000"


def test_what_is_too_large_is_turned_away_by_its_announced_size(guest: Client) -> None:
    with override_settings(ROOT_URLCONF=__name__, UPLOAD_LIMIT=1000):
        answer = guest.post("/take", {"file": SimpleUploadedFile("a.txt", b"x" * 2000)})
    assert answer.status_code == 413
    assert "That is too large." in answer.content.decode()


def test_a_form_that_is_too_large_is_turned_away(guest: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        answer = guest.post("/setup", {"by_another": "x" * 2000})
    assert answer.status_code == 400
