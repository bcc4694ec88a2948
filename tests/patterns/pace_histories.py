"""Made histories for the tests of this room, and a slow, plain second way to take them apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from quills.frames import CLOCK, INSTANT, KINDS, MESSAGES

START = datetime.fromisoformat("2025-03-03T12:00")
"""A Monday at noon, in UTC."""


@dataclass(frozen=True)
class Line:
    """One message, its time in real minutes after ``START``."""

    minutes: float
    sender: str | None
    text: str = "hm"
    kind: str = "text"


def frame(lines: Sequence[Line], zone: str = "UTC", start: datetime = START) -> pl.DataFrame:
    """A Messages frame of these lines, numbered from 1."""
    instants = [start.replace(tzinfo=UTC) + timedelta(minutes=line.minutes) for line in lines]
    walls = [instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for instant in instants]
    return MESSAGES.check(
        pl.DataFrame(
            {
                "line": pl.Series(range(1, len(lines) + 1), dtype=pl.Int64),
                "time": pl.Series(walls, dtype=CLOCK),
                "instant": pl.Series(instants, dtype=INSTANT),
                "sender": pl.Series([line.sender for line in lines], dtype=pl.String).cast(pl.Categorical()),
                "text": pl.Series([line.text for line in lines], dtype=pl.String),
                "kind": pl.Series([line.kind for line in lines], dtype=pl.Enum(KINDS)),
            }
        )
    )


@dataclass(frozen=True)
class Turn:
    """A turn as a list of (index, time) of its messages."""

    who: str
    at: tuple[float, ...]
    opens: bool

    @property
    def burst(self) -> bool:
        """Whether it has three approaches or more."""
        return 1 + sum(b - a > 2 for a, b in zip(self.at, self.at[1:], strict=False)) >= 3


def slow_turns(lines: Sequence[Line]) -> list[Turn]:
    """The turns, message by message."""
    found: list[Turn] = []
    for line in (line for line in lines if line.sender is not None):
        silent = bool(found) and line.minutes - found[-1].at[-1] >= 360
        if found and found[-1].who == line.sender and not silent:
            found[-1] = Turn(found[-1].who, (*found[-1].at, line.minutes), found[-1].opens)
        else:
            found.append(Turn(str(line.sender), (line.minutes,), silent))
    return found


def slow_waits(lines: Sequence[Line]) -> list[tuple[str, float, bool]]:
    """Who waited, how many minutes, and whether the other answered."""
    found = slow_turns(lines)
    after = [(turn.at[0], turn.who) for turn in found[1:]]
    ends = [*after, (found[-1].at[-1], found[-1].who)]
    return [
        (turn.who, end - turn.at[0], who != turn.who) for turn, (end, who) in zip(found, ends, strict=True)
    ]
