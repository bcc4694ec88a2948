"""All that the sections of a report draw on, and what a section is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from quills.chats.history import History
from quills.patterns.facts import Estimate, Month, Pace, PersonPace
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.evidence import Evidence, Quoter
from quills.report.people import Person, named, people
from quills.report.words import month


@dataclass(frozen=True)
class Section:
    """One question, its answer in words, its pictures and its evidence."""

    id: str
    link: str
    """How the list of contents calls it."""
    title: str
    """The finding, where the intervals allow one; otherwise the question."""
    counted: str
    """What is counted, in which unit."""
    figures: Sequence[Figure]
    sentences: Sequence[str]
    evidence: Sequence[Evidence] = field(default=())


@dataclass(frozen=True)
class Scene:
    """A history, its facts, and who may be quoted."""

    history: History
    pace: Pace
    me: str | None
    both_agreed: bool

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """One or two people, by order of first message."""
        return people(self.history.messages, self.pace.people)

    @cached_property
    def quoter(self) -> Quoter:
        """Quotes both where both agreed, otherwise only the one who reads."""
        agreed = [person.key for person in self.people if self.both_agreed or person.key == self.me]
        return Quoter(self.history.messages, named(self.people), agreed)

    @cached_property
    def days(self) -> Mapping[date, tuple[int, int]]:
        """Messages of one and of two on each day on which somebody wrote."""
        tags = [person.key for person in self.people]
        counts = (
            self.history.messages.select(
                day=pl.col("time").dt.date(), sender=pl.col("sender").cast(pl.String)
            )
            .filter(pl.col("sender").is_in(tags))
            .group_by("day")
            .agg(*((pl.col("sender") == key).sum().alias(key) for key in tags))
        )
        return {day: (both[0], both[1] if len(both) > 1 else 0) for day, *both in counts.iter_rows()}

    @cached_property
    def span(self) -> tuple[date, date]:
        """First and last day on which one of the people wrote."""
        return min(self.days), max(self.days)

    def pace_of(self, person: Person) -> PersonPace:
        """What was found about this person."""
        return self.pace.people[person.key]

    def by_month(self, pick: Callable[[Month], Estimate]) -> list[tuple[Person, Mapping[str, Estimate]]]:
        """One estimate a month for each person."""
        return [
            (one, {month.month: pick(month) for month in self.pace_of(one).months}) for one in self.people
        ]

    def months_table(
        self, pick: Callable[[Month], Estimate], say: Callable[[Estimate], str], n: str
    ) -> Table:
        """The same estimates in words, with how many things each was counted from."""
        values = self.by_month(pick)
        head = ["Month", *(cell for one in self.people for cell in (one.name, n))]
        rows = [
            [month(name), *(cell for _, found in values for cell in _cells(found.get(name), say))]
            for name in self.pace.months
        ]
        return Table(head, rows)


def _cells(estimate: Estimate | None, say: Callable[[Estimate], str]) -> tuple[str, str]:
    return ("nothing", "0") if estimate is None else (say(estimate), f"{estimate.n:,}")


def apart(estimates: Sequence[Estimate]) -> bool:
    """Whether two intervals do not touch: only then may a sentence claim a difference."""
    return len(estimates) == 2 and (_above(*estimates) or _above(*reversed(estimates)))


def _above(one: Estimate, two: Estimate) -> bool:
    return one.low is not None and two.high is not None and one.low > two.high
