"""Days, weeks and months of a history, by the wall clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quills.patterns.intervals import Numbers
from quills.patterns.turns import Indices, Written

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """Every day from the first message to the last, both counted."""

    first: int
    """Days since 1970."""
    days: int

    @classmethod
    def of(cls, log: Written) -> "Calendar":
        """The calendar that a history covers."""
        first = int(log.day.min())
        return cls(first, int(log.day.max()) - first + 1)

    def daily(self, days: Numbers) -> Counts:
        """How many of these days (since 1970) fall on each day of the calendar, shape (days,)."""
        return np.bincount(days - self.first, minlength=self.days)

    @cached_property
    def week(self) -> Indices:
        """The ISO week of each day, numbered from 0; weeks begin on Monday."""
        monday = self.first - (self.first + 3) % 7  # the first day of 1970 was a Thursday
        return (np.arange(self.days) + self.first - monday) // 7

    def weekly(self, daily: Counts) -> Counts:
        """Sums of each week from sums of each day."""
        return np.add.reduceat(daily, np.flatnonzero(np.diff(self.week, prepend=-1)))

    def weeks_of(self, days: Numbers) -> Indices:
        """The week of each of these days (since 1970)."""
        return np.take(self.week, days - self.first)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months covered, as 2025-03."""
        return tuple(str(month) for month in np.unique(self._month))

    @cached_property
    def starts(self) -> Indices:
        """The place of each month's first day among the days, and one past the last."""
        return np.append(np.flatnonzero(np.diff(self._month.astype(np.int64), prepend=-(1 << 40))), self.days)

    def spans(self) -> Iterator[slice]:
        """The days of each month, as places among the days."""
        for first, last in pairwise(self.starts.tolist()):
            yield slice(first, last)

    def by_month(self, days: Numbers) -> list[Indices]:
        """Which of these days (since 1970) fall in each month: their places."""
        places = days - self.first
        # A clock that is put back may cross midnight, so days need not ascend.
        order = np.argsort(places, kind="stable")
        cuts = np.searchsorted(places[order], self.starts)
        return [order[first:last] for first, last in pairwise(cuts.tolist())]

    @cached_property
    def _month(self) -> NDArray[np.datetime64]:
        days = np.arange(self.first, self.first + self.days).astype("datetime64[D]")
        return days.astype("datetime64[M]")
