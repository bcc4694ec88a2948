"""The name of an account: what may be one, and when two are the same."""

import unicodedata
from typing import Final

LONGEST: Final = 40
"""Characters of a name."""
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of characters that cannot be seen: with them two names could look alike."""


def tidy(name: str) -> str:
    """The name as it is kept: Unicode's form NFKC, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def fold(name: str) -> str:
    """What is compared: two names that fold alike are the same one."""
    folded = unicodedata.normalize("NFKC", tidy(name)).casefold()
    return unicodedata.normalize("NFKC", folded)


def fits(name: str) -> bool:
    """Whether a tidied name has 1 to 40 characters, all of which can be seen."""
    seen = all(unicodedata.category(letter) not in _HIDDEN for letter in name)
    return seen and 0 < len(name) <= LONGEST
