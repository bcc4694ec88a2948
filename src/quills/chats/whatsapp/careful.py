"""Wordings as patterns for files in which the program does not mark its own words.

What people type has to stay text, so a gap is filled only by what the program puts there: a
name of a file, how long a call took, a link to a map.
"""

import re
from typing import Final

_FILE: Final = r"(?:[^\n]+\.\w{1,8}|[A-Z]{3}-\d{8}-WA\d{4}\.?)"
_UNIT: Final = r"\d{1,3}\s?[^\s\d?!,;:]{1,14}"
_LASTED: Final = rf"{_UNIT}(?:,?\s(?:\w{{1,3}}\s)?{_UNIT}){{0,2}}"
_PLACE: Final = r"[^\n]*https?://(?:maps\.|goo\.gl/maps|(?:www\.)?google\.[a-z.]+/maps|foursquare\.com/)\S+"
_COORDINATES: Final = r"-?\d+(?:[.,]\d+)?,\s?-?\d+\S*"

CLOCK: Final = r"(?i)\d\s?(?:[ap]\.?\s?m\b|uhr\b)"
"""A time of the day, which is not how long a call took."""


_GAPS: Final = {"call": _LASTED, "poll": ".*", "deleted": r"[^\n?!]{1,60}", "contact": r"[^\n]+"}


def careful_pattern(kind: str, text: str) -> str | None:
    """The pattern of a wording of this kind; None if anything that people type would fill its gaps."""
    if "{}" not in text or kind in _GAPS:
        return filled(text, _GAPS.get(kind, ""))
    if kind == "location":
        return _place(text)
    return filled(text, _FILE) if re.search("[<>()（）]", text) else None


def _place(text: str) -> str:
    if "://" not in text:
        return filled(text, _PLACE)
    if text.endswith("?q={}"):
        return filled(text.removesuffix("{}"), r"[^\n]+") + _COORDINATES
    return filled(text, r"[^\n]+")


def filled(text: str, gap: str) -> str:
    """A wording as a pattern, with ``gap`` in its gaps."""
    pieces = (re.escape(piece).replace(r"\ ", r"\s").replace("\\\n", r"\n") for piece in text.split("{}"))
    return gap.join(pieces)
