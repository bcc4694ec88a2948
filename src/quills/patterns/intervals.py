"""Intervals for numbers that are counted in blocks of time, all in closed form.

Messages come in clusters, so a message is no independent draw. What is taken as drawn are blocks
in the order of the calendar: weeks of a history, days of a month. Three things are allowed for:
a block holds many messages that resemble each other (between-block variance), neighbouring blocks
resemble each other (Newey & West 1987), and one block may hold much of the history (Bell &
McCaffrey 2002). An interval speaks of a longer habit, of which the history is a sample.
"""

import math
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtri, stdtrit

from quills.patterns.facts import Estimate

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[Any]
"""Any numbers: counts or measures."""

UPPER: Final = 0.975
"""The upper quantile of a 95 % interval."""

FEWEST_BLOCKS: Final = 6
"""A convention. With fewer the spread between blocks is itself hardly known, and no interval is given."""

MOST_IN_ONE: Final = 0.5
"""A convention. Where one block holds more than half of everything, the others cannot tell how much
it would differ another time, and no interval is given either."""

LAGS: Final = 4 / 3
"""Neighbours up to this many times the cube root of the number of blocks are taken to resemble each
other: the rate that is best for Bartlett weights (Andrews 1991), with a factor from the coverage
study: it is what holds 95 % where weeks correlate by .3. Eight weeks: 2, two years: 6, five: 8."""


def spread(residuals: Floats) -> tuple[Floats, float]:
    """The variance of a sum over blocks, and its degrees of freedom.

    ``residuals`` has shape (blocks, ...), in the order of the calendar, with a sum of zero over blocks.
    With e_b the residuals, B blocks, L lags and w_l = 1 - l / (L + 1):
    V = B / (B - 1) * max(sum e_b^2, sum e_b^2 + 2 sum_l w_l sum_b e_b e_(b-l)).
    The degrees of freedom are (B - 1) / (1 + 2 sum_l w_l^2), those of a variance estimated with
    these weights (Priestley 1981); with no lags they are B - 1.
    """
    blocks = len(residuals)
    lags = min(int(LAGS * np.cbrt(blocks)), blocks - 1)
    weights = 1 - np.arange(1, lags + 1) / (lags + 1)
    alone = (residuals**2).sum(axis=0)
    neighbours = np.zeros_like(alone)
    for lag, weight in enumerate(weights, start=1):
        neighbours += 2 * weight * (residuals[lag:] * residuals[:-lag]).sum(axis=0)
    freedom = (blocks - 1) / (1 + 2 * float((weights**2).sum()))
    return (alone + np.maximum(neighbours, 0)) * blocks / (blocks - 1), freedom


def enough(sizes: Numbers) -> bool:
    """Whether blocks of these sizes can bear an interval."""
    return bool(np.count_nonzero(sizes) >= FEWEST_BLOCKS and sizes.max() <= MOST_IN_ONE * sizes.sum())


def levelled(residuals: Floats, sizes: Numbers) -> Floats:
    """Residuals made larger for blocks that hold much: e / sqrt(1 - size / sum of sizes)."""
    left = 1 - sizes / sizes.sum()
    scaled: Floats = residuals / np.sqrt(left if residuals.ndim == 1 else left[:, None])
    return scaled


def t_quantile(freedom: float) -> float:
    """The upper quantile of Student's t."""
    return float(stdtrit(freedom, UPPER))


def wilson(share: float, n: float, quantile: float) -> tuple[float, float]:
    """Wilson's interval (1927) of a share of n independent draws; ends at 0 or 1 exactly where it has to."""
    c = quantile**2 / n
    middle = (share + c / 2) / (1 + c)
    half = math.sqrt(c * share * (1 - share) + c**2 / 4) / (1 + c)
    return (middle - half if share > 0 else 0.0), (middle + half if share < 1 else 1.0)


def share(part: Numbers, whole: Numbers) -> Estimate:
    """sum(part) / sum(whole), both counts by block; n is sum(whole).

    Wilson's form with the effective number n / design effect and a t quantile (Korn & Graubard 1998;
    Dean & Pagano 2015). The variance is the linearised one of a ratio, the design effect at least 1.
    Where all or none are counted the clusters cannot be seen, and the design effect is 1.
    """
    n = int(whole.sum())
    if not n:
        return Estimate(None, None, None, 0)
    value = float(part.sum()) / n
    if not enough(whole):
        return Estimate(value, None, None, n)
    effect, freedom = _effect(part, whole, value * (1 - value))
    low, high = wilson(value, n / effect, t_quantile(freedom))
    return Estimate(value, min(low, value), max(high, value), n)


def rate(counts: Numbers, exposure: Numbers, n: int) -> Estimate:
    """sum(counts) / sum(exposure), both by block, blocks without a count included.

    Gamma limits of a Poisson count (Garwood 1936) for the count divided by D = the design effect
    (variance of the count over the count, at least 1) times (t / z)^2, which allows for its being
    estimated from few blocks (Korn & Graubard 1998).
    """
    count, time = float(counts.sum()), float(exposure.sum())
    if np.count_nonzero(counts) < FEWEST_BLOCKS:
        return Estimate(count / time, None, None, n)
    variance, freedom = spread(levelled(counts - exposure * (count / time), exposure))
    shrink = max(1.0, float(variance) / count) * (t_quantile(freedom) / float(ndtri(UPPER))) ** 2
    low = float(gammaincinv(count / shrink, 1 - UPPER)) * shrink / time
    high = float(gammaincinv(count / shrink + 1, UPPER)) * shrink / time
    return Estimate(count / time, low, high, n)


def median(values: Numbers, blocks: NDArray[np.int64]) -> Estimate:
    """The smallest value with at least half of all at or below it; n is how many there are.

    ``values`` and ``blocks`` (which block each is in) have one shape. The interval of the share
    one half is inverted on the ordered sample (Woodruff 1952); a value that equals the median counts
    as half below, so that ties do not hide the clusters.
    """
    n = len(values)
    if not n:
        return Estimate(None, None, None, 0)
    ordered = np.sort(values)
    middle = ordered[(n - 1) // 2]
    order, whole = numbered(blocks)
    if not enough(whole):
        return Estimate(float(middle), None, None, n)
    below = ((values < middle) * 0.5) + ((values <= middle) * 0.5)
    effect, freedom = _effect(np.bincount(order, below), whole, float(below.var()))
    low, high = wilson(0.5, n / effect, t_quantile(freedom))
    first, last = max(int(np.ceil(low * n)), 1), min(int(np.floor(high * n)) + 1, n)
    return Estimate(float(middle), float(ordered[first - 1]), float(ordered[last - 1]), n)


def numbered(blocks: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The blocks that hold anything, numbered from 0 in the order of the calendar, and what each holds."""
    shifted = blocks - blocks.min()
    sizes = np.bincount(shifted)
    rank = np.cumsum(sizes > 0) - 1
    return rank[shifted], sizes[sizes > 0]


def _effect(part: Numbers, whole: Numbers, unit_variance: float) -> tuple[float, float]:
    """How many times larger the variance of a ratio is than that of as many independent draws."""
    seen = whole > 0
    part, whole = part[seen], whole[seen]
    n = int(whole.sum())
    variance, freedom = spread(levelled((part - whole * (part.sum() / n)) / n, whole))
    return max(1.0, float(variance) / (unit_variance / n)) if unit_variance > 0 else 1.0, freedom
