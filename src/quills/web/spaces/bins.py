"""The bin: what a session deleted last can be had back for a few minutes, and is then gone."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from quills.web.spaces.models import Bin
from quills.web.spaces.sealed import Sealed

MINUTES: Final = 5
"""So long a deleted document can be had back, if the session stays open and deletes nothing else."""


def drop(session: UUID, space: UUID, document: UUID, sealed: Sealed) -> None:
    """Keep a deleted document, in place of the one before it, as sealed as it was."""
    until = timezone.now() + timedelta(minutes=MINUTES)
    kept = {"space_id": space, "document": document, "sealed": sealed, "until": until}
    Bin.objects.update_or_create(session_id=session, defaults=kept)


def take(session: UUID, space: UUID) -> Bin | None:
    """What was deleted last, if its time is not over; it is out of the bin then."""
    rows = Bin.objects.filter(session_id=session, space_id=space)
    found = rows.filter(until__gt=timezone.now()).first()
    rows.delete()
    return found
