"""The access log: who came in, who was turned away, what was changed; readable by its owner alone."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quills.web.people import letters
from quills.web.people.browsers import coarse
from quills.web.people.models import Event, Person
from quills.web.spaces.rings import card_of
from quills.web.vault.documents import Document, decode, encode
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.places import Place

KEPT: Final = {False: 100, True: 40}
"""Lines kept of each person: of what happened, and of who was turned away."""


class What(StrEnum):
    """What happened."""

    BEGAN = "began"
    IN = "in"
    UNLOCKED = "unlocked"
    REFUSED = "refused"
    STEP_REFUSED = "step refused"
    OUTSIDE = "outside"
    PASSPHRASE = "passphrase"  # noqa: S105  the name of an event
    RECOVERED = "recovered"
    KIT = "kit"
    STEP_ON = "step on"
    STEP_OFF = "step off"
    CODES = "codes"
    OTHERS_OUT = "others out"


TURNED_AWAY: Final = frozenset({What.REFUSED, What.STEP_REFUSED, What.OUTSIDE})
WORDS: Final = {
    What.BEGAN: _("The account was made"),
    What.IN: _("Signed in"),
    What.UNLOCKED: _("Opened again"),
    What.REFUSED: _("Turned away: wrong passphrase or kit"),
    What.STEP_REFUSED: _("Turned away at the second step"),
    What.OUTSIDE: _("Turned away: the locks were changed outside of Quills"),
    What.PASSPHRASE: _("The passphrase was changed"),
    What.RECOVERED: _("Opened with the kit, passphrase changed"),
    What.KIT: _("A new recovery kit was made"),
    What.STEP_ON: _("A second step was switched on"),
    What.STEP_OFF: _("A second step was switched off"),
    What.CODES: _("New recovery codes were made"),
    What.OTHERS_OUT: _("Other browsers were signed out"),
}


class Line(Document, frozen=True):
    """One line."""

    what: What
    at: datetime
    browser: str = ""
    format: int = 1

    @property
    def words(self) -> str:
        """What happened, for people."""
        return str(WORDS[self.what])

    @property
    def away(self) -> bool:
        """Whether somebody was turned away."""
        return self.what in TURNED_AWAY


def note(person: Person | None, what: What, request: HttpRequest) -> None:
    """Write a line, also while nobody is signed in.

    Without a person the same work is done for nobody: the time that a wrong passphrase takes must not
    tell whether the name exists.
    """
    card = card_of(person.pk if person else _NOBODY)
    line = Line(what, timezone.now(), coarse(request.headers.get("User-Agent", "")))
    row = uuid4()
    owner = card.person if card else _NOBODY
    sealed = letters.write(encode(line), card or new_identity(owner).card, _place(owner, row))
    refused = what in TURNED_AWAY
    with transaction.atomic():
        Event.objects.create(row=row, person=person, refused=refused, sealed=sealed)
        _trim(person, refused)


def read(person: Person, identity: Identity) -> Iterator[Line]:
    """The lines, newest first; one that does not open is left out."""
    for event in Event.objects.filter(person=person).order_by("-number"):
        try:
            text = letters.read(event.sealed, identity, _place(person.pk, event.row))
            yield decode(text, Line)
        except VaultError:
            continue


def _trim(person: Person | None, refused: bool) -> None:
    lines = Event.objects.filter(person=person, refused=refused).order_by("-number")
    old = lines.values_list("number", flat=True)[KEPT[refused] :][:1]
    for number in old:
        lines.filter(number__lte=number).delete()


def _place(owner: UUID, row: UUID) -> Place:
    return Place(owner, "people_event", row, "sealed")


_NOBODY: Final = UUID(int=0)
