"""How numbers are said, in one way for page and terminal.

Counts come first, "likely" is always a 95 % interval, and what is not known is said in words,
never as a nought. No month or day name is taken from the machine's language.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Final

from quills.patterns.facts import Estimate, Stretch

CANNOT_TELL: Final = "cannot tell yet"
NO_INTERVAL: Final = "no interval: too short a history"

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

FORMATTING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows them, beyond the text they stand in."""


def number(value: float) -> str:
    """A count with commas, or a rate with one place after the point below ten: 12,345 and 1.4."""
    rounded = round(value, 1)
    return f"{rounded:,.1f}".removesuffix(".0") if abs(rounded) < 10 else f"{value:,.0f}"


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """One message, two messages, none: "1 message", "2 messages", "no messages"."""
    many = nouns or f"{noun}s"
    return f"{count:,} {noun if count == 1 else many}" if count else f"no {many}"


def duration(minutes: float) -> str:
    """A time as one would say it: "12 min", "1 h 30 min", "31 h", "2.5 days"."""
    if minutes < 1:
        return "under 1 min"
    if round(minutes) < 60:
        return f"{round(minutes)} min"
    if minutes < 600:
        hours, rest = divmod(round(minutes / 10) * 10, 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    if round(minutes / 60) < 48:
        return f"{round(minutes / 60)} h"
    return f"{number(minutes / 1440)} days"


def hundred(share: float) -> str:
    """A share of 100, without a nought or a hundred that is not one: "62", "fewer than 1"."""
    if 0 < share < 0.005:
        return "fewer than 1"
    return "more than 99" if 0.995 < share < 1 else f"{share * 100:.0f}"


def share(estimate: Estimate) -> str:
    """As "62 of 100 (likely 55 to 69)"."""
    interval = likely_share(estimate.low, estimate.high)
    return _said(estimate, lambda value: f"{hundred(value)} of 100", interval)


def likely_share(low: float | None, high: float | None) -> str:
    """The interval of a share; one that lies wholly at an end says so."""
    if high is not None and 0 < high < 0.005:
        return "likely fewer than 1"
    if low is not None and 0.995 < low < 1:
        return "likely more than 99"
    return likely(low, high, lambda value: f"{value * 100:.0f}")


def wait(estimate: Estimate) -> str:
    """As "12 min (likely 10 to 15 min)"."""
    return _said(estimate, duration, likely(estimate.low, estimate.high, duration))


def rate(estimate: Estimate, per: str) -> str:
    """As "14 a day (likely 12 to 16)"."""
    interval = likely(estimate.low, estimate.high, _measured)
    return _said(estimate, lambda value: f"{_measured(value)} {per}", interval)


def characters(estimate: Estimate) -> str:
    """As "42 characters (likely 38 to 47)"."""
    interval = likely(estimate.low, estimate.high, number)
    return _said(estimate, lambda value: f"{number(value)} characters", interval)


def likely(low: float | None, high: float | None, say: Callable[[float], str]) -> str:
    """The interval in words; an end that lies beyond the data is left open."""
    if low is None or high is None:
        if low is None and high is None:
            return NO_INTERVAL
        return (
            f"likely {say(high)} or less"
            if low is None and high is not None
            else f"likely {say(low or 0)} or more"
        )
    return f"likely {span(say(low), say(high))}"


def span(low: str, high: str) -> str:
    """Two ends that share their unit name it once: "10 to 15 min"."""
    if low == high:
        return low
    first, second = low.split(" "), high.split(" ")
    same = len(first) == len(second) == 2 and first[1] == second[1]
    return f"{first[0] if same else low} to {high}"


def _measured(value: float) -> str:
    """A rate keeps its place after the point below ten, also where it is a nought."""
    if 0 < value < 0.095:
        return f"{value:.1g}" if value >= 0.001 else "under 0.001"
    return f"{value:.1f}" if value < 9.95 else f"{value:,.0f}"


def _said(estimate: Estimate, say: Callable[[float], str], interval: str) -> str:
    if estimate.value is not None:
        return f"{say(estimate.value)} ({interval})"
    return CANNOT_TELL if interval == NO_INTERVAL else f"{CANNOT_TELL} ({interval})"


def day(when: date) -> str:
    """As "3 March 2025"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime) -> str:
    """As "3 March 2025, 14:05"."""
    return f"{day(when)}, {when:%H:%M}"


def month(name: str) -> str:
    """From 2025-03 to "March 2025"."""
    year, number_ = name.split("-")
    return f"{MONTHS[int(number_) - 1]} {year}"


def hour(number_: int) -> str:
    """14 as "14:00 to 15:00"."""
    return f"{number_:02}:00 to {(number_ + 1) % 24:02}:00"


def listed(things: Sequence[str]) -> str:
    """As "a, b and c"."""
    return " and ".join([", ".join(things[:-1]), things[-1]] if len(things) > 1 else things)


def lines(stretch: Stretch) -> str:
    """Where it stands in the file: "line 12" or "lines 12 to 40"."""
    low, high = sorted((stretch.first_line, stretch.last_line))
    return f"line {low:,}" if low == high else f"lines {low:,} to {high:,}"


def runs(numbers: Iterable[int], most: int = 60) -> str:
    """Line numbers with neighbours drawn together: "3, 7 to 9, 12"."""
    found: list[list[int]] = []
    for value in sorted(set(numbers)):
        if found and found[-1][1] == value - 1:
            found[-1][1] = value
        else:
            found.append([value, value])
    said = [f"{low:,}" if low == high else f"{low:,} to {high:,}" for low, high in found[:most]]
    left = sum(high - low + 1 for low, high in found[most:])
    return ", ".join(said) + (f" and {left:,} more" if left else "")


def plain(text: str) -> str:
    """Text of a chat without control characters and without marks that turn the writing around."""
    return "".join(letter for letter in text if letter == "\n" or _is_plain(letter))


def isolated(name: str) -> str:
    """A name for the middle of a sentence; one written from right to left keeps its place there."""
    name = " ".join(plain(name).split()) or "somebody"
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"\u2068{name}\u2069"
    return name


def _is_plain(letter: str) -> bool:
    return letter not in FORMATTING and unicodedata.category(letter) not in {"Cc", "Cs"}
