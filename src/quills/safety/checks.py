"""What can be wrong with an entry although its shape is right, each said in one sentence."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import astuple
from typing import Final, TypeVar

from quills.safety.entries import NUMBERED, Channel, Country, Listing, Service, Way

MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
DATED: Final = re.compile(r"20[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?( \(inferred\))?")
NUMBER: Final = re.compile(r"#?[0-9]+([ -][0-9]+)*")
HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}")
MAIL: Final = re.compile(rf"[a-z0-9._-]+@{HOST.pattern}")
SOURCE: Final = re.compile(r"https?://[!-~]+")
SHOWN: Final = re.compile(r"(?! )[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]+(?<! )")

Thing = TypeVar("Thing", bound=Hashable)


def check_listing(listing: Listing) -> Iterator[str]:
    """Faults of the file as a whole."""
    for name in ("review", "next_review"):
        if not MONTH.fullmatch(getattr(listing, name)):
            yield f"{name} has to be a month such as 2026-11"
    if listing.next_review <= listing.review:
        yield "next_review has to come after review"
    yield from _shown(astuple(listing.sentences))
    for field in ("code", "name"):
        for twice in _twice(getattr(country, field) for country in listing.countries):
            yield f"the country {twice} is there twice"


def check_country(country: Country) -> Iterator[str]:
    """Faults of a country, apart from those of its entries."""
    if not re.fullmatch("[A-Z]{2}", country.code):
        yield "code has to be two capital letters, as in ISO 3166-1"
    yield from _shown((country.name,))
    entries = (*country.emergency, *country.services)
    for _, name in _twice((entry.kind, entry.name) for entry in entries):
        yield f"{name} is there twice for the same kind"


def check_service(service: Service) -> Iterator[str]:
    """Faults of an entry."""
    yield from _shown((service.name, service.hours, service.languages, service.note))
    if not SOURCE.fullmatch(service.source):
        yield "source has to be an address that begins with http:// or https://"
    if not MONTH.fullmatch(service.read):
        yield "read has to be a month such as 2026-11"
    if service.dated is not None and not DATED.fullmatch(service.dated):
        yield "dated has to be a date such as 2024, 2024-09 or 2024-09-10"
    if not service.channels:
        yield "without a number or an address nobody can reach it"
    if service.kind.is_emergency and all(channel.way is not Way.CALL for channel in service.channels):
        yield "an emergency needs a number to call"
    for _, at in _twice((channel.way, channel.at) for channel in service.channels):
        yield f"{at} is there twice"
    for channel in service.channels:
        yield from check_channel(channel)


def check_channel(channel: Channel) -> Iterator[str]:
    """Faults of a number or an address."""
    if channel.way in NUMBERED and not NUMBER.fullmatch(channel.at):
        yield f"“{channel.at}” is no number: digits with single spaces or hyphens between them"
    if channel.way in {Way.CHAT, Way.WEB} and not HOST.fullmatch(channel.at):
        yield f"“{channel.at}” is no address such as example.org"
    if channel.way is Way.MAIL and not MAIL.fullmatch(channel.at):
        yield f"“{channel.at}” is no mail address"
    if channel.keyword is not None and channel.way is not Way.TEXT:
        yield "a keyword belongs to a text message alone"
    yield from _shown((channel.keyword, channel.use))


def _shown(texts: Iterable[str | None]) -> Iterator[str]:
    """Text that is empty, edged with spaces, or holds what cannot be seen."""
    for text in texts:
        if text is not None and not SHOWN.fullmatch(text):
            yield f"{text!r} is empty, has a space at its edge, or holds a character that cannot be seen"


def _twice(things: Iterable[Thing]) -> list[Thing]:
    return [thing for thing, count in Counter(things).items() if count > 1]
