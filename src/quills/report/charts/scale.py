"""From values to places on paper, with the marks that say which value lies where."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from quills.patterns.facts import Estimate
from quills.report.words import number

MINUTES: Final = (
    (1, "1 min"),
    (10, "10 min"),
    (60, "1 h"),
    (360, "6 h"),
    (1440, "1 day"),
    (10080, "1 week"),
    (43200, "30 days"),
    (525600, "1 year"),
)


@dataclass(frozen=True)
class Axis:
    """A range of values, straight or logarithmic, and its labelled marks."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...]
    log: bool = False

    def place(self, value: float, start: float, end: float) -> float:
        """Where ``value`` lies between ``start`` (the low end) and ``end``, held within both."""
        held = min(max(value, self.low), self.high)
        if self.log:
            part = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            part = (held - self.low) / (self.high - self.low)
        return start + part * (end - start)


def shares(estimates: Iterable[Estimate] = ()) -> Axis:
    """Shares of 100; up to 10, 20, 40 or 60 only, where none of ``estimates`` is larger."""
    most = _reach(estimates) if (estimates := list(estimates)) else 1
    top = next(top for top in (0.1, 0.2, 0.4, 0.6, 1) if most <= top or top == 1)
    return Axis(0, top, tuple((part * top, number(part * top * 100)) for part in (0, 0.5, 1)))


def counts(estimates: Iterable[Estimate]) -> Axis:
    """From nought to a round number above the values, with the half of it marked."""
    most = max(_reach(estimates), 1e-9)
    size = 10.0 ** math.floor(math.log10(most))
    top = next(step * size for step in (1, 2, 3, 4, 6, 8, 10, 20) if most <= step * size)
    return Axis(
        0, top, tuple((part, f"{part:g}" if part < 1 else number(part)) for part in (0, top / 2, top))
    )


def times(minutes: Iterable[float]) -> Axis:
    """Minutes on a logarithmic axis that starts and ends at a time with a name."""
    known = [value for value in minutes if value > 0] or [60]
    low = max((at for at, _ in MINUTES if at <= min(known)), default=1)
    high = min((at for at, _ in MINUTES if at >= max(known) and at > low), default=MINUTES[-1][0])
    return Axis(low, high, tuple((at, said) for at, said in MINUTES if low <= at <= high), log=True)


def ends(estimates: Iterable[Estimate]) -> list[float]:
    """Every value and every end of an interval that is known."""
    return [
        end
        for one in estimates
        for end in (one.low, one.value, one.high)
        if end is not None and one.value is not None
    ]


def cut(axis: Axis, *found: Mapping[str, Estimate]) -> str:
    """A sentence for the caption where an interval is longer than its chart."""
    drawn = [
        one
        for estimates in found
        for one in estimates.values()
        if one.value is not None and one.low is not None
    ]
    beyond = any(one.high is None or one.high > axis.high for one in drawn)
    return " A tip at the upper edge goes on beyond it." if beyond else ""


def _reach(estimates: Iterable[Estimate]) -> float:
    """How far up the axis has to go: to the longest tip, but to no more than thrice the largest value."""
    drawn = [one for one in estimates if one.value is not None]
    value = max((one.value or 0 for one in drawn), default=0)
    tip = max((one.high or 0 for one in drawn), default=0)
    return min(max(value, tip), 3 * value) if value else tip
