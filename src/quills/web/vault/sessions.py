"""The keys of a signed-in session: sealed by a random key that only the cookie holds.

What is stored is useless without the cookie, and the cookie without what is stored. The clock is
passed in; deleting what is idle is the caller's.
"""

import base64
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.formats import Format
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.keys import Key, new_key
from quills.web.vault.padding import pad, unpad
from quills.web.vault.places import Place
from quills.web.vault.sealing import seal, unseal

IDLE: Final = 10
"""Minutes without a request after which a session locks, unless its owner chose 1 to 60."""
_AHEAD: Final = timedelta(minutes=1)
"""How far a clock may go back without locking."""
_COOKIE: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, repr=False)
class SessionKeys(Hidden):
    """What a session can open: the person's own keys, and keys of spaces."""

    identity: Identity
    spaces: tuple[tuple[UUID, Key], ...] = ()
    """Space and key; a space whose key is being replaced has two."""

    def key(self, space: UUID, key: UUID) -> Key:
        """The key of this space with this id. Raises VaultError."""
        for name, found in self.spaces:
            if name == space and found.id == key:
                return found
        raise VaultError("This session does not hold the key of this space; sign in again.")

    def with_key(self, space: UUID, key: Key) -> "SessionKeys":
        """With one key more."""
        return self if (space, key) in self.spaces else replace(self, spaces=(*self.spaces, (space, key)))

    def without(self, space: UUID) -> "SessionKeys":
        """Without any key of this space."""
        return replace(self, spaces=tuple(pair for pair in self.spaces if pair[0] != space))

    def wipe(self) -> None:
        """Forget all of them, as far as Python allows."""
        self.identity.wipe()
        for _, key in self.spaces:
            key.wipe()


@dataclass(frozen=True)
class Session:
    """What is stored of a session."""

    id: UUID
    """Random, and made for the sealed keys alone; not the cookie."""
    person: UUID
    sealed: bytes = field(repr=False)
    used: datetime
    """Time of the latest request, with its zone."""
    idle: int = IDLE
    """Minutes, 1 to 60."""

    def __post_init__(self) -> None:
        if not 1 <= self.idle <= 60:
            raise VaultError("A session locks after 1 to 60 minutes; choose a number between them.")

    def locked(self, now: datetime) -> bool:
        """Whether it was idle for too long, or was last used in the future."""
        return not -_AHEAD <= now - self.used < timedelta(minutes=self.idle)


def start(keys: SessionKeys, session: UUID, now: datetime, idle: int = IDLE) -> tuple[Key, Session]:
    """The cookie's key, and what to store."""
    cookie = new_key()
    sealed = _sealed(keys, cookie, session)
    return cookie, Session(session, keys.identity.person, sealed, now, idle)


def cookie_text(cookie: Key) -> str:
    """The cookie's value: 43 letters, digits, - and _."""
    return base64.urlsafe_b64encode(cookie.reveal()).rstrip(b"=").decode()


def read_cookie(text: str) -> Key:
    """The key of a cookie's value. Raises VaultError."""
    if _COOKIE.fullmatch(text):
        return Key(base64.urlsafe_b64decode(text + "="))
    del text  # an error page may show what a failed function held
    raise VaultError("The cookie of this session is damaged; sign in again.")


def keys_of(session: Session, cookie: Key, now: datetime) -> SessionKeys:
    """The keys of a session. Raises LockedError when it was idle for too long, else VaultError."""
    touch(session, now)
    place = _place(session.person, session.id)
    return _unpacked(unpad(unseal(session.sealed, cookie, place, Format.SESSION)), session.person)


def touch(session: Session, now: datetime) -> Session:
    """The session, used now. Raises LockedError if it was locked by then."""
    if session.locked(now):
        raise LockedError(f"Locked after {session.idle} quiet minutes; give your passphrase to go on.")
    return replace(session, used=now)


def with_keys(session: Session, cookie: Key, keys: SessionKeys, now: datetime) -> Session:
    """The session, used now, with these keys in place of those it held. Raises VaultError."""
    keys_of(session, cookie, now)
    return replace(session, sealed=_sealed(keys, cookie, session.id), used=now)


def _sealed(keys: SessionKeys, cookie: Key, session: UUID) -> bytes:
    place = _place(keys.identity.person, session)
    return seal(pad(_packed(keys)), cookie, place, Format.SESSION)


def _packed(keys: SessionKeys) -> bytes:
    return keys.identity.reveal() + b"".join(space.bytes + key.reveal() for space, key in keys.spaces)


def _unpacked(plain: bytes, person: UUID) -> SessionKeys:
    pairs = (plain[start : start + 48] for start in range(32, len(plain), 48))
    spaces = tuple((UUID(bytes=pair[:16]), Key(pair[16:])) for pair in pairs)
    return SessionKeys(Identity(person, plain[:32]), spaces)


def _place(person: UUID, session: UUID) -> Place:
    return Place(person, "session", session, "keys")
