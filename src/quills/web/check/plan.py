"""What is no longer proposed to somebody who has reason to be afraid. Pure: it knows nobody's answers."""

from collections.abc import Iterable
from typing import Final

STAYS: Final = frozenset(
    {
        *("entry", "note", "origin"),  # one's own notes
        *("pause", "breathing", "grounding", "movement", "time_out"),
        *("limit", "safety_notes", "help", "learn"),
    }
)
"""Kinds of exercises that are proposed to everybody.

All others are left out after a yes, also those that nobody has thought about yet: what argues with
fear (narrative), recalls the partner's kindness or word (memory, promise, appreciation), softens a
limit, or raises contact or exposure (vulnerability steps, repair scripts, check-ins). A kind is added
here only if it does none of these to somebody whose partner is dangerous.
"""


def leaves_out(kinds: Iterable[str]) -> frozenset[str]:
    """Those of these kinds that are not proposed after a yes."""
    return frozenset(kinds) - STAYS
