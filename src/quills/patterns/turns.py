"""Messages as turns: who wrote until when, who waited for whom, and when nobody wrote.

All of it is arrays, so that a million messages take a fraction of a second.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from quills.errors import QuillsError
from quills.frames import MESSAGES

HOUR: Final = 3_600_000
DAY: Final = 24 * HOUR

SILENCE_HOURS: Final = 6
"""A convention: longer than most working mornings, shorter than most nights. ``Pace.opens_by_hours``
shows what 3, 12 and 24 hours would give."""

SAME_APPROACH: Final = 120_000
"""A convention: messages within two minutes of the one before are one thing said in pieces.
Two rather than one, because some programs keep only minutes."""

BURST: Final = 3
"""A convention: a second approach without an answer is an afterthought, the third is a burst."""

TEXTS: Final = ("text", "edited")
"""Kinds whose characters are counted."""

YEARS: Final = (-62_135_596_800_000, 253_402_300_799_999)
"""The years 1 to 9999 in milliseconds since 1970: what a calendar can name."""

Indices = NDArray[np.int64]
Numbers = NDArray[Any]


@dataclass(frozen=True)
class Written:
    """The messages of people, in the order in which they happened; all arrays have shape (messages,)."""

    names: tuple[str, ...]
    """One or two, the one with more messages first."""
    who: NDArray[np.int8]
    """The place of the sender in ``names``."""
    instant: Indices
    """Milliseconds of UTC since 1970."""
    time: Indices
    """Milliseconds of the wall clock since 1970."""
    line: Indices
    length: NDArray[np.int32]
    """Characters (code points) of a text, 0 for what is none."""

    @cached_property
    def day(self) -> NDArray[np.int32]:
        """Days of the wall clock since 1970."""
        return (self.time // DAY).astype(np.int32)

    @cached_property
    def gap(self) -> Indices:
        """Real milliseconds since the message before; 0 for the first."""
        return np.diff(self.instant, prepend=self.instant[:1])


def written(messages: pl.DataFrame) -> Written:
    """The messages of people in a Messages frame. Raises QuillsError where there is nobody or a crowd."""
    length = pl.when(pl.col("kind").is_in(TEXTS)).then(pl.col("text").str.len_chars()).otherwise(0)
    columns = ("line", "time", "instant", "sender", length.cast(pl.Int32).alias("length"))
    rows = MESSAGES.check(messages).select(columns).filter(pl.col("sender").is_not_null())
    counts = rows["sender"].cast(pl.String).value_counts().sort("count", "sender", descending=[True, False])
    names = tuple(counts["sender"].to_list())
    if not names:
        raise QuillsError("There is no message by a person in this history, so it has no pace.")
    if len(names) > 2:
        raise QuillsError(f"Pace is between two people, and {len(names)} wrote here; choose two of them.")
    _check_years(rows["time"])
    return Written(
        names=names,
        who=(rows["sender"] == names[-1]).to_numpy().astype(np.int8) * (len(names) - 1),
        instant=rows["instant"].to_physical().to_numpy(),
        time=rows["time"].to_physical().to_numpy(),
        line=rows["line"].to_numpy(),
        length=rows["length"].to_numpy(),
    )


def _check_years(time: pl.Series) -> None:
    ticks = time.to_physical()
    if (odd := (ticks < YEARS[0]) | (ticks > YEARS[1])).any():
        raise QuillsError(
            f"Row {odd.arg_max()} of the messages lies outside the years 1 to 9999; leave it out."
        )


@dataclass(frozen=True)
class Turns:
    """Consecutive messages of one person, ended by the other's message or by a silence; shape (turns,)."""

    who: NDArray[np.int8]
    first: Indices
    """Index of its first message."""
    last: Indices
    """Index of its last message."""
    burst: NDArray[np.bool_]
    """Whether it is made of three approaches or more."""
    opens: NDArray[np.bool_]
    """Whether it ends a silence."""


def turns(log: Written) -> Turns:
    """The turns of a history."""
    opens = log.gap >= SILENCE_HOURS * HOUR
    begins = opens | (np.diff(log.who, prepend=-1) != 0)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(log.who)) - 1
    approaches = np.add.reduceat(begins | (log.gap > SAME_APPROACH), first, dtype=np.int32)
    return Turns(log.who[first], first, last, approaches >= BURST, opens[first])


@dataclass(frozen=True)
class Waits:
    """One for each turn: how long it waited for the other. Nothing is cut off; shape (turns,)."""

    first: Indices
    """Index of the message that waits, the first of its turn."""
    last: Indices
    """Index of the message that ends it: the answer, the writer's own new beginning, or the last of all."""
    lasted: Indices
    """Real milliseconds between the two."""
    answered: NDArray[np.bool_]


def waits(log: Written, found: Turns) -> Waits:
    """The waits of a history, in the order of its turns."""
    last = np.append(found.first[1:], len(log.who) - 1)
    answered = np.append(found.who[1:] != found.who[:-1], False)
    return Waits(found.first, last, log.instant[last] - log.instant[found.first], answered)
