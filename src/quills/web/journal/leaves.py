"""Lists: documents as rows, by the month of the clock on the wall."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from django.utils.formats import date_format

from quills.web.journal.documents import Kept, kind
from quills.web.journal.reading import facets, wall_clock
from quills.web.journal.words.labels import labels

SHOWN: Final = 240
"""The most letters of a row."""


class Leaf(NamedTuple):
    """One row of a list."""

    id: str
    at: datetime
    kind: str
    text: str

    @property
    def day(self) -> str:
        """The day of the month, as it is written."""
        return date_format(self.at, "D j")

    @property
    def day_and_month(self) -> str:
        """The whole date."""
        return date_format(self.at, "DATE_FORMAT")

    @property
    def clock(self) -> str:
        """The time on the wall."""
        return date_format(self.at, "TIME_FORMAT")


class Month(NamedTuple):
    """The rows of one month."""

    first: datetime
    leaves: list[Leaf]

    @property
    def words(self) -> str:
        """The month, as it is written."""
        return date_format(self.first, "F Y")


def leaf(document: Kept, code: str, text: str = "") -> Leaf:
    """A document as a row; its text is what it says first, unless another is given."""
    parts = facets(document, code)
    words = text or (parts[0].text if parts else "—")
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    return Leaf(document.id, wall_clock(document, document.at), labels()[code][kind(document)], shown)


def by_month(leaves: Iterable[Leaf]) -> list[Month]:
    """Rows in the order in which they come, a heading for each month."""
    groups = groupby(leaves, key=lambda one: (one.at.year, one.at.month))
    months = [list(group) for _month, group in groups]
    return [Month(group[0].at, group) for group in months]
