"""The stretches of the history that a number was counted from, and whose words of them are printed.

The words of a person are printed only if that person agreed; of everybody else's messages a page
holds who wrote, when, and how much.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl

from quills.patterns.facts import Stretch
from quills.report.people import Person
from quills.report.words import counted, day, duration, lines, plain

SHOWN: Final = 12
"""Messages of a stretch that are printed at most: the first ones and the last ones."""
LONGEST: Final = 400
"""Characters of a message that are printed at most."""

KINDS: Final = {
    "media": "a picture or a file",
    "voice": "a voice message",
    "call": "a call",
    "deleted": "a deleted message",
    "location": "a place",
    "contact": "a contact",
    "poll": "a poll",
}


@dataclass(frozen=True)
class Said:
    """One message as it is printed."""

    person: Person
    time: datetime
    line: int
    words: str | None
    """Its text, if it may be printed and has any."""
    instead: str
    """What it was, without its text."""


@dataclass(frozen=True)
class Passage:
    """One stretch as it is printed."""

    when: str
    lines: str
    length: str
    first: Sequence[Said]
    between: int
    """Messages left out in the middle."""
    last: Sequence[Said]


@dataclass(frozen=True)
class Evidence:
    """Passages under one heading, closed until somebody opens them."""

    heading: str
    passages: Sequence[Passage]


class Quoter:
    """Reads stretches out of a history, and quotes only those who agreed to it."""

    def __init__(self, messages: pl.DataFrame, people: Mapping[str, Person], agreed: Collection[str]) -> None:
        self._messages = messages.filter(pl.col("sender").cast(pl.String).is_in(list(people)))
        self._people, self._agreed = people, frozenset(agreed)

    def evidence(self, heading: str, stretches: Sequence[Stretch], *, waits: bool = False) -> Evidence:
        """These stretches under a heading; ``waits`` are told by how long they took."""
        return Evidence(heading, [self.passage(stretch, waits=waits) for stretch in stretches])

    def passage(self, stretch: Stretch, *, waits: bool = False) -> Passage:
        """One stretch with the messages in it."""
        low, high = sorted((stretch.first_line, stretch.last_line))
        start, end = sorted((stretch.start, stretch.end))
        found = self._messages.filter(
            pl.col("line").is_between(low, high) & pl.col("time").is_between(start, end)
        )
        half = SHOWN // 2
        whole = found.height <= SHOWN
        return Passage(
            when=day(start) if start.date() == end.date() else f"{day(start)} to {day(end)}",
            lines=lines(stretch),
            length=duration(stretch.minutes) if waits else counted(stretch.messages, "message"),
            first=self._said(found if whole else found.head(half)),
            between=0 if whole else found.height - 2 * half,
            last=[] if whole else self._said(found.tail(half)),
        )

    def _said(self, rows: pl.DataFrame) -> list[Said]:
        return [
            self._one(**row)
            for row in rows.select("line", "time", "sender", "text", "kind").iter_rows(named=True)
        ]

    def _one(self, line: int, time: datetime, sender: str, text: str, kind: str) -> Said:
        words = plain(text).strip() if sender in self._agreed else ""
        return Said(self._people[sender], time, line, _clipped(words) or None, _instead(text, kind))


def _clipped(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}… ({len(words):,} characters)"


def _instead(text: str, kind: str) -> str:
    """How much it was: in words, or in characters where a script sets no spaces between words."""
    if kind in KINDS:
        return KINDS[kind]
    words = len(text.split())
    return counted(words, "word") if len(text) <= 20 * max(words, 1) else counted(len(text), "character")
