"""How long waits last when some never end: the product limit with a band that knows clusters."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from quills.patterns.facts import Curve, Estimate
from quills.patterns.intervals import Floats, enough, levelled, numbered, spread, t_quantile, wilson

Times = NDArray[np.int64]
"""Milliseconds."""

MINUTE: Final = 60_000
STEPS: Final = 100
"""A curve keeps one point for each hundredth of its rise and each hundredth of its (log) time."""
AT_ONCE: Final = 64
"""Points at which the band is worked out in one go while a limit is searched."""
ROUNDING: Final = 1e-9
"""A product of many factors that should be one half may miss it by this much."""


@dataclass(frozen=True)
class ProductLimit:
    """The Kaplan-Meier curve (1958) of n waits in B blocks; k distinct times have an answer."""

    ends: Times
    """How long each wait lasted, shape (n,), ascending."""
    answered: NDArray[np.bool_]
    """Whether an answer ended it, shape (n,)."""
    block: NDArray[np.int64]
    """The block of each, numbered from 0, shape (n,)."""
    sizes: NDArray[np.int64]
    """Waits in each block, shape (B,)."""
    times: Times
    """Shape (k,), ascending; the next three belong to them."""
    surviving: Floats
    """Share still waiting just after."""
    weight: Floats
    """1 / (r - d) with d answers among r that waited; 0 where nobody is left."""
    hazard: Floats
    """Sum up to here of d / (r (r - d)): Greenwood's variance (1926) of the log of ``surviving``."""


def product_limit(ends: Times, answered: NDArray[np.bool_], blocks: NDArray[np.int64]) -> ProductLimit:
    """The curve of at least one wait; all arguments have shape (n,), ``ends`` is in milliseconds.

    Answers come before giving up at the same time, so those given up then were still waiting.
    """
    order = np.argsort(ends, kind="stable")
    ends, answered = ends[order], answered[order]
    block, sizes = numbered(blocks[order])
    times, answers = np.unique(ends[answered], return_counts=True)
    waiting = _waiting(ends, times)
    left = waiting - answers
    weight = np.divide(1.0, left, out=np.zeros(len(times)), where=left > 0)
    share = np.cumprod(left / waiting, dtype=np.float64)
    hazard = np.cumsum(answers / waiting * weight, dtype=np.float64)
    return ProductLimit(ends, answered, block, sizes, times, share, weight, hazard)


def surviving(curve: ProductLimit, at: Times) -> Floats:
    """Share still waiting just after each time."""
    return _steps(curve.surviving, curve, at, 1.0)


def band(curve: ProductLimit, at: Times) -> tuple[Floats, Floats]:
    """The pointwise 95 % band of the share still waiting, at ascending times; NaN with too few blocks.

    The variance of log S is the larger of Greenwood's and the one between blocks (Williams 1995),
    the band log(-log S) -+ t se / |log S|. Where S is still 1 there is no variance, and
    Wilson's bound is taken, of as many draws as are still waiting. Where it is 0, the bound is the one
    just before times Wilson's bound of none left among the last who waited.
    """
    s = surviving(curve, at)
    if not enough(curve.sizes):
        return np.full(len(at), np.nan), np.full(len(at), np.nan)
    robust, freedom = spread(levelled(influence(curve, at), curve.sizes))
    variance = np.maximum(robust, _steps(curve.hazard, curve, at, 0.0))
    t = t_quantile(freedom)
    inner = (s > 0) & (s < 1)
    log = np.log(s, out=np.full(len(s), -1.0), where=inner)
    factor = np.exp(t * np.sqrt(variance) / -log)
    low, high = np.exp(log * factor), np.exp(log / factor)
    none = _last_bound(curve, t) if (s == 0).any() else 0.0
    still = np.array([1 / (1 + t**2 / max(n, 1)) for n in _waiting(curve.ends, at)])
    return (
        np.where(inner, low, np.where(s == 0, 0.0, still)),
        np.where(inner, high, np.where(s == 0, none, 1.0)),
    )


def median_minutes(curve: ProductLimit) -> Estimate:
    """The first time by which half were answered, its limits from the band (Brookmeyer & Crowley 1982)."""
    half = curve.times[curve.surviving <= 0.5 + ROUNDING][:1]
    low, high = (_first_below_half(curve, curve.times, side) for side in (0, 1))
    return Estimate(_minutes(half), _minutes(low), _minutes(high), len(curve.ends))


