"""The passages that the signs were learnt from: labelled, each once, and none near a held-out one."""

from pathlib import Path

import msgspec
from test_passages import PASSAGES, Passage, marks, near, words

LINES = Path(__file__).parents[2].joinpath("training/signs/passages.jsonl").read_text("utf-8").splitlines()


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: tuple[str, ...]
    text: str


WRITTEN = [msgspec.json.decode(line, type=Written) for line in LINES]
HELD: list[Passage] = [passage for passage in PASSAGES if passage.part == "held"]


def test_each_stands_once_with_its_labels() -> None:
    assert len({" ".join(words(one.text)) for one in WRITTEN}) == len(WRITTEN)
    assert {one.labels for one in WRITTEN} == {(), ("control",), ("crisis",), ("control", "crisis")}


def test_no_held_out_passage_is_near_one_that_was_learnt_from() -> None:
    held = [(passage.id, marks(passage.text)) for passage in HELD]
    learnt = [marks(one.text) for one in WRITTEN]
    assert [name for name, here in held if any(near(here, there) for there in learnt)] == []
