"""Invisible characters that WhatsApp and phones strew over an export."""

import re
from typing import Final

MARKS: Final = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
"""Direction marks and the byte order mark, for use within a character class."""

_INVISIBLE: Final = re.compile(f"[{MARKS}]")
_SPACES: Final = re.compile(r"\s")


def clean(text: str) -> str:
    """Without invisible marks, and with every space a plain one."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))
