"""The cookie that holds a session's key, and nothing else."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from quills.web.vault.errors import VaultError
from quills.web.vault.keys import Key
from quills.web.vault.sessions import cookie_text, read_cookie

SAME_SITE: Final = "Strict"


def name() -> str:
    """The cookie's name; over TLS one that belongs to this very host."""
    return "__Host-key" if settings.SESSION_COOKIE_SECURE else "key"


def read(request: HttpRequest) -> Key | None:
    """The key that the browser holds, if it holds one."""
    try:
        return read_cookie(request.COOKIES.get(name(), ""))
    except VaultError:
        return None


def give(answer: HttpResponseBase, key: Key) -> None:
    """Let the browser hold the key until it closes."""
    answer.set_cookie(
        name(), cookie_text(key), secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite=SAME_SITE
    )


def take(answer: HttpResponseBase) -> None:
    """Let the browser forget it."""
    answer.delete_cookie(name(), samesite=SAME_SITE)
