"""Where a number comes from: the few stretches of the history that show it best."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from quills.patterns.facts import Stretch
from quills.patterns.turns import Indices, Written

MOST: Final = 5
"""So many are looked at by hand; more would be a list that nobody opens."""

EPOCH: Final = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
"""Where wall clocks are counted from; they carry no zone."""


def stretch(log: Written, first: int, last: int, by: str | None) -> Stretch:
    """The messages from one index to another, both counted.

    Lines are the lowest and the highest: a file need not be in the order in which things happened.
    """
    lines = log.line[first : last + 1]
    return Stretch(
        first_line=int(lines.min()),
        last_line=int(lines.max()),
        start=_clock(log.time[first]),
        end=_clock(log.time[last]),
        minutes=float(log.instant[last] - log.instant[first]) / 60_000,
        messages=last - first + 1,
        by=by,
    )


def largest(sizes: NDArray[Any]) -> Indices:
    """Indices of the largest few, largest first, equal ones in their order."""
    if len(sizes) <= MOST:
        return np.argsort(-sizes, kind="stable")
    # Only those that could be among them are sorted.
    among = np.flatnonzero(sizes >= np.partition(sizes, -MOST)[-MOST])
    return among[np.argsort(-sizes[among], kind="stable")][:MOST]


def _clock(milliseconds: np.int64) -> datetime:
    return EPOCH + timedelta(milliseconds=int(milliseconds))
