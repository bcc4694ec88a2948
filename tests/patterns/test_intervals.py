"""Intervals against closed forms, second methods and hostile counts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from quills.patterns.intervals import levelled, median, rate, share, spread, wilson

Z = 1.959963984540054
EVEN = np.full(10, 10)


def test_wilson_agrees_with_an_independent_implementation() -> None:
    for successes, n in [(0, 7), (1, 9), (13, 40), (40, 40)]:
        theirs = stats.binomtest(successes, n).proportion_ci(method="wilson")
        assert wilson(successes / n, n, Z) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_variance_of_eight_blocks_by_hand() -> None:
    """Eight blocks: two lags, weights 2/3 and 1/3, 8/7 for the blocks, 7 / (1 + 2 * 5/9) degrees."""
    residuals = np.array([1.0, 1, 1, 1, -1, -1, -1, -1])
    # squares 8; lag 1: 6 - 1 = 5; lag 2: 4 - 2 = 2
    variance, freedom = spread(residuals)
    assert float(variance) == pytest.approx((8 + 2 * (2 / 3) * 5 + 2 * (1 / 3) * 2) * 8 / 7)
    assert freedom == pytest.approx(7 / (1 + 10 / 9))


def test_blocks_that_take_turns_do_not_make_it_surer() -> None:
    """Negative neighbours would lower the variance; it stays the sum of squares."""
    assert float(spread(np.tile([1.0, -1.0], 4))[0]) == pytest.approx(8 * 8 / 7)


def test_columns_are_worked_out_as_if_each_stood_alone() -> None:
    columns = np.random.default_rng(1).normal(size=(30, 4))
    together = spread(columns)[0]
    assert [float(spread(column)[0]) for column in columns.T] == pytest.approx(together.tolist())


def test_a_block_that_holds_half_counts_for_more() -> None:
    assert levelled(np.array([1.0, 1, 1]), np.array([2, 1, 1])) == pytest.approx(
        [1 / math.sqrt(0.5), 1 / math.sqrt(0.75), 1 / math.sqrt(0.75)]
    )


def test_a_share_without_clusters_inverts_the_score_test_with_t() -> None:
    """Ten blocks of 3 in 10: no spread, so the bounds solve |p - x| = t sqrt(x (1 - x) / n)."""
    found = share(np.full(10, 3), EVEN)
    t = stats.t.ppf(0.975, 9 / (1 + 2 * (4 / 9 + 1 / 9)))

    def score(x: float) -> float:
        return float((0.3 - x) ** 2 - t**2 * x * (1 - x) / 100)

    assert (found.value, found.n) == (0.3, 100)
    assert found.low == pytest.approx(optimize.brentq(score, 0, 0.3))
    assert found.high == pytest.approx(optimize.brentq(score, 0.3, 1))


def test_a_share_of_none_or_all_has_one_bound() -> None:
    none, every = share(np.zeros(10), EVEN), share(EVEN, EVEN)
    assert (none.value, none.low) == (0.0, 0.0)
    assert (every.value, every.high) == (1.0, 1.0)
    assert none.high is not None
    assert every.low is not None
    assert 0 < none.high < 0.1
    assert none.high == pytest.approx(1 - every.low)


def test_few_blocks_give_no_interval_and_nothing_gives_no_value() -> None:
    five = np.array([4, 4, 4, 4, 4, 0, 0, 0])
    assert (share(five / 2, five).low, share(five / 2, five).value) == (None, 0.5)
    assert (rate(five, np.full(8, 7), 56).low, rate(five, np.full(8, 7), 56).value) == (None, 20 / 56)
    assert median(np.arange(5), np.arange(5)).low is None
    nothing = share(np.zeros(8), np.zeros(8))
    assert (nothing.value, nothing.low, nothing.high, nothing.n) == (None, None, None, 0)
    assert median(np.array([]), np.array([], dtype=np.int64)).value is None
    assert rate(np.zeros(8), np.full(8, 7), 56).value == 0.0


def test_a_rate_without_clusters_has_garwoods_limits() -> None:
    """Ten weeks of 12: the count is divided by (t / z)^2 alone."""
    found = rate(np.full(10, 12), np.full(10, 7), 70)
    shrink = (stats.t.ppf(0.975, 9 / (1 + 2 * (4 / 9 + 1 / 9))) / Z) ** 2
    count = 120 / shrink
    assert found.value == pytest.approx(120 / 70)
    assert found.low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2 * shrink / 70)
    assert found.high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2 * shrink / 70)


def test_spread_between_blocks_agrees_with_a_bootstrap_over_blocks() -> None:
    """A second method: draw whole blocks anew. Blocks are independent, so neighbours add little."""
    rng = np.random.default_rng(7)
    whole = rng.poisson(np.exp(rng.normal(3, 0.5, 300))) + 1
    part = rng.binomial(whole, rng.beta(4, 6, 300))
    picks = rng.integers(0, 300, (4000, 300))
    drawn = (part[picks].sum(axis=1) / whole[picks].sum(axis=1)).std()
    found = share(part, whole)
    assert found.low is not None
    assert found.high is not None
    t = stats.t.ppf(0.975, 60)
    assert (found.high - found.low) / (2 * t) == pytest.approx(drawn, rel=0.2)
    assert drawn > 1.5 * math.sqrt(0.4 * 0.6 / whole.sum())  # the clusters matter here


def test_weeks_that_resemble_their_neighbours_widen_the_interval() -> None:
    rng = np.random.default_rng(3)
    part = np.sort(rng.integers(0, 11, 60))
    whole = np.full(60, 10)
    assert _width(share(part, whole)) > 1.5 * _width(share(rng.permutation(part), whole))
    days = np.full(60, 7)
    assert _width(rate(part, days, 420)) > 1.5 * _width(rate(rng.permutation(part), days, 420))


def _width(estimate: object) -> float:
    low, high = getattr(estimate, "low", None), getattr(estimate, "high", None)
    assert low is not None
    assert high is not None
    return float(high - low)


def test_a_median_by_hand() -> None:
    """Every block holds 1 to 9: no spread, so Woodruff's ranks come from Wilson's interval of 1/2."""
    values, blocks = np.tile(np.arange(1, 10), 20), np.repeat(np.arange(20), 9)
    found = median(values, blocks)
    t = stats.t.ppf(0.975, 19 / (1 + 2 * (9 / 16 + 4 / 16 + 1 / 16)))
    half = t / (2 * math.sqrt(180 + t**2))
    ordered = np.sort(values)
    assert found.value == 5
    assert found.low == ordered[math.ceil((0.5 - half) * 180) - 1] == 4
    assert found.high == ordered[math.floor((0.5 + half) * 180)] == 6


def test_a_median_is_the_lower_of_two_middles() -> None:
    assert median(np.array([10, 20]), np.array([0, 1])).value == 10


def test_a_median_of_equal_values_has_itself_as_limits() -> None:
    found = median(np.full(40, 7), np.arange(40))
    assert (found.value, found.low, found.high) == (7, 7, 7)


def test_ties_at_the_median_do_not_hide_the_clusters() -> None:
    """Most texts have 2 characters; whole weeks have 1. Shuffled over weeks it is surer."""
    weeks = np.repeat(np.arange(20), 20)
    values = np.where(weeks % 5 < 2, 1, 2)
    assert median(values, weeks).value == 2
    shuffled = np.random.default_rng(5).permutation(values)
    assert median(shuffled, weeks).low == 2
    assert median(values, weeks).low == 1


COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=60)


@given(COUNTS)
def test_whatever_the_counts_nothing_is_nan_and_the_value_lies_inside(counts: list[tuple[int, int]]) -> None:
    part, rest = (np.array(column) for column in zip(*counts, strict=True))
    found = share(part, part + rest)
    per_day = rate(part, np.full(len(part), 7), 7 * len(part))
    for estimate, top in ((found, 1.0), (per_day, math.inf)):
        if estimate.low is not None and estimate.high is not None:
            assert estimate.value is not None
            assert 0 <= estimate.low <= estimate.value <= estimate.high <= top
        assert not any(x is not None and math.isnan(x) for x in (estimate.value, estimate.low, estimate.high))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(-100, 100)), min_size=1, max_size=80),
    st.integers(1, 50),
)
def test_a_median_moves_with_its_values(rows: list[tuple[int, int]], by: int) -> None:
    blocks, values = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    here, there = median(values, blocks), median(values + by, blocks + 1000)
    assert here.value == sorted(values.tolist())[(len(rows) - 1) // 2]
    assert [_plus(x, by) for x in (here.value, here.low, here.high)] == [there.value, there.low, there.high]
    if here.low is not None and here.high is not None:
        assert here.value is not None
        assert here.low <= here.value <= here.high


def _plus(x: float | None, by: int) -> float | None:
    return None if x is None else x + by


def test_one_block_that_outweighs_all_others_gives_no_interval() -> None:
    whole = np.array([60, 10, 10, 10, 10, 10])
    found = share(np.array([50, 2, 2, 2, 2, 2]), whole)
    assert (found.value, found.low, found.high) == (60 / 110, None, None)
    whole[0] = 50
    assert share(np.array([50, 2, 2, 2, 2, 2]), whole).low is not None
    assert median(np.arange(110), np.repeat(np.arange(6), [60, 10, 10, 10, 10, 10])).low is None
