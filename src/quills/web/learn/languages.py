"""The languages in which the pages are written, and what each of them says in its own way."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["en", "de"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "de")

UNCHECKED: Final[Mapping[Language, str]] = {"en": "we have not checked", "de": "haben wir nicht geprüft"}
"""What stands beside a claim from memory, in the same paragraph."""

HEURISTIC: Final[Mapping[Language, str]] = {"en": "rule of thumb", "de": "Faustregel"}
"""What stands beside a heuristic, in the same paragraph."""

_NUMBER: Final = {
    "en": re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?::\d+)?"),
    "de": re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?::\d+)?"),
}
_OF_HUNDRED: Final = re.compile(r"\b(?:of|von) 100\b")
_TURNED: Final = {"en": str.maketrans("", "", ","), "de": str.maketrans(",", ".", ".")}


def nearest(code: str | None) -> Language:
    """The language of ours that a code such as ``de-at`` asks for; English for all that we do not have."""
    short = (code or "")[:2]
    return short if short in LANGUAGES else "en"


def figures(text: str, language: Language) -> frozenset[str]:
    """The numbers that a text says in digits, each written as ``1234.5``; "of 100" says only what of."""
    found = _NUMBER[language].findall(_OF_HUNDRED.sub("", text))
    return frozenset(number.translate(_TURNED[language]) for number in found)
