"""The one thing that is kept of the check, in the person's sealed record of fixed size.

No answer ever comes here. Nothing that makes what a partner sees may import this module
(tests/web/check/test_check_walls.py walks the imports).
"""

from datetime import date, timedelta
from typing import Final

import msgspec
from django.http import HttpRequest
from django.utils import timezone

from quills.web.people import record
from quills.web.spaces import session
from quills.web.vault.documents import Document
from quills.web.vault.errors import VaultError

FORMAT: Final = 1
AGAIN: Final = timedelta(days=90)
"""After so long the check is offered again, whatever was said."""


class Kept(Document, frozen=True):
    """What the record holds."""

    careful: bool = False
    """Whether exercises that argue with fear are no longer proposed."""
    last: date | None = None
    """When the check was gone through to its end; None: never."""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError("a record of another format")  # becomes a VaultError where it is opened

    def is_due(self, today: date) -> bool:
        """Whether the check is to be offered: never gone through, or 90 days ago, or the clock went back."""
        return self.last is None or not self.last <= today < self.last + AGAIN


def kept(request: HttpRequest) -> Kept:
    """What is kept of this person; nothing, if the record does not open. Raises LockedError."""
    identity = session.need(request).identity
    try:
        return record.read(identity, Kept)
    except VaultError:
        return Kept()


def gone_through(request: HttpRequest, *, careful: bool) -> None:
    """The check is over. A yes is kept; a no takes nothing back, for it clears nobody."""
    _write(request, careful=kept(request).careful or careful, last=timezone.localdate())


def choose(request: HttpRequest, *, careful: bool) -> None:
    """What the person themselves has chosen on their own page."""
    _write(request, careful=careful, last=kept(request).last)


def _write(request: HttpRequest, *, careful: bool, last: date | None) -> None:
    made = msgspec.structs.replace(Kept(), careful=careful, last=last)
    record.write(session.need(request).identity, made)
