"""The cast of the vault's tests, their keys, and what an error page would show of a failure."""

import hashlib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5

import pytest

from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity
from quills.web.vault.keyring import Keyring, pin_key, pin_member
from quills.web.vault.keys import Key
from quills.web.vault.passphrase import Cost
from quills.web.vault.places import Place

CHEAP: Final = Cost(memory=8, passes=1, lanes=1)
"""The least that Argon2id takes; it is stored in the recipe like any other cost."""
NOW: Final = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def uuid(name: str) -> UUID:
    """An id for a name; the same one each time."""
    return uuid5(UUID(int=7), name)


def identity(name: str) -> Identity:
    """The private half of somebody of the cast."""
    return Identity(uuid(name), hashlib.sha256(name.encode()).digest())


def key(name: str) -> Key:
    """A key with a name."""
    return Key(hashlib.sha256(f"key {name}".encode()).digest())


ANA: Final = identity("Ana")
BEN: Final = identity("Ben")
EVE: Final = identity("Eve")
OTTO: Final = identity("Otto")
SHARED: Final = uuid("the space that Ana and Ben share")
PLACE: Final = Place(SHARED, "entry", uuid("row 1"), "document")
ELSEWHERE: Final = (
    Place(uuid("another space"), "entry", uuid("row 1"), "document"),
    Place(SHARED, "promise", uuid("row 1"), "document"),
    Place(SHARED, "entry", uuid("row 2"), "document"),
    Place(SHARED, "entry", uuid("row 1"), "title"),
)
"""Four places that differ from PLACE in one thing each."""


@dataclass(frozen=True)
class Couple:
    """Ana's and Ben's shared space, from each side."""

    key: Key
    ana: Keyring
    ben: Keyring


def couple() -> Couple:
    """Both have pinned the key and each other."""
    shared = key("shared")
    rings = []
    for person in (ANA, BEN):
        ring = pin_key(Keyring(person.person), SHARED, shared.id)
        for member in (ANA, BEN):
            ring = pin_member(ring, SHARED, member.card)
        rings.append(ring)
    return Couple(shared, *rings)


def damaged(data: bytes) -> Iterator[bytes]:
    """Every single-bit flip, every shorter beginning and end, and one byte more."""
    for place in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            yield bytes(changed)
        yield data[:place]
        yield data[place + 1 :]
    yield data + b"\0"


def refused(call: Callable[..., object], *given: object) -> VaultError:
    """The VaultError of the call: one sentence, with nothing behind it."""
    with pytest.raises(VaultError) as caught:
        call(*given)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert caught.value.__context__ is None
    return caught.value


def error_page(error: BaseException) -> str:
    """The traceback with the values of all names in the vault's own functions, and the sentence."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    inside = [frame for frame in found.stack if "quills/web/vault/" in frame.filename.replace("\\", "/")]
    assert inside
    return repr([(frame.name, frame.locals) for frame in inside]) + str(error)
