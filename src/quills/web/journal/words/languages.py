"""The languages in which the journal has words."""

from importlib.resources import files
from typing import Final, TypeVar

import msgspec

LANGUAGES: Final = ("en", "de")

Shape = TypeVar("Shape")

Words = dict[str, str]
"""A text in each language, by its code."""


def language(code: str) -> str:
    """The language to use for a code such as ``de-AT``; English where there is no other."""
    short = code.lower().split("-")[0]
    return short if short in LANGUAGES else "en"


def read(name: str, shape: type[Shape]) -> Shape:
    """A data file of this folder."""
    text = files("quills.web.journal.words").joinpath(name).read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=shape)


def listed(words: list[str], code: str) -> str:
    """Words in one phrase: "a, b and c"."""
    joint = {"en": " and ", "de": " und "}[code]
    return joint.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