def within(curve: ProductLimit, minutes: int) -> Estimate:
    """Share answered within so many minutes; None where no wait was watched that long."""
    at = np.array([minutes * MINUTE])
    n = len(curve.ends)
    s = float(surviving(curve, at)[0])
    if s > 0 and at[0] > curve.ends[-1]:
        return Estimate(None, None, None, n)
    low, high = band(curve, at)
    return Estimate(1 - s, _complement(high)[0], _complement(low)[0], n)


def report_curve(curve: ProductLimit) -> Curve:
    """The curve at no more than 200 of its own steps and the longest wait.

    Kept are, for each hundredth of the rise, the first step that reaches it, and for each hundredth
    of the time on a log scale the last step before it. So every point is exact, and between two
    of them the curve rises by no more than a hundredth of its rise plus one step.
    """
    at = curve.times[_kept(curve)]
    longest = curve.ends[-1]
    if not len(at) or longest > at[-1]:
        at = np.append(at, longest)
    low, high = band(curve, at)
    return Curve(
        minutes=tuple((at / MINUTE).tolist()),
        answered=tuple((1 - surviving(curve, at)).tolist()),
        low=_complement(high),
        high=_complement(low),
        waiting=tuple(_waiting(curve.ends, at).tolist()),
    )


def _kept(curve: ProductLimit) -> NDArray[np.int64]:
    count = len(curve.times)
    if count < 2 * STEPS:
        return np.arange(count)
    rise = 1 - curve.surviving
    by_share = np.searchsorted(rise, np.linspace(rise[0], rise[-1], STEPS))
    # A second is the finest step of time that a reader can tell apart.
    marks = np.geomspace(max(curve.times[0], 1000), curve.times[-1], STEPS - 1)
    by_time = np.searchsorted(curve.times, marks, side="right") - 1
    return np.unique(np.clip(np.concatenate([by_share, by_time]), 0, count - 1))


def _last_bound(curve: ProductLimit, t: float) -> float:
    """The upper bound of S where it has come to 0, which only the last answer can do."""
    before = float(band(curve, curve.times[-2:-1])[1][0]) if len(curve.times) > 1 else 1.0
    last = int(_waiting(curve.ends, curve.times[-1:])[0])
    return before * wilson(0.0, last, t)[1]


def _first_below_half(curve: ProductLimit, times: Times, side: int) -> Times:
    """The first of these times at which this side of the band is at one half or below, or none.

    Searched coarsely, then finely before the first hit.
    """
    if not len(times):
        return times
    picks = np.unique(np.linspace(0, len(times) - 1, AT_ONCE).astype(np.int64))
    hits = np.flatnonzero(band(curve, times[picks])[side] <= 0.5 + ROUNDING)
    if not len(hits):
        return times[:0]
    hit = int(hits[0])
    first = int(picks[hit - 1]) + 1 if hit else int(picks[0])
    last = int(picks[hit])
    return (
        times[last : last + 1] if first == last else _first_below_half(curve, times[first : last + 1], side)
    )


def influence(curve: ProductLimit, at: Times) -> Floats:
    """What each block adds to the linearised log S at each time, shape (blocks, points).

    Of one wait with end T and answer a it is -(a w(T) [T <= t] - H(min(T, t))), w the weight, H the hazard.
    """
    blocks, points = len(curve.sizes), len(at)
    ended = np.searchsorted(at, curve.ends)  # the first point that has seen this wait's end
    cell = curve.block * (points + 1) + ended
    gain = _steps(curve.hazard, curve, curve.ends, 0.0)
    gain[curve.answered] -= curve.weight[np.searchsorted(curve.times, curve.ends[curve.answered])]
    shape = (blocks, points + 1)
    done = np.bincount(cell, gain, blocks * (points + 1)).reshape(shape).cumsum(axis=1)[:, :points]
    over = np.bincount(cell, minlength=blocks * (points + 1)).reshape(shape).cumsum(axis=1)[:, :points]
    added: Floats = done + (curve.sizes[:, None] - over) * _steps(curve.hazard, curve, at, 0.0)
    return added


def _steps(values: Floats, curve: ProductLimit, at: Times, before: float) -> Floats:
    """A step function of the curve's times, which is ``before`` until the first of them."""
    stairs = np.concatenate([[before], values])
    return np.take(stairs, np.searchsorted(curve.times, at, side="right"))


def _waiting(ends: Times, at: Times) -> NDArray[np.int64]:
    """How many of the waits, shortest first, lasted at least as long as each time."""
    return len(ends) - np.searchsorted(ends, at)


def _minutes(times: Times) -> float | None:
    return float(times[0]) / MINUTE if len(times) else None


def _complement(values: Floats) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else 1 - float(value) for value in values)
