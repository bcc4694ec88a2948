"""Written dates to days: which number is the day, and which calendar counts the years.

A date here is three numbers in the order in which they stand, with an era where one is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from quills.chats.draft import DateOrder

FIRST_YEAR: Final = 2005
LAST_YEAR: Final = 2099
"""Chats before and after these years do not exist; a reading of a date that needs one is wrong."""

ERAS: Final = {
    "R": 2018,  # Reiwa: its year 1 is 2019
    "令和": 2018,
    "㋿": 2018,
    "H": 1988,  # Heisei: its year 1 is 1989
    "平成": 1988,
    "㍻": 1988,
    "民國": 1911,  # Republic of China
    "民国": 1911,
    "พ.ศ.": -543,  # Buddhist era
}
"""Years that stand before year 1 of an era."""

BUDDHIST: Final = 543
MINGUO: Final = 1911
PERSIAN: Final = range(1384, 1425)
"""Years of the Solar Hijri calendar in which there were chats; later ones are of the Islamic
calendar, whose months begin with the moon and are not read."""

_PLACES: Final[dict[DateOrder, tuple[int, int, int]]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand."""

ORDERS: Final = tuple(_PLACES)


@dataclass(frozen=True)
class Written:
    """A date as it is written."""

    numbers: tuple[int, int, int]
    widths: tuple[int, int, int]
    """Digits of each: 2020 is a year by its width."""
    era: str = ""


@dataclass(frozen=True)
class Decision:
    """The order of a file's dates, and whether anything in the file decides it."""

    order: DateOrder
    guessed: bool


def day(written: Written, order: DateOrder) -> date | None:
    """The day, or None if this order makes none of it."""
    y, m, d = _PLACES[order]
    if written.era not in {"", *ERAS}:
        return None
    if not written.era and written.widths[y] == 4 and written.numbers[y] in PERSIAN:
        return _persian(written.numbers[y], written.numbers[m], written.numbers[d])
    year = _year(written.numbers[y], written.widths[y], written.era)
    month, number = written.numbers[m], written.numbers[d]
    if year is None or written.widths[m] > 2 or written.widths[d] > 2:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _year(number: int, width: int, era: str) -> int | None:
    """The year of the common era that a written year means."""
    if era:
        year = number + ERAS[era]
    elif width == 4:
        year = number - BUDDHIST if number > 2400 else number
    elif width == 3:
        year = number + MINGUO
    elif number >= 52:  # 2552 of the Buddhist era is 2009; 1952 or 2052 of ours has no chats
        year = 2500 - BUDDHIST + number
    else:
        year = 2000 + number
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _persian(year: int, month: int, number: int) -> date | None:
    """A day of the Solar Hijri calendar, from 1 Farvardin 1403 = 20 March 2024.

    Leap years by the 33-year cycle, which agrees with the astronomical rule from 1244 to 1472.
    """
    if not (1 <= month <= 12 and 1 <= number <= (31 if month <= 6 else 30)):
        return None
    if month == 12 and number == 30 and not _is_persian_leap(year):
        return None
    years = range(min(year, 1403), max(year, 1403))
    days = 365 * len(years) + sum(_is_persian_leap(passed) for passed in years)
    new_year = date(2024, 3, 20) + timedelta(days if year >= 1403 else -days)
    found = new_year + timedelta(31 * min(month - 1, 6) + 30 * max(month - 7, 0) + number - 1)
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _is_persian_leap(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def decide(dates: Sequence[Written], habit: Sequence[DateOrder]) -> Decision | None:
    """The order of the dates of one file, given in the order in which they occur, repeats left out.

    Right is the order in which the fewest of them do not exist or make time run backwards. If that
    leaves several it is a guess: the one that brings the dates much closer together, or else ``habit``.
    A year of two digits stands first only if that explains more, or brings the dates closer together.
    None if no order makes a day of any of them.
    """
    readings = {order: [day(written, order) for written in dates] for order in ORDERS}
    faults = {order: _faults(days) for order, days in readings.items() if any(days)}
    if not faults:
        return None
    left = [order for order in faults if faults[order] == min(faults.values())]
    spans = {order: _way(readings[order]) for order in left}
    if len(left) > 1 and "ymd" in left:  # only two-digit years leave this open
        others = min(spans[order] for order in left if order != "ymd")
        left = ["ymd"] if spans["ymd"] * 2 < others else [order for order in left if order != "ymd"]
    close = [order for order in left if spans[order] * 4 <= max(spans[other] for other in left)]
    return Decision(min(close or left, key=habit.index), guessed=len(left) > 1)


def _faults(days: Sequence[date | None]) -> int:
    """How many dates do not exist, or come before the one above them."""
    known = [found for found in days if found is not None]
    return len(days) - len(known) + sum(later < earlier for earlier, later in pairwise(known))


def _way(days: Sequence[date | None]) -> int:
    """The days from each date to the next, added up."""
    known = [found for found in days if found is not None]
    return sum(abs((later - earlier).days) for earlier, later in pairwise(known))
