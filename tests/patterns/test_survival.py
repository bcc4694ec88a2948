"""The product limit against an independent implementation, by hand, and by resampling of blocks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from quills.patterns.survival import (
    MINUTE,
    ProductLimit,
    band,
    influence,
    median_minutes,
    product_limit,
    report_curve,
    surviving,
    within,
)

WAITS = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def _limit(minutes: list[int], answered: list[bool], blocks: list[int] | None = None) -> ProductLimit:
    where = np.arange(len(minutes)) if blocks is None else np.array(blocks)
    return product_limit(np.array(minutes) * MINUTE, np.array(answered), where)


BY_HAND = _limit([5, 1, 3, 2, 4, 8, 6, 7], [True, True, False, True, True, True, False, True])
"""Waits of 1, 2, 4, 5, 7, 8 minutes were answered, those of 3 and 6 given up; one in each block."""


def test_a_table_by_hand() -> None:
    assert BY_HAND.times.tolist() == [minute * MINUTE for minute in (1, 2, 4, 5, 7, 8)]
    assert BY_HAND.surviving.tolist() == pytest.approx([7 / 8, 3 / 4, 3 / 5, 9 / 20, 9 / 40, 0])
    greenwood = np.cumsum([1 / 56, 1 / 42, 1 / 20, 1 / 12, 1 / 2])
    assert BY_HAND.hazard[:5].tolist() == pytest.approx(greenwood.tolist())
    found = report_curve(BY_HAND)
    assert found.minutes == (1, 2, 4, 5, 7, 8)
    assert found.answered == pytest.approx((1 / 8, 1 / 4, 2 / 5, 11 / 20, 31 / 40, 1))
    assert found.waiting == (8, 7, 5, 4, 2, 1)


def test_the_median_is_the_first_time_at_which_half_are_answered() -> None:
    assert median_minutes(BY_HAND).value == 5
    assert median_minutes(_limit([1, 2, 3, 4], [True] * 4)).value == 2
    assert median_minutes(_limit([1, 2, 3, 4], [True, False, False, False])).value is None


def test_with_one_wait_a_block_the_clustered_variance_is_greenwoods() -> None:
    squares = (influence(BY_HAND, BY_HAND.times[:5]) ** 2).sum(axis=0)
    assert squares.tolist() == pytest.approx(BY_HAND.hazard[:5].tolist())


@given(WAITS)
def test_with_one_wait_a_block_it_is_greenwoods_for_any_waits(rows: list[tuple[int, bool]]) -> None:
    curve = _limit([minutes for minutes, _ in rows], [answered for _, answered in rows])
    alive = curve.times[curve.surviving > 0]
    residuals = influence(curve, alive)
    assert residuals.sum(axis=0) == pytest.approx(np.zeros(len(alive)), abs=1e-9)
    assert (residuals**2).sum(axis=0) == pytest.approx(curve.hazard[: len(alive)])


@given(WAITS)
def test_the_curve_agrees_with_an_independent_implementation(rows: list[tuple[int, bool]]) -> None:
    ends, answered = (np.array(column) for column in zip(*rows, strict=True))
    curve = product_limit(ends * MINUTE, answered, np.arange(len(ends)))
    theirs = stats.ecdf(stats.CensoredData.right_censored(ends, ~answered)).sf
    at = np.arange(ends.max() + 1)
    assert surviving(curve, at * MINUTE) == pytest.approx(theirs.evaluate(at), abs=1e-9)


def test_the_band_nears_the_independent_one_where_waits_are_independent() -> None:
    rng = np.random.default_rng(11)
    waited, patience = rng.exponential(30, 6000), rng.exponential(90, 6000)
    ends, answered = np.minimum(waited, patience), waited <= patience
    answered[ends.argmax()] = False  # theirs warns where nobody is left
    curve = product_limit((ends * MINUTE).astype(np.int64), answered, rng.integers(0, 400, 6000))
    theirs = stats.ecdf(stats.CensoredData.right_censored(ends, ~answered)).sf.confidence_interval(
        method="log-log"
    )
    at = np.array([5.0, 20, 60])
    low, high = band(curve, (at * MINUTE).astype(np.int64))
    width = theirs.high.evaluate(at) - theirs.low.evaluate(at)
    assert high - low == pytest.approx(width, rel=0.2)
    assert low == pytest.approx(theirs.low.evaluate(at), abs=0.006)


def _clustered(
    rng: np.random.Generator, blocks: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.int64]]:
    sizes = rng.poisson(12, blocks) + 1
    block = np.repeat(np.arange(blocks), sizes)
    waited = np.exp(3 + rng.normal(0, 0.8, blocks)[block] + rng.normal(0, 1, len(block)))
    patience = np.exp(rng.normal(5, 1, len(block)))
    return (np.minimum(waited, patience) * MINUTE).astype(np.int64), waited <= patience, block


def test_the_clustered_band_agrees_with_a_bootstrap_over_blocks() -> None:
    rng = np.random.default_rng(5)
    ends, answered, block = _clustered(rng, 150)
    curve = product_limit(ends, answered, block)
    at = np.array([15 * MINUTE, 60 * MINUTE])
    rows = [np.flatnonzero(block == one) for one in range(150)]
    drawn = np.array([_redrawn(rng, ends, answered, rows, at) for _ in range(300)])
    low, high = band(curve, at)
    t = stats.t.ppf(0.975, 30)
    assert (high - low) / (2 * t) == pytest.approx(drawn.std(axis=0), rel=0.25)


def _redrawn(
    rng: np.random.Generator,
    ends: NDArray[np.int64],
    answered: NDArray[np.bool_],
    rows: list[NDArray[np.int64]],
    at: NDArray[np.int64],
) -> NDArray[np.float64]:
    some = np.concatenate([rows[i] for i in rng.integers(0, len(rows), len(rows))])
    return surviving(product_limit(ends[some], answered[some], some), at)


def test_the_median_interval_is_where_the_band_crosses_one_half() -> None:
    """Found by a coarse and a fine search; here by looking at every step."""
    curve = product_limit(*_clustered(np.random.default_rng(2), 100))
    found = median_minutes(curve)
    low, high = band(curve, curve.times)
    assert found.low == curve.times[np.flatnonzero(low <= 0.5)[0]] / MINUTE
    assert found.high == curve.times[np.flatnonzero(high <= 0.5)[0]] / MINUTE
    assert None not in (found.low, found.value, found.high)
    assert sorted({found.low or 0, found.value or 0, found.high or 0}) == [found.low, found.value, found.high]


def test_a_limit_that_the_band_does_not_reach_is_none() -> None:
    found = median_minutes(_limit([1, 2, 3, 4, 5, 6, 7, 8], [True] * 5 + [False] * 3))
    assert (found.value, found.high) == (4, None)


def test_no_share_is_given_for_a_time_that_nobody_watched() -> None:
    watched = _limit([5, 20, 30], [True, True, False])
    assert within(watched, 10).value == pytest.approx(1 / 3)
    assert within(watched, 60).value is None
    assert within(_limit([5, 20, 30], [True] * 3), 60).value == 1


def test_all_answered_or_none_yet_has_one_bound() -> None:
    curve = _limit([20] * 12, [True] * 12)
    none, every = within(curve, 10), within(curve, 60)
    assert (none.value, none.low, every.value, every.high) == (0, 0, 1, 1)
    assert none.high == pytest.approx(1 - (every.low or 0))
    assert none.high is not None
    assert 0.2 < none.high < 0.6


def test_where_the_last_wait_is_answered_the_bound_comes_from_the_few_who_were_left() -> None:
    """Forty answered at once, forty given up, and one answered after an hour: 1, but hardly sure."""
    curve = _limit([1] * 40 + [30] * 40 + [60], [True] * 40 + [False] * 40 + [True])
    before, after = within(curve, 10), within(curve, 60)
    assert before.value == pytest.approx(40 / 81)
    assert (after.value, after.high) == (1, 1)
    assert before.low is not None
    assert after.low is not None
    assert before.low < after.low < 0.6


def test_few_blocks_give_a_curve_without_a_band() -> None:
    found = report_curve(_limit([1, 2, 3], [True] * 3))
    assert (found.low, found.high) == ((None,) * 3, (None,) * 3)
    assert median_minutes(_limit([1, 2, 3], [True] * 3)).low is None


def test_waits_of_no_time_count_and_a_lone_given_up_wait_stays_flat() -> None:
    assert report_curve(_limit([0, 0, 3], [True, True, False])).answered == pytest.approx((2 / 3, 2 / 3))
    alone = report_curve(_limit([0], [False]))
    assert (alone.minutes, alone.answered, alone.waiting) == ((0,), (0,), (1,))


def test_a_long_curve_keeps_its_shape_in_few_points() -> None:
    ends, answered, block = _clustered(np.random.default_rng(8), 2000)
    curve = product_limit(ends, answered, block)
    kept = report_curve(curve)
    assert len(curve.times) > 10_000
    assert len(kept.minutes) <= 200
    assert max(np.diff((0.0, *kept.answered))) < 0.011
    assert kept.minutes[-1] == ends.max() / MINUTE
    exact = 1 - surviving(curve, np.round(np.array(kept.minutes) * MINUTE).astype(np.int64))
    assert kept.answered == pytest.approx(exact.tolist())


@given(st.lists(st.tuples(st.integers(0, 2000), st.booleans(), st.integers(0, 12)), min_size=1, max_size=80))
def test_whatever_the_waits_nothing_is_nan_and_the_curve_lies_in_its_band(
    rows: list[tuple[int, bool, int]],
) -> None:
    curve = _limit(*(list(column) for column in zip(*rows, strict=True)))
    found = report_curve(curve)
    for low, value, high in zip(found.low, found.answered, found.high, strict=True):
        assert 0 <= value <= 1
        if low is not None and high is not None:
            assert -1e-12 <= low <= value + 1e-12
            assert value - 1e-12 <= high <= 1 + 1e-12
    for estimate in (median_minutes(curve), *(within(curve, minutes) for minutes in (10, 60, 1440))):
        assert not any(x is not None and math.isnan(x) for x in (estimate.value, estimate.low, estimate.high))
