"""Sealing values anew: with a space's next key, or at another place.

Stop it anywhere and begin again: what is sealed with the new key already is proved and left alone.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored
from quills.web.vault.keys import Key
from quills.web.vault.places import Place
from quills.web.vault.sealing import key_id, seal, unseal

Value: TypeAlias = tuple[Place, Stored]
"""A sealed value and the place where it lies."""

_FORMS: Final = (Format.VALUE, Format.DOCUMENT, Format.FIXED)


def rotate(values: Iterable[Value], old: Key, new: Key) -> Iterator[tuple[Place, bytes]]:
    """Only the values that have to be written again, sealed with the new key. Raises VaultError.

    A pass that gives nothing has proved that every value opens with the new key: then the old one
    may be dropped.
    """
    for place, sealed in values:
        form = _form(sealed)
        if key_id(sealed, form) == new.id:
            unseal(sealed, new, place, form)
        else:
            yield place, move(sealed, old, place, new, place)


def move(sealed: Stored, old: Key, source: Place, new: Key, target: Place) -> bytes:
    """The value for another place, in the same form: out of one space and into another. Raises VaultError."""
    form = _form(sealed)
    return seal(unseal(sealed, old, source, form), new, target, form)


def _form(sealed: Stored) -> Format:
    number = bytes(sealed[:1])
    for form in _FORMS:
        if number == bytes([form]):
            return form
    raise VaultError("This is no sealed value that can be sealed anew; check the place it came from.")
