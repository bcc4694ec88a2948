"""Phone numbers and names: one person, however the phone wrote the number."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

ME: Final = "Me"
_NAMELESS: Final = frozenset({"", "(Unknown)", "null"})
_WITHHELD: Final = frozenset({"-1", "-2", "-3"})
"""What Android writes for a number that is withheld, unknown or of a payphone."""
_TOKEN: Final = "insert-address-token"  # noqa: S105 -- Android's word for this phone's own number
_FEWEST_DIGITS: Final = 8
_LONGEST_COUNTRY_CODE: Final = 3


@lru_cache(maxsize=10_000)
def key(address: str) -> str:
    """An address without what changes from phone to phone: spaces, hyphens, brackets, case."""
    address = address.strip()
    digits = re.sub(r"\D", "", address)
    if not digits or re.search(r"[^\W\d_]|@", address):
        return address.casefold()
    if address.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") and len(digits) > _FEWEST_DIGITS else digits


@lru_cache(maxsize=10_000)
def keys(addresses: str) -> tuple[str, ...]:
    """The addresses of a group, which stand joined by ``~``; this phone's own left out."""
    left_out = _NAMELESS | _WITHHELD | {_TOKEN}
    return tuple(
        sorted({key(address) for address in addresses.split("~") if address.strip() not in left_out})
    )


def same_numbers(found: Iterable[str]) -> dict[str, str]:
    """Numbers without a country code, each with the one number of the file that it is the end of."""
    found = set(found)
    ends: dict[str, set[str]] = {}
    for number in found:
        if number.startswith("+"):
            for left_out in range(1, _LONGEST_COUNTRY_CODE + 2):
                ends.setdefault(number[left_out:], set()).add(number)
    same = {}
    for number in found:
        if (
            number.isdecimal()
            and len(core := number.lstrip("0")) >= _FEWEST_DIGITS
            and len(ends.get(core, ())) == 1
        ):
            (same[number],) = ends[core]
    return same


class Names:
    """The names that the phone's address book has for its numbers."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def note(self, number: str, address: str, name: str) -> None:
        """The name that stands beside the address of one key."""
        self._written.setdefault(number, address.strip())
        if name.strip() not in _NAMELESS:
            self._names[number] = name.strip()

    def of(self, number: str) -> str:
        """The name of whom a key belongs to, or else the address as it was written."""
        address = self._written.get(number, number)
        name = self._names.get(number, address)
        return address if name == ME else name

    def settle(self, same: dict[str, str]) -> None:
        """Give each of two writings of a number the name that the other has."""
        for short, full in same.items():
            if full not in self._names and short in self._names:
                self._names[full] = self._names[short]
