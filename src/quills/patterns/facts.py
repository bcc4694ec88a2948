"""What pace finds in a history: numbers with their intervals, each with the stretch it comes from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Estimate:
    """A number and its 95 % interval."""

    value: float | None
    """None where it cannot be reached: nothing was counted, or a median lies beyond the data."""
    low: float | None
    high: float | None
    """None where the history is too short for an interval, where one week (in a month: one day) holds
    more than half of what was counted, or where this end lies beyond the data."""
    n: int
    """How many things were counted (messages, turns, silences, days: each field says which)."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the history, by the lines of its file: the evidence of a number."""

    first_line: int
    last_line: int
    start: datetime
    """Wall clock of its first message."""
    end: datetime
    """Wall clock of its last message."""
    minutes: float
    """Real time between the two."""
    messages: int
    """Messages by people in it."""
    by: str | None
    """Who wrote it or broke the silence; None for both."""


@dataclass(frozen=True)
class Curve:
    """How long answers took: of 100 waits, how many were answered by then."""

    minutes: tuple[float, ...]
    """Time since the first waiting message, ascending."""
    answered: tuple[float, ...]
    """Share answered by then, 0 to 1 (one minus the Kaplan-Meier survival)."""
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    """The pointwise 95 % band."""
    waiting: tuple[int, ...]
    """Waits that had lasted at least that long and were neither answered nor given up before."""


@dataclass(frozen=True)
class Replies:
    """How long this person takes to answer the other."""

    waits: int
    """Turns of the other that waited for this person."""
    answered: int
    unanswered: int
    """Waits that ended without an answer: the other began anew after a silence, or the history ends."""
    median_minutes: Estimate
    """n: waits."""
    within: dict[int, Estimate]
    """Share answered within 10 minutes, an hour, a day (keys in minutes). n: waits."""
    curve: Curve
    slowest: tuple[Stretch, ...]
    """The longest waits that were answered, longest first; from the waiting message to the answer."""
    given_up: tuple[Stretch, ...]
    """The longest waits that were not; from the waiting message to where the other began anew.
    The wait in which the history ends is not among them: nobody gave it up."""


@dataclass(frozen=True)
class Bursts:
    """Turns with three or more approaches before the other answers; messages within two minutes of
    the one before are one approach.
    """

    count: int
    share: Estimate
    """Share of this person's turns that are bursts. n: turns."""
    longest: tuple[Stretch, ...]
    """Those with the most messages."""


@dataclass(frozen=True)
class Month:
    """One person in one month."""

    month: str
    """As 2025-03."""
    messages: int
    per_day: Estimate
    """Messages a day. n: days of the month that the history covers."""
    opens: Estimate
    """Share of the silences that ended in this month that this person ended. n: silences."""
    reply_minutes: Estimate
    """Median wait for this person's answer, of the waits that began in this month. n: waits."""
    bursts: Estimate
    """Share of turns that are bursts. n: turns."""
    length: Estimate
    """Median characters a text. n: texts."""
    stretch: Stretch | None
    """The lines of the month, by both; None if this person wrote nothing in it."""


@dataclass(frozen=True)
class PersonPace:
    """How one person writes."""

    messages: int
    per_day: Estimate
    """Messages a day. n: days."""
    opens: Estimate
    """Share of all silences that this person ended. n: silences."""
    opened: tuple[Stretch, ...]
    """The latest of those openings, latest first: the first turn after the silence."""
    replies: Replies
    bursts: Bursts
    hours: tuple[Estimate, ...]
    """Share of this person's messages in each hour of the day, 0 to 23. n: messages."""
    by_hour: tuple[Stretch, ...]
    """The latest message in each hour of the day that has any, from midnight on."""
    length: Estimate
    """Median characters a text. n: texts."""
    longest_texts: tuple[Stretch, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True)
class Silences:
    """Times in which nobody wrote."""

    hours: float
    """From how many hours on it is called one."""
    count: int
    per_week: Estimate
    """n: weeks."""
    over_a_day: int
    longest: tuple[Stretch, ...]
    """From the last message before to the first after; ``by`` is who wrote first again."""
    by_month: tuple[tuple[str, int, float], ...]
    """Month, silences of a day or more that began in it, longest silence that began in it (hours)."""


@dataclass(frozen=True)
class Pace:
    """Facts about a history that need no reading of meaning."""

    days: int
    """Calendar days from the first message to the last, both counted."""
    months: tuple[str, ...]
    people: dict[str, PersonPace]
    silences: Silences
    opens_by_hours: dict[int, dict[str, Estimate]]
    """Who opens, if a silence were 3, 6, 12 or 24 hours: whether the answer hangs on that choice."""
