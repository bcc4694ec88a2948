"""The parts of the encoder against slow sums written out, and the weights of words by hand."""

from math import erf, exp, sqrt

import numpy as np
import pytest

from quills.safety._signs.encoder import HEADS, attend, bend, normal
from quills.safety._signs.grams import Grams, grams

DICE = np.random.default_rng(7)
DEEP = 4  # numbers a head


def test_attention_is_what_the_sums_say() -> None:
    looked = DICE.normal(size=(3, 3 * HEADS * DEEP)).astype(np.float32)
    query, key, value = (looked[:, at : at + HEADS * DEEP] for at in range(0, 3 * HEADS * DEEP, HEADS * DEEP))
    slow = np.zeros((3, HEADS * DEEP))
    for head in range(HEADS):
        part = slice(head * DEEP, (head + 1) * DEEP)
        for here in range(3):
            weights = [exp(float(query[here, part] @ key[there, part]) / sqrt(DEEP)) for there in range(3)]
            for there in range(3):
                slow[here, part] += weights[there] / sum(weights) * value[there, part]
    assert attend(looked) == pytest.approx(slow, abs=1e-5)


def test_a_row_has_mean_nought_and_variance_one() -> None:
    rows = np.array([[1, 2, 3, 6], [5, 5, 5, 5]], np.float32)
    norm = np.array([[1, 1, 1, 2], [0, 0, 0, 1]], np.float32)
    spread = sqrt(14 / 4)
    expected = [[-2 / spread, -1 / spread, 0, 2 * 3 / spread + 1], [0, 0, 0, 1]]
    assert normal(rows, norm) == pytest.approx(np.array(expected), abs=1e-6)


def test_bending_is_the_normal_share() -> None:
    row = np.array([-3, -0.5, 0, 0.5, 3], np.float32)
    assert bend(row) == pytest.approx([x * (1 + erf(x / sqrt(2))) / 2 for x in row.tolist()], abs=1e-6)


def test_words_and_pairs_weigh_as_by_hand() -> None:
    known = Grams(
        {"fern": 0, "fern tea": 1},
        np.array([1, 2], np.float32),
        np.array([[3, 0], [0, 5]], np.float32),
    )
    # Values 1 and 2 to length one; the pair's part goes to both of its words.
    assert known.shares(["fern", "tea"]) == pytest.approx(
        np.array([[3 / sqrt(5), 5 / sqrt(5)], [0, 5 / sqrt(5)]])
    )
    assert known.shares(["ivy"]).tolist() == [[0, 0]]
    assert known.shares([]).shape == (0, 2)


def test_a_word_said_twice_weighs_less_than_double() -> None:
    known = Grams({"fern": 0, "ivy": 1}, np.ones(2, np.float32), np.eye(2, dtype=np.float32))
    often = 1 + np.log(2)
    share = often / sqrt(often**2 + 1) / 2
    assert known.shares(["fern", "ivy", "fern"])[:, 0] == pytest.approx([share, 0, share])


def test_grams_are_words_and_neighbours() -> None:
    assert grams(["a", "b", "c"]) == ["a", "b", "c", "a b", "b c"]
