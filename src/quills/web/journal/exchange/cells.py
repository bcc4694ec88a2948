"""Cells that no spreadsheet takes for a formula, and back.

A spreadsheet may run what begins with = + - or @, also behind a separator that it takes for the end
of a cell. An apostrophe is set before every such sign, and one is taken away when the file is read;
signs that have apostrophes of their own before them get one more, so that nothing is lost.
"""

import re
from typing import Final

_EDGE: Final = r"((?:^|[;,|\t\r\n\"])[^\S\r\n\t]*)"
_SIGNS: Final = "[=+@＝＋－＠-]"
_RISKY: Final = re.compile(f"{_EDGE}('*{_SIGNS})")
_MARKED: Final = re.compile(f"{_EDGE}'('*{_SIGNS})")


def safe(text: str) -> str:
    """A text that is no formula anywhere."""
    return _RISKY.sub(r"\1'\2", text)


def unsafe(cell: str) -> str:
    """The text that :func:`safe` was given."""
    return _MARKED.sub(r"\1\2", cell)
