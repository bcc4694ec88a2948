"""What a session has opened, and what one request knows of it."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from django.http import HttpRequest, HttpResponseBase

from quills.web.spaces import cookies
from quills.web.spaces.rings import private_space
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.keys import Key
from quills.web.vault.sessions import SessionKeys


@dataclass(frozen=True, repr=False)
class Opened(Hidden):
    """What this session has opened. Its keys are wiped when the request ends."""

    row: UUID
    keys: SessionKeys
    cookie: Key
    idle: int
    """Quiet minutes until it locks."""

    @property
    def identity(self) -> Identity:
        """The person's private half."""
        return self.keys.identity

    @property
    def person(self) -> UUID:
        """The person's id."""
        return self.keys.identity.person

    @property
    def private(self) -> UUID:
        """The person's private space."""
        return private_space(self.keys.identity)


class Held(Hidden):
    """What one request knows, and what its answer has to tell the browser."""

    def __init__(self) -> None:
        self.opened: Opened | None = None
        self.waiting: Opened | None = None
        self.cookie: Key | None = None
        self.forget = False


_HELD: Final[MutableMapping[HttpRequest, Held]] = WeakKeyDictionary()


def held_by(request: HttpRequest) -> Held:
    """What is known so far."""
    return _HELD.setdefault(request, Held())


def finish(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Tell the browser what it has to hold or forget, and wipe the keys."""
    held = _HELD.pop(request, None)
    if held is None:
        return
    if held.cookie is not None:
        cookies.give(answer, held.cookie)
    elif held.forget and cookies.name() in request.COOKIES:
        cookies.take(answer)
    for opened in (held.opened, held.waiting):
        if opened is not None and not answer.streaming:
            opened.keys.wipe()
