"""Measure `quills.safety.signs` on the passages, and on comments by strangers.

python scripts/measure_signs.py fit       # learnt from: shows only that learning worked
python scripts/measure_signs.py held      # never learnt from
python scripts/measure_signs.py comments  # GoEmotions dev, from the folder that QUILLS_DATA names
"""

import argparse
import gzip
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quills.safety import signs
from quills.safety._signs.phrases import phrases
from sign_figures import SIGNS, shown

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 1500
Passage = dict[str, Any]


def passages(part: str) -> list[Passage]:
    lines = (ROOT / "tests/safety/passages.jsonl").read_text("utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["part"] == part]


def comments() -> list[Passage]:
    path = Path(os.environ["QUILLS_DATA"]) / "goemotions/original_dev.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = sorted({line.split("\t")[0] for line in lines})
    return [{"text": text, "labels": []} for text in random.Random(2).sample(texts, SAMPLE)]  # noqa: S311 - a sample, no secret


def row(name: str, chosen: list[Passage], hit: Callable[[Passage], bool]) -> None:
    if chosen:
        print(f"{name:40} {shown(sum(map(hit, chosen)), len(chosen))}")


def recall(found: list[Passage], sign: str) -> None:
    wanted = [one for one in found if sign in one["labels"]]
    kinds: dict[str, Callable[[Passage], bool]] = {
        "": bool,
        "plain": lambda one: not one["indirect"],
        "indirect": lambda one: one["indirect"],
        "told by the controller": lambda one: one["told_by"] == "controller",
        "told by oneself": lambda one: one["told_by"] == "self",
        "told by others": lambda one: one["told_by"] not in {"self", "controller"},
        "at most 12 words": lambda one: len(one["text"].split()) <= 12,
        "over 40 words": lambda one: len(one["text"].split()) > 40,
    }
    for name, kind in kinds.items():
        row(f"{sign} {name}", [one for one in wanted if kind(one)], lambda one: sign in one["signs"])
    row(f"{sign}, by a phrase", wanted, lambda one: sign in one["phrases"])
    row(f"{sign}, either sign found", wanted, lambda one: bool(one["signs"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("on", choices=("fit", "held", "comments"))
    on = parser.parse_args().on
    found = comments() if on == "comments" else passages(on)
    for one in found:
        one["signs"] = signs(one["text"])
        one["phrases"] = {phrase.sign for phrase in phrases(one["text"])}
    for sign in SIGNS:
        recall(found, sign)
    labelled = [one for one in found if one["labels"]]
    harmless = [one for one in found if not one["labels"]]
    row("any sign where there is one", labelled, lambda one: bool(one["signs"]))
    row("false alarms", harmless, lambda one: bool(one["signs"]))
    row("false alarms, control", harmless, lambda one: "control" in one["signs"])
    row("false alarms, crisis", harmless, lambda one: "crisis" in one["signs"])
    row("false alarms, by a phrase", harmless, lambda one: bool(one["phrases"]))
    if on == "comments":
        print(*(one["text"] for one in found if one["signs"]), sep="\n")


if __name__ == "__main__":
    main()
