"""The passages that judge the signs of control and crisis: enough, all different, split fairly."""

import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import msgspec
import pytest


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str
    labels: tuple[Literal["control", "crisis"], ...]
    about: str
    told_by: Literal["self", "partner", "controller", "friend", "family", "child", "other"]
    form: Literal["chat", "journal", "to_partner", "from_partner", "told", "retrospect", "question"]
    indirect: bool
    part: Literal["fit", "held"]


Words = frozenset[str]
Runs = frozenset[tuple[str, ...]]

LINES = Path(__file__).with_name("passages.jsonl").read_text("utf-8").splitlines()
PASSAGES = [msgspec.json.decode(line, type=Passage) for line in LINES]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def marks(text: str) -> tuple[Words, Runs]:
    """All words of a text, and each six of them in a row."""
    said = words(text)
    return frozenset(said), frozenset(tuple(said[i : i + 6]) for i in range(len(said) - 5))


def near(one: tuple[Words, Runs], other: tuple[Words, Runs]) -> bool:
    """Six words in a row are shared, or more than .3 of all words (Jaccard)."""
    shared, every = len(one[0] & other[0]), len(one[0] | other[0])
    return shared > 0.3 * every or not one[1].isdisjoint(other[1])


def labelled(label: str) -> list[Passage]:
    return [passage for passage in PASSAGES if label in passage.labels]


@pytest.mark.parametrize(("label", "least"), [("control", 150), ("crisis", 150)])
def test_it_holds_enough_of_each_label_and_half_of_it_aslant(label: str, least: int) -> None:
    found = labelled(label)
    assert len(found) >= least
    assert sum(passage.indirect for passage in found) >= len(found) / 2


def test_it_holds_enough_that_means_no_harm() -> None:
    harmless = [passage for passage in PASSAGES if not passage.labels]
    assert len(harmless) >= 420
    assert not any(passage.indirect for passage in harmless)


def test_it_lets_the_controller_speak() -> None:
    told = [passage for passage in PASSAGES if passage.told_by == "controller"]
    assert len(told) >= 30
    assert all("control" in passage.labels for passage in told)


def test_it_tells_of_crisis_in_oneself_and_in_others() -> None:
    tellers = Counter(passage.told_by == "self" for passage in labelled("crisis"))
    assert min(tellers[True], tellers[False]) >= 50


def test_it_says_nothing_twice() -> None:
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)
    assert len({" ".join(words(passage.text)) for passage in PASSAGES}) == len(PASSAGES)


def test_it_names_each_label_once_and_says_what_each_passage_is_about() -> None:
    for passage in PASSAGES:
        assert len(set(passage.labels)) == len(passage.labels), passage.id
        assert passage.about.strip(), passage.id


def test_it_runs_from_a_few_words_to_a_page() -> None:
    lengths = [len(passage.text.split()) for passage in PASSAGES]
    assert min(lengths) == 3
    assert 100 <= max(lengths) <= 120


def test_it_halves_every_label_and_form() -> None:
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for passage in PASSAGES:
        counts.setdefault((*passage.labels, passage.form), Counter())[passage.part] += 1
    for stratum, parts in counts.items():
        assert abs(parts["fit"] - parts["held"]) <= 1, stratum
    assert abs(sum(parts["fit"] - parts["held"] for parts in counts.values())) <= 1


@pytest.mark.parametrize("label", ["control", "crisis"])
def test_it_keeps_a_fair_share_aslant_in_either_part(label: str) -> None:
    parts = Counter(passage.part for passage in labelled(label) if passage.indirect)
    assert min(parts.values()) >= 0.4 * parts.total()


def test_it_keeps_near_copies_in_one_part() -> None:
    marked = [(passage, marks(passage.text)) for passage in PASSAGES]
    astray = [
        (one.id, other.id)
        for (one, here), (other, there) in combinations(marked, 2)
        if one.part != other.part and near(here, there)
    ]
    assert astray == []


def test_near_sees_a_copy_and_lets_strangers_pass() -> None:
    ana = "Ben left the red kettle on the stove again"
    copies = [ana.upper(), f"{ana}, and then Dora came by with her three loud brothers and a goat named Otto"]
    assert all(near(marks(ana), marks(copy)) for copy in copies)
    assert not near(marks(ana), marks("Chidi waters his ferns at noon"))


def test_it_uses_no_template() -> None:
    openings = sorted(words(passage.text)[:7] for passage in PASSAGES)
    alike = [one for one, other in pairwise(openings) if one == other and len(one) == 7]
    # Contrasts begin alike on purpose and part ways in what they mean.
    assert len(alike) <= 6
