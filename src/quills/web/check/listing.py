"""The numbers as the help page shows them: by country, emergency first, in the reader's language."""

from datetime import date
from typing import Final, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy

from quills.safety.entries import Channel, Country, Listing, Service, Way, link, missing
from quills.web.check import words

WAYS: Final = {
    Way.CALL: gettext_lazy("Call"),
    Way.TEXT: gettext_lazy("Text message"),
    Way.TTY: gettext_lazy("TTY (text telephone)"),
    Way.CHAT: gettext_lazy("Chat"),
    Way.MAIL: gettext_lazy("Mail"),
    Way.WEB: gettext_lazy("Web"),
}


class Line(NamedTuple):
    """One number or address."""

    way: str | Promise
    at: str
    to: str | None
    """What opens it, if pressing it can."""
    keyword: str | None
    use: str


class Row(NamedTuple):
    """One service."""

    kind: str
    name: str
    emergency: bool
    lines: list[Line]
    hours: str
    languages: str
    note: str
    source: str
    read: str
    dated: str


class Place(NamedTuple):
    """One country."""

    name: str
    sentences: list[str]
    """What is missing here."""
    rows: list[Row]


def places(listed: Listing) -> list[Place]:
    """All countries, by their names in the reader's language."""
    return sorted((_place(country, listed) for country in listed.countries), key=lambda place: place.name)


def month(name: str) -> str:
    """2026-11 as one says it."""
    year, number = name.split("-")
    return date_format(date(int(year), int(number), 1), "F Y")


def _place(country: Country, listed: Listing) -> Place:
    rows = [_row(service) for service in (*country.emergency, *country.services)]
    return Place(said(country.name), [said(one) for one in missing(country, listed)], rows)


def _row(service: Service) -> Row:
    return Row(
        kind=said(service.kind.words),
        name=service.name,
        emergency=service.kind.is_emergency,
        lines=[_line(channel) for channel in service.channels],
        hours=_maybe(service.hours),
        languages=_maybe(service.languages),
        note=_maybe(service.note),
        source=service.source,
        read=month(service.read),
        dated=_dated(service.dated),
    )


def _line(channel: Channel) -> Line:
    return Line(WAYS[channel.way], channel.at, link(channel), channel.keyword, _maybe(channel.use))


def _maybe(text: str | None) -> str:
    return said(text) if text else ""


def _dated(text: str | None) -> str:
    """The date that a source bears: as precise as it is there."""
    when, _space, remark = (text or "").partition(" ")
    if len(when) == len("2024-09-10"):
        when = date_format(date.fromisoformat(when), said(words.DAY))
    elif len(when) == len("2024-09"):
        when = month(when)
    return f"{when} {said(remark)}" if remark else when
