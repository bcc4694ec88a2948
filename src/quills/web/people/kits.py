"""The recovery kit on its way to paper: sealed in the session until its owner has it, then gone."""

import secrets
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from quills.web.people import whispers
from quills.web.spaces import session
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.kit import Kit

KEPT: Final = "kit"
ASKED: Final = "kit group"


@dataclass(frozen=True, repr=False)
class Shown(Hidden):
    """A kit to be shown, and which of its groups is asked for."""

    groups: tuple[str, ...]
    asked: int
    """The place of the group, from 0."""

    @property
    def text(self) -> str:
        """The kit as it is printed."""
        return "-".join(self.groups)

    @property
    def wanted(self) -> str:
        """The group that is to be typed back."""
        return self.groups[self.asked]


def keep(request: HttpRequest, kit: Kit, identity: Identity) -> None:
    """Show this kit on the next page."""
    request.session[KEPT] = whispers.hide(kit.text, whispers.KIT, identity)
    request.session[ASKED] = secrets.randbelow(7)


def shown(request: HttpRequest) -> Shown | None:
    """The kit that waits to be shown, if one does. Raises LockedError."""
    hidden = request.session.get(KEPT)
    if not hidden:
        return None
    try:
        text = whispers.show(hidden, whispers.KIT, session.need(request).identity)
    except VaultError:
        return None
    groups = tuple(text.split("-"))
    return Shown(groups, int(request.session.get(ASKED, 0)) % len(groups))


def drop(request: HttpRequest) -> None:
    """From now on nothing but the paper has it."""
    request.session.pop(KEPT, None)
    request.session.pop(ASKED, None)
