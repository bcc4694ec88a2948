"""The tables that rooms hand on, as Polars frames, each with its columns, types, units and a check.

``MESSAGES.check(frame)`` gives the frame back or raises a :class:`~quills.errors.TableError`
that names the table, the column and the first row (counted from 0) that is wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import polars as pl

from quills.acts import Act
from quills.errors import TableError

KINDS: Final = (
    "text",
    "media",
    "voice",
    "call",
    "deleted",
    "edited",
    "location",
    "contact",
    "poll",
    "system",
)
"""What a message is. *edited* is text that was changed later; *system* is the program speaking."""

SOURCES: Final = ("chat", "entry", "checkin")
"""Where a moment was seen."""


@dataclass(frozen=True)
class Column:
    """One column: its type, what it holds (with its unit), and what values are right."""

    dtype: pl.DataType | type[pl.DataType]
    about: str
    nullable: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Table:
    """A described table. Columns beyond the described ones are an error: they would be lost unseen."""

    name: str
    columns: Mapping[str, Column]
    sorted_by: str | None = None
    schema: pl.Schema = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "schema", pl.Schema({k: c.dtype for k, c in self.columns.items()}))

    def empty(self) -> pl.DataFrame:
        """A frame of this table without rows."""
        return self.schema.to_frame()

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The same frame, its columns in the described order.

        Raises :class:`~quills.errors.TableError` for a missing or unknown column, a wrong type,
        a missing value (NaN counts as missing), a value out of range, or rows out of order.
        """
        if missing := [name for name in self.columns if name not in frame.columns]:
            raise TableError(f"{self.name}: column {missing[0]!r} is missing")
        if unknown := [name for name in frame.columns if name not in self.columns]:
            raise TableError(f"{self.name}: column {unknown[0]!r} is not part of this table")
        for name, column in self.columns.items():
            self._check_column(frame[name], column)
        if (
            self.sorted_by is not None
            and (row := _first_true(frame[self.sorted_by].diff() < _ZERO)) is not None
        ):
            raise TableError(
                f"{self.name}: column {self.sorted_by!r}, row {row}: is before the row above it; sort first"
            )
        return frame.select(list(self.columns))

    def _check_column(self, values: pl.Series, column: Column) -> None:
        where = f"{self.name}: column {values.name!r}"
        if values.dtype != column.dtype:
            raise TableError(f"{where}: is {values.dtype}, has to be {column.dtype}")
        if values.dtype.is_float() and (row := _first_true(values.is_nan())) is not None:
            raise TableError(f"{where}, row {row}: is not a number; leave it empty (null) if it is missing")
        if not column.nullable and (row := _first_true(values.is_null())) is not None:
            raise TableError(f"{where}, row {row}: a value is missing")
        if column.low is not None and (row := _first_true(values < column.low)) is not None:
            raise TableError(f"{where}, row {row}: {values[row]} is below {column.low:g}")
        if column.high is not None and (row := _first_true(values > column.high)) is not None:
            raise TableError(f"{where}, row {row}: {values[row]} is above {column.high:g}")


_ZERO = timedelta(0)


def _first_true(flags: pl.Series) -> int | None:
    return flags.fill_null(value=False).arg_max() if flags.any() else None


CLOCK: Final = pl.Datetime("ms")
INSTANT: Final = pl.Datetime("ms", "UTC")

MESSAGES: Final = Table(
    "Messages",
    {
        "line": Column(pl.Int64, "where it starts in the file: line or record number, from 1", low=1),
        "time": Column(CLOCK, "wall clock where it was read, as the person saw it"),
        "instant": Column(INSTANT, "the same moment in UTC: differences are real elapsed time"),
        "sender": Column(pl.Categorical(), "who wrote it; null for the program's own lines", nullable=True),
        "text": Column(pl.String, "the words, without the program's own marks"),
        "kind": Column(pl.Enum(KINDS), "what it is"),
    },
    sorted_by="instant",
)
"""A chat history in the order in which it happened."""

MOMENTS: Final = Table(
    "Moments",
    {
        "id": Column(pl.String, "unique name of the moment"),
        "instant": Column(INSTANT, "when"),
        "person": Column(pl.Categorical(), "who did it"),
        "act": Column(pl.Enum([act.value for act in Act]), "what it did to the other"),
        "p": Column(pl.Float64, "probability that it is this act, calibrated", low=0, high=1),
        "source": Column(pl.Enum(SOURCES), "where it was seen"),
        "line": Column(pl.Int64, "line or record of the chat it stands on", nullable=True, low=1),
    },
    sorted_by="instant",
)
"""One act by one person at one time; a message with two acts gives two rows."""

RATINGS: Final = Table(
    "Ratings",
    {
        "instant": Column(INSTANT, "when it was given"),
        "person": Column(pl.Categorical(), "who gave it"),
        "what": Column(pl.Categorical(), "what was rated: closeness, safety, calm, ..."),
        "value": Column(pl.Float64, "the answer, on its own scale", nullable=True),
        "low": Column(pl.Float64, "lowest possible answer"),
        "high": Column(pl.Float64, "highest possible answer"),
    },
    sorted_by="instant",
)
"""Short answers given day by day; an answer left out is null."""

SCORES: Final = Table(
    "Scores",
    {
        "instant": Column(INSTANT, "when the measure was taken"),
        "person": Column(pl.Categorical(), "who took it"),
        "measure": Column(pl.Categorical(), "which measure"),
        "scale": Column(pl.Categorical(), "which of its subscales"),
        "score": Column(
            pl.Float64, "the score, in the measure's own units; null if too much was left out", nullable=True
        ),
        "answered": Column(pl.Int64, "items answered", low=0),
        "items": Column(pl.Int64, "items asked", low=1),
        "se": Column(pl.Float64, "standard error of measurement, where known", nullable=True, low=0),
    },
    sorted_by="instant",
)
"""Scored questionnaires."""

TABLES: Final = (MESSAGES, MOMENTS, RATINGS, SCORES)
