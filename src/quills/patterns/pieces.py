"""A history taken apart once, for every number that is made of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from quills.patterns.days import Calendar, Counts
from quills.patterns.evidence import stretch
from quills.patterns.facts import Stretch
from quills.patterns.turns import HOUR, Indices, Turns, Waits, Written, turns, waits, written


@dataclass(frozen=True)
class Pieces:
    """Messages, turns and waits of one history, and the calendar that it covers."""

    log: Written
    calendar: Calendar
    turns: Turns
    waits: Waits

    @classmethod
    def of(cls, messages: pl.DataFrame) -> "Pieces":
        """The pieces of a Messages frame. Raises QuillsError."""
        log = written(messages)
        found = turns(log)
        return cls(log, Calendar.of(log), found, waits(log, found))

    def daily(self, messages: Indices) -> Counts:
        """How many of these messages fall on each day, shape (days,)."""
        return self.calendar.daily(self.log.day[messages])

    def weekly(self, messages: Indices) -> Counts:
        """How many of these messages fall in each week, shape (weeks,)."""
        return self.calendar.weekly(self.daily(messages))

    def after_silence(self, hours: int) -> Indices:
        """The messages before which nobody wrote for so many hours or more."""
        return np.flatnonzero(self.log.gap >= hours * HOUR)

    @cached_property
    def months(self) -> list[Stretch | None]:
        """The lines of each month; None where nobody wrote."""
        found = self.calendar.by_month(self.log.day)
        return [
            stretch(self.log, int(month.min()), int(month.max()), None) if len(month) else None
            for month in found
        ]


@dataclass(frozen=True)
class Own:
    """Which of the pieces are one person's."""

    name: str
    messages: Indices
    turns: Indices
    """Places among the turns."""
    waits: Indices
    """Places among the waits: those that waited for this person."""

    @classmethod
    def of(cls, pieces: Pieces, person: int) -> "Own":
        """The pieces of the person at this place among the names."""
        mine = pieces.turns.who == person
        return cls(
            name=pieces.log.names[person],
            messages=np.flatnonzero(pieces.log.who == person),
            turns=np.flatnonzero(mine),
            waits=np.flatnonzero(~mine),
        )
