"""Codes that people write by hand, type and read aloud: 32 letters and digits and a check.

The alphabet leaves out I, L, O and U. The two check symbols are those of a Reed-Solomon code over
the field of 32 elements (x^5 + x^2 + 1): one or two wrong symbols, and two that were swapped, are
always noticed; anything else slips through once in 1024. A hidden first symbol, the number of the
use, makes sure that one kind of code is not taken for another.
"""

import unicodedata
from enum import IntEnum, unique
from itertools import pairwise
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK: Final = 2
"""Check symbols at the end of each part."""
GROUP: Final = 4
_ALIKE: Final = str.maketrans("OILU", "011V")
_BETWEEN: Final = frozenset("._:/,|")


@unique
class Use(IntEnum):
    """What a code is for; the number is its format number."""

    KIT = 1
    FINGERPRINT = 2
    INVITATION = 3


def write(symbols: str, use: Use) -> str:
    """The symbols and their check, in groups of four joined by hyphens."""
    whole = symbols + _check(symbols, use)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def read(text: str, *parts: tuple[Use, int]) -> tuple[list[str], str]:
    """The symbols of each part (its use, its length without check), and what is wrong, if anything.

    Case, blanks and marks between do not matter; O counts as 0, I and L as 1, U as V. What is wrong
    completes the sentence "This code ..." and holds nothing of the text.
    """
    clean = _clean(text) if len(text) < 1000 else ""
    wanted = sum(length + CHECK for _, length in parts)
    if len(clean) != wanted:
        return [], f"has {len(clean)} letters and digits instead of {wanted}; compare it group by group."
    if not set(clean) <= set(ALPHABET):
        return [], "holds a sign that no code has; compare it group by group."
    ends = [0]
    for _, length in parts:
        ends.append(ends[-1] + length + CHECK)
    found = [clean[start:end] for start, end in pairwise(ends)]
    if any(
        _check(piece[:-CHECK], use) != piece[-CHECK:] for piece, (use, _) in zip(found, parts, strict=True)
    ):
        return [], "has a typing error, or is another code; 5 and S, 2 and Z, 8 and B, 6 and G look alike."
    return [piece[:-CHECK] for piece in found], ""


def from_bytes(data: bytes, length: int) -> str:
    """The first ``length`` symbols (5 bits each) of the data."""
    bits = int.from_bytes(data, "big") >> (8 * len(data) - 5 * length)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(length)))


def _clean(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().translate(_ALIKE)
    return "".join(
        sign
        for sign in plain
        if not (sign.isspace() or sign in _BETWEEN or unicodedata.category(sign) in {"Pd", "Cf"})
    )


def _check(symbols: str, use: Use) -> str:
    """The two symbols that make the sum of all, and the sum of all times powers of x, zero."""
    values = [int(use), *map(ALPHABET.index, symbols)]
    pairs = ((first, _sum([*values, first])) for first in range(32))
    first, last = next(pair for pair in pairs if not _weighed([*values, *pair]))
    return ALPHABET[first] + ALPHABET[last]


def _sum(values: list[int]) -> int:
    total = 0
    for value in values:
        total ^= value
    return total


def _weighed(values: list[int]) -> int:
    total = 0
    for value in values:
        total = (total << 1 ^ (0b100101 if total & 16 else 0)) ^ value
    return total
