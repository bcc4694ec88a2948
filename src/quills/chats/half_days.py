"""AM, PM and all their spellings: a clock with a word beside it to an hour of the day."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

_PASSED_OVER: Final = re.compile(
    r"[\s.․·‧・。．\u200b-\u200f\u061c\u070f\xad\u202a-\u202e\u2060-\u2069\ufeff]"
)
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PUNCTUATION: Final = r"[\s,،、;()\-–日일]+"
_AROUND: Final = re.compile(f"^{_PUNCTUATION}|{_PUNCTUATION}$")
_JOINING: Final = """
à a às as á las la le les ao o kl klo kello klock kell plkst um uhr om uur at ob u v w в о у ve ni de ka ô
atswa h hrs min s ga आ ଆ త نی ساعت saat נ नि be พศ น г ч год р ж hodź pcn ཆུ་ཚོད་
"""
_JOINTS: Final = frozenset(["", *_JOINING.split()])
"""Words that stand between a date and a clock, or behind one of them, and tell no half."""


@cache
def _hours() -> dict[str, tuple[int, ...]]:
    """For each word twelve hours of the day; the first is what 12 o'clock is with it."""
    with files("quills.chats").joinpath("half_days.toml").open("rb") as stream:
        table = tomllib.load(stream)
    hours = {word: tuple(target) for word, target in table["periods"].items()}
    hours |= dict.fromkeys(table["am"], tuple(range(12)))
    hours |= dict.fromkeys(table["pm"], tuple(range(12, 24)))
    return hours


def key(word: str) -> str:
    """A word as the table has it: folded, without spaces, dots and invisible marks."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return _PASSED_OVER.sub("", folded)


def is_half_day(word: str) -> bool:
    """Whether a word tells the half of the day."""
    return key(word) in _hours()


def is_eastern(text: str) -> bool:
    """Whether a clock is written with a Chinese, Japanese or Korean word."""
    return bool(_EASTERN.search(text))


def hour_of_day(hour: int, half: str) -> int | None:
    """0 to 23, from the hour on the clock and the word beside it (or none).

    24 o'clock is midnight, and so is 0 with any word but that for the afternoon, where it is noon
    (Japanese 午後0時). Hours from 13 on need no word and keep their value. None if there is no such hour.
    """
    word = key(half)
    if not 0 <= hour <= 24 or (word and word not in _hours()):
        return None
    if not word or hour > 12:
        return hour % 24
    return _hours()[word][hour % 12]


def half_in(gap: str) -> str | None:
    """The word for the half of the day in what stands before or behind a clock.

    Empty if there is none; None if there are words that are neither this nor known to join a date
    and a clock (Finnish ``klo``): the hour is not to be guessed then.
    """
    word = _AROUND.sub("", gap)
    if not word or is_half_day(word):
        return word
    words = [part for part in re.split(_PUNCTUATION, word) if key(part) not in _JOINTS]
    return " ".join(words) if not words or is_half_day("".join(words)) else None
