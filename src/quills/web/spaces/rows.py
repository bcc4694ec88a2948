"""The rows in which the keys of sessions lie, each sealed by the key in a cookie."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from quills.web.spaces.models import SessionKey
from quills.web.spaces.opened import Opened
from quills.web.spaces.sealed import Sealed
from quills.web.vault import sessions
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.keys import Key
from quills.web.vault.sessions import SessionKeys

ROW: Final = "key"
"""Under this name Django's session holds the id of the row."""
OFTEN: Final = timedelta(seconds=15)
"""The time of the latest request is stored at most this often; so much earlier a session may lock."""


def of_session(request: HttpRequest) -> QuerySet[SessionKey]:
    """The row of this session, if it has one."""
    return SessionKey.objects.filter(id=id_of(request))


def of_others(request: HttpRequest, person: UUID) -> QuerySet[SessionKey]:
    """The rows of the person's other sessions."""
    return SessionKey.objects.filter(person_id=person).exclude(id=id_of(request))


def id_of(request: HttpRequest) -> UUID:
    """The id that is written in Django's session; one that no row has, if there is none."""
    try:
        return UUID(str(request.session.get(ROW)))
    except ValueError:
        return UUID(int=0)


def create(request: HttpRequest, stored: sessions.Session) -> None:
    """A new row, from now on this session's."""
    SessionKey.objects.create(
        id=stored.id,
        person_id=stored.person,
        sealed=Sealed.given(stored.sealed, Format.SESSION),
        idle=stored.idle,
        until=_until(stored.used, stored.idle),
    )
    request.session[ROW] = str(stored.id)


def open_row(row: SessionKey, cookie: Key) -> Opened | None:
    """What lies in the row; None if it does not open or was idle for too long."""
    now, stored = timezone.now(), _stored(row)
    try:
        keys = sessions.keys_of(stored, cookie, now)
    except VaultError:
        return None
    if now - stored.used > OFTEN:
        SessionKey.objects.filter(id=row.id).update(until=_until(now, row.idle))
    return Opened(row.id, keys, cookie, row.idle)


def replace_keys(row: SessionKey, cookie: Key, keys: SessionKeys) -> None:
    """Other keys in the row. Raises VaultError."""
    stored = sessions.with_keys(_stored(row), cookie, keys, timezone.now())
    SessionKey.objects.filter(id=row.id).update(sealed=Sealed.given(stored.sealed, Format.SESSION))


def set_idle(opened: Opened, minutes: int) -> None:
    """Other quiet minutes, 1 to 60. Raises VaultError."""
    now = timezone.now()
    sessions.Session(opened.row, opened.person, b"", now, minutes)  # refuses what is out of bounds
    SessionKey.objects.filter(id=opened.row).update(idle=minutes, until=_until(now, minutes))


def _stored(row: SessionKey) -> sessions.Session:
    return sessions.Session(row.id, row.person_id, row.sealed, row.used, row.idle)


def _until(used: datetime, idle: int) -> datetime:
    return used + timedelta(minutes=idle)
