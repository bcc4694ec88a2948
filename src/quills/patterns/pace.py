"""The pace of a history: how often, how fast and when two people write, and who begins."""

from typing import Final

import numpy as np
import polars as pl

from quills.patterns.evidence import MOST, largest, stretch
from quills.patterns.facts import Bursts, Estimate, Pace, PersonPace, Silences, Stretch
from quills.patterns.intervals import median, rate, share
from quills.patterns.months import months
from quills.patterns.pieces import Own, Pieces
from quills.patterns.replies import replies
from quills.patterns.turns import DAY, HOUR, SILENCE_HOURS, Indices

OTHER_HOURS: Final = (3, 6, 12, 24)
"""What else could be called a silence."""


def pace(messages: pl.DataFrame) -> Pace:
    """The pace of a Messages frame.

    What counts as a silence, a turn, a wait and a burst is a convention, said beside its constant
    in ``quills.patterns.turns``. Elapsed time is real time; days and hours are the wall clock's.
    Raises QuillsError for a frame without a person's message, or with those of three or more.
    """
    pieces = Pieces.of(messages)
    everybody = [Own.of(pieces, person) for person in range(len(pieces.log.names))]
    return Pace(
        days=pieces.calendar.days,
        months=pieces.calendar.months,
        people={own.name: _person(pieces, own) for own in everybody},
        silences=_silences(pieces),
        opens_by_hours={
            hours: {own.name: _opens(pieces, own, hours) for own in everybody} for hours in OTHER_HOURS
        },
    )


def _person(pieces: Pieces, own: Own) -> PersonPace:
    log, days = pieces.log, pieces.calendar.days
    weeks = pieces.calendar.weekly(np.ones(days, np.int64))
    texts = own.messages[log.length[own.messages] > 0]
    longest = texts[largest(log.length[texts])]
    return PersonPace(
        messages=len(own.messages),
        per_day=rate(pieces.weekly(own.messages), weeks, days),
        opens=_opens(pieces, own, SILENCE_HOURS),
        opened=_opened(pieces, own),
        replies=replies(pieces, own),
        bursts=_bursts(pieces, own),
        hours=_hours(pieces, own),
        by_hour=_by_hour(pieces, own),
        length=median(log.length[texts], pieces.calendar.weeks_of(log.day[texts])),
        longest_texts=tuple(stretch(log, int(text), int(text), own.name) for text in longest),
        months=months(pieces, own),
    )


def _opens(pieces: Pieces, own: Own, hours: int) -> Estimate:
    ended = pieces.after_silence(hours)
    mine = ended[pieces.log.who[ended] == pieces.log.names.index(own.name)]
    return share(pieces.weekly(mine), pieces.weekly(ended))


def _opened(pieces: Pieces, own: Own) -> tuple[Stretch, ...]:
    """The latest openings, latest first."""
    latest = own.turns[pieces.turns.opens[own.turns]][-MOST:][::-1]
    return tuple(_turn(pieces, own, int(turn)) for turn in latest)


def _bursts(pieces: Pieces, own: Own) -> Bursts:
    """Bursts and the longest of them by messages."""
    turns = pieces.turns
    mine = own.turns[turns.burst[own.turns]]
    longest = mine[largest(turns.last[mine] - turns.first[mine])]
    return Bursts(
        count=len(mine),
        share=share(pieces.weekly(turns.first[mine]), pieces.weekly(turns.first[own.turns])),
        longest=tuple(_turn(pieces, own, int(turn)) for turn in longest),
    )


def _turn(pieces: Pieces, own: Own, turn: int) -> Stretch:
    return stretch(pieces.log, int(pieces.turns.first[turn]), int(pieces.turns.last[turn]), own.name)


def _hours(pieces: Pieces, own: Own) -> tuple[Estimate, ...]:
    """The share of each hour of the day."""
    hour = _hour(pieces, own)
    week = pieces.calendar.weeks_of(pieces.log.day[own.messages])
    weeks = int(pieces.calendar.week[-1]) + 1
    counts = np.bincount(week * 24 + hour, minlength=weeks * 24).reshape(weeks, 24)
    return tuple(share(counts[:, hour], counts.sum(axis=1)) for hour in range(24))


def _by_hour(pieces: Pieces, own: Own) -> tuple[Stretch, ...]:
    """The latest message of each hour of the day."""
    latest = np.full(24, -1)
    latest[_hour(pieces, own)] = own.messages  # in the order of time: the last one stays
    return tuple(stretch(pieces.log, int(at), int(at), own.name) for at in latest if at >= 0)


def _hour(pieces: Pieces, own: Own) -> Indices:
    hours: Indices = pieces.log.time[own.messages] % DAY // HOUR
    return hours


def _silences(pieces: Pieces) -> Silences:
    log, calendar = pieces.log, pieces.calendar
    ended = pieces.after_silence(SILENCE_HOURS)
    weeks = calendar.weekly(np.ones(calendar.days, np.int64))
    longest = ended[largest(log.gap[ended])]
    return Silences(
        hours=SILENCE_HOURS,
        count=len(ended),
        per_week=rate(pieces.weekly(ended - 1), weeks / 7, len(weeks)),
        over_a_day=int((log.gap[ended] >= DAY).sum()),
        longest=tuple(stretch(log, int(i) - 1, int(i), log.names[log.who[i]]) for i in longest),
        by_month=_silences_by_month(pieces, ended),
    )


def _silences_by_month(pieces: Pieces, ended: Indices) -> tuple[tuple[str, int, float], ...]:
    gaps = pieces.log.gap[ended]
    begun = pieces.calendar.by_month(pieces.log.day[ended - 1])
    return tuple(
        (month, int((gaps[few] >= DAY).sum()), float(gaps[few].max(initial=0)) / HOUR)
        for month, few in zip(pieces.calendar.months, begun, strict=True)
    )
