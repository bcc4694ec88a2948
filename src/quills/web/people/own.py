"""A person's own settings: sealed, so that nobody else knows when Quills locks or where they live."""

from typing import Final
from zoneinfo import available_timezones

import msgspec

from quills.web.people.models import Person
from quills.web.spaces.sealed import Sealed
from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.places import Place
from quills.web.vault.sessions import IDLE

FORMAT: Final = 1
ZONES: Final = frozenset(
    {"UTC", *(zone for zone in available_timezones() if "/" in zone and zone[:4] != "Etc/")}
)
"""The time zones that one can choose: places, and UTC."""


class Settings(Document, frozen=True):
    """What a person has chosen."""

    idle: int = IDLE
    """Minutes without a request after which Quills locks, 1 to 60."""
    language: str = ""
    """Empty: the browser's."""
    zone: str = ""
    """The name of a time zone; empty: the server's."""
    kit: bool = False
    """Whether the person has shown that the recovery kit is in their hands."""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT or not 1 <= self.idle <= 60:
            raise ValueError("settings of another format")  # becomes a VaultError where they are opened


def seal(settings: Settings, identity: Identity) -> Sealed:
    """The settings, sealed with their owner's own key."""
    return Sealed.given(seal_document(settings, identity.own, _place(identity)), Format.DOCUMENT)


def read(person: Person, identity: Identity) -> Settings:
    """The person's settings; the usual ones if what is stored does not open."""
    try:
        return open_document(bytes(person.settings), Settings, identity.own, _place(identity))
    except VaultError:
        return Settings()


def change(person: Person, identity: Identity, **changes: int | str | bool) -> Settings:
    """Change some of them."""
    settings = msgspec.structs.replace(read(person, identity), **changes)
    person.settings = seal(settings, identity)
    person.save(update_fields=["settings"])
    return settings


def _place(identity: Identity) -> Place:
    return Place(identity.person, "people_person", identity.person, "settings")
