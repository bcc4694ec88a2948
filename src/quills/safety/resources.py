"""Where help is in a country: numbers that somebody read at a named source, and nothing else.

A country without a number that is good enough has none here, and another country's is never
given instead: the same digits mean different things in different places.
"""

from datetime import date
from functools import cache
from importlib.resources import files

from quills.safety.entries import Country, Listing
from quills.safety.listing import FILE, read


@cache
def listing() -> Listing:
    """Everything that is listed, with the sentences and the dates of review."""
    return read(files("quills.safety").joinpath(FILE).read_text(encoding="utf-8"))


def countries() -> tuple[Country, ...]:
    """Every listed country, by its English name."""
    return listing().countries


def resources(country: str) -> Country:
    """What is listed for a country, by its two letters (ISO 3166-1) in either case.

    A country that is not listed has no number, only the sentence that the local emergency number
    comes first.
    """
    code = country.strip().upper()
    found = (one for one in countries() if one.code == code)
    return next(found, Country(code, "Another country", (), (), (listing().sentences.unknown,)))


def is_stale(today: date) -> bool:
    """Whether the numbers were to be read again before today; a page then shows a warning."""
    return listing().is_stale(today)
