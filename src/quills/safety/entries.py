"""What a listed number or address is, in the shape in which pages get it."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """How a service is reached."""

    CALL = "call"
    TEXT = "text"
    TTY = "tty"
    CHAT = "chat"
    MAIL = "mail"
    WEB = "web"


NUMBERED: Final = frozenset({Way.CALL, Way.TEXT, Way.TTY})
"""The ways that lead to a number; the others lead to an address."""


class Kind(StrEnum):
    """What a service is for, and for whom."""

    EMERGENCY = "emergency"
    EMERGENCY_SILENT = "emergency_silent"
    SUICIDE_CRISIS = "suicide_crisis"
    CRISIS_TEXT = "crisis_text"
    DV_ANYONE = "dv_anyone"
    DV_WOMEN = "dv_women"
    DV_MEN = "dv_men"
    DV_LGBT = "dv_lgbt"
    DV_TRANS = "dv_trans"
    DV_MIGRANTS = "dv_migrants"
    MEN_RELATIONSHIP = "men_relationship"
    LGBT_SUPPORT = "lgbt_support"
    CHILD_PROTECTION = "child_protection"
    CHILD_HELPLINE = "child_helpline"

    @property
    def words(self) -> str:
        """The kind as a page says it."""
        return _WORDS[self]

    @property
    def is_emergency(self) -> bool:
        """Whether it comes before everything else."""
        return self in {Kind.EMERGENCY, Kind.EMERGENCY_SILENT}


_WORDS: Final = {
    Kind.EMERGENCY: "In danger now",
    Kind.EMERGENCY_SILENT: "In danger now, when you cannot speak",
    Kind.SUICIDE_CRISIS: "In a crisis, or with thoughts of suicide",
    Kind.CRISIS_TEXT: "In a crisis, by text message",
    Kind.DV_ANYONE: "Domestic violence, for anyone",
    Kind.DV_WOMEN: "Domestic violence, for women",
    Kind.DV_MEN: "Domestic violence, for men",
    Kind.DV_LGBT: "Domestic violence, for LGBT+ people",
    Kind.DV_TRANS: "Domestic violence, for trans people",
    Kind.DV_MIGRANTS: "Domestic violence, for migrants",
    Kind.MEN_RELATIONSHIP: "Relationships and mental health, for men",
    Kind.LGBT_SUPPORT: "Somebody to talk to, for LGBT+ people",
    Kind.CHILD_PROTECTION: "When a child may be in danger",
    Kind.CHILD_HELPLINE: "For children and young people",
}


@dataclass(frozen=True)
class Channel:
    """One number or one address."""

    way: Way
    at: str
    """The number with its digits as the source writes them, or the address."""
    keyword: str | None = None
    """What to write in a text message."""
    use: str | None = None
    """For whom or when, where it is not for everybody at any time."""


@dataclass(frozen=True)
class Service:
    """One service, where its numbers were read, and when."""

    kind: Kind
    name: str
    channels: tuple[Channel, ...]
    source: str
    read: str
    """The month in which the source was read: 2026-11."""
    dated: str | None = None
    """The date that the source itself bears, if it bears one."""
    hours: str | None = None
    """None: not known."""
    languages: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Country:
    """What is listed for one country, and what has to be said with it."""

    code: str
    """ISO 3166-1, two letters."""
    name: str
    emergency: tuple[Service, ...]
    services: tuple[Service, ...]
    sentences: tuple[str, ...]
    """What is missing, then the warning; a page that shows the numbers shows these too."""


@dataclass(frozen=True)
class Sentences:
    """What is said beside the numbers."""

    warning: str
    unknown: str
    no_emergency: str
    no_other: str
    stale: str


@dataclass(frozen=True)
class Listing:
    """The whole file."""

    review: str
    """The month of the last review: 2026-11."""
    next_review: str
    sentences: Sentences
    countries: tuple[Country, ...]

    def is_stale(self, today: date) -> bool:
        """Whether the month has passed in which the numbers were to be read again."""
        year, month = self.next_review.split("-")
        return (today.year, today.month) > (int(year), int(month))


def missing(country: Country, listed: Listing) -> list[str]:
    """What a country says of itself; the warning for all stands once, at the top."""
    return [sentence for sentence in country.sentences if sentence != listed.sentences.warning]


def link(channel: Channel) -> str | None:
    """What a phone dials, without the gaps that only the eye needs; none for what is not a plain call."""
    if channel.way is not Way.CALL or not re.fullmatch("[0-9 -]+", channel.at):
        return None
    return "tel:" + channel.at.replace(" ", "").replace("-", "")
