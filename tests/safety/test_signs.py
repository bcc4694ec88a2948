"""The signs of control and crisis: what is found, where, and that nothing breaks the reader."""

import unicodedata
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_passages import PASSAGES

from quills.errors import QuillsError
from quills.safety import signs, spoken
from quills.safety._signs import weights
from quills.safety._signs.wordpiece import LONGEST, Pieces, words
from quills.safety.detector import EDGE, WINDOW, windows

PLAIN = {
    "I want to kill myself.": "crisis",
    "My friend is suicidal and I don’t know what to do.": "crisis",
    "He’s got a knife.": "crisis",
    "everyone would be better off without me": "crisis",
    "He strangled me last year.": "control",
    "If you ever leave me I’ll find you.": "control",
    "I'm scared of my husband when he's been drinking.": "control",
    "She goes through my phone every night.": "control",
}
HARMLESS = [
    "We had a lovely day at the lake.",
    "Did you keep the receipt?",
    "I nearly killed myself laughing at the panto.",
    "I felt hurt when you joked about my job. Can we talk?",
    "I need more time for myself this month.",
]
QUIET = "Ana watered the ferns. Ben made soup. Chidi read the paper on the step. " * 12


@pytest.mark.parametrize(("text", "sign"), PLAIN.items())
def test_it_hears_what_is_said_plainly(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_it_lets_ordinary_words_pass(text: str) -> None:
    assert signs(text) == frozenset()


@pytest.mark.parametrize("text", ["", " \n\t", "...", "👍", "1234", "\x00\u200b"])
def test_it_finds_nothing_in_nothing(text: str) -> None:
    assert spoken(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ана поливает папоротники каждое утро.",
        "アナは毎朝シダに水をやります。",
        "आना हर सुबह फ़र्न को पानी देती है।",
        "آنا تسقي السرخس كل صباح.",
        "Η Άνα ποτίζει τις φτέρες.",
    ],
)
def test_it_is_silent_in_letters_that_it_does_not_know(text: str) -> None:
    assert signs(text) == frozenset()


def test_it_gives_the_words_that_spoke() -> None:
    text = "It rained. I think about suicide every day."
    marked = [text[one.start : one.end] for one in spoken(text) if one.sign == "crisis"]
    assert any("suicide" in words for words in marked)


@pytest.mark.parametrize("text", [*PLAIN, *HARMLESS])
def test_signs_are_those_of_the_words_that_spoke(text: str) -> None:
    assert signs(text) == {one.sign for one in spoken(text)}


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_places_stand_in_order_within_any_text(text: str) -> None:
    found = spoken(text)
    assert list(found) == sorted(found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_it_hears_one_line_in_a_long_entry() -> None:
    assert "crisis" in signs(QUIET + "I want to kill myself. " + QUIET)


def test_it_reads_the_ends_of_a_huge_text_and_phrases_everywhere() -> None:
    middle = "x" * (50 * EDGE)
    assert "crisis" in signs(middle + " I want to kill myself. " + middle)
    assert signs(middle) == frozenset()


def test_windows_keep_every_piece_and_end_with_sentences() -> None:
    pieces = weights.load().pieces.of(QUIET)
    cut = list(windows(pieces, QUIET))
    assert [piece for window in cut for piece in window] == pieces
    assert all(WINDOW // 2 <= len(window) <= WINDOW for window in cut[:-1])
    assert all(QUIET[window[-1].start : window[-1].end] == "." for window in cut)


def test_windows_cut_a_sentence_that_never_ends() -> None:
    endless = "fern " * 1000
    pieces = weights.load().pieces.of(endless)
    assert [len(window) for window in windows(pieces, endless)][:-1] == [WINDOW] * (len(pieces) // WINDOW)


def test_words_are_lower_case_without_accents_and_keep_their_places() -> None:
    text = "  Zoë's café—OK!"
    found = list(words(text))
    assert [word for word, _, _ in found] == ["zoe", "'", "s", "cafe", "—", "ok", "!"]
    assert [text[start:end] for _, start, end in found] == ["Zoë", "'", "s", "café", "—", "OK", "!"]


@given(st.text(max_size=60))
def test_words_stand_one_after_another(text: str) -> None:
    found = list(words(text))
    assert all(one[2] <= other[1] for one, other in pairwise(found))
    assert all(word == unicodedata.normalize("NFD", word) for word, _, _ in found)


def test_pieces_are_the_longest_known() -> None:
    pieces = Pieces({name: at for at, name in enumerate(["[UNK]", "fern", "fe", "##rn", "##s", "!"])})
    assert [piece.number for piece in pieces.of("Ferns fe! ivy")] == [1, 4, 2, 5, 0]
    assert [piece.number for piece in pieces.of("s" * (LONGEST + 1))] == [0]


def test_shares_sum_to_the_same_score_in_any_company() -> None:
    """A text's score hangs on its own pieces alone, and twice the reading gives the same."""
    known = weights.load()
    numbers = known.pieces.framed([piece.number for piece in known.pieces.of("Ben made soup.")])
    once, twice = known.encoder.shares(numbers), known.encoder.shares(numbers)
    assert once.shape == (len(numbers), 2)
    assert np.isfinite(once).all()
    assert (once == twice).all()


def test_the_encoder_is_the_one_that_was_trained() -> None:
    content = files("quills.safety._signs").joinpath(weights.FILE).read_bytes()
    assert sha256(content).hexdigest() == weights.HASH
    assert len(content) < 25_000_000


def test_it_refuses_other_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "HASH", "0" * 64)
    with pytest.raises(QuillsError, match="install Quills again"):
        weights.load()


def test_code_and_weights_belong_together() -> None:
    """On what it learnt from it errs little; what it finds elsewhere stands in docs/safety/signs.md."""
    learnt = [one for one in PASSAGES if one.part == "fit"][::6]
    right = sum(signs(one.text) == frozenset(one.labels) for one in learnt)
    assert right >= 0.85 * len(learnt)
