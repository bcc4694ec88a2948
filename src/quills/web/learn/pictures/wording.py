"""The words in and beside the pictures, from a file, in each language."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from quills.web.learn.faults import LearnError
from quills.web.learn.languages import LANGUAGES, Language

FILE: Final = "pictures.toml"


@dataclass(frozen=True)
class Wording:
    """The words of one picture in one language."""

    name: str
    caption: str
    """What the picture means, and whether it is drawn to scale."""
    words: str
    """What is drawn, for those who do not see it."""
    labels: Mapping[str, str]


def read_words(text: str, pictures: Collection[str]) -> Mapping[str, Mapping[Language, Wording]]:
    """The words of these pictures from TOML; raises :class:`~quills.web.learn.faults.LearnError`."""
    try:
        raw: dict[str, dict[str, Any]] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LearnError(FILE, None, f"it is not TOML: {error}") from None
    for key in sorted(set(raw) ^ set(pictures)):
        raise LearnError(FILE, None, f"{key} has words and no drawing, or a drawing and no words")
    return {key: _worded(key, one) for key, one in raw.items()}


def _worded(key: str, raw: dict[str, Any]) -> Mapping[Language, Wording]:
    try:
        found = {language: msgspec.convert(raw.get(language), Wording) for language in LANGUAGES}
    except msgspec.ValidationError as error:
        raise LearnError(FILE, None, f"the words of {key} are not whole: {error}") from None
    for language in LANGUAGES[1:]:
        for label in sorted(set(found["en"].labels) ^ set(found[language].labels)):
            raise LearnError(FILE, None, f"the label {label} of {key} is not there in both languages")
    return found
