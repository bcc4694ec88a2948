"""The recovery kit: a code on paper that opens a person's vault once, when the passphrase is lost."""

import os
from typing import Final
from uuid import UUID

from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden, Secret
from quills.web.vault.keys import Key
from quills.web.vault.subkeys import subkey
from quills.web.vault.symbols import Use, from_bytes, read, write

LENGTH: Final = 26
"""Random symbols of a kit (130 bits), without the check."""


class Kit(Hidden):
    """The random symbols of one kit."""

    __slots__ = ("_symbols",)

    def __init__(self, symbols: str) -> None:
        self._symbols = Secret(symbols.encode("ascii"))

    @property
    def text(self) -> str:
        """What is printed: seven groups of four. Show it once and keep it nowhere."""
        return write(self._symbols.reveal().decode("ascii"), Use.KIT)

    def key(self, person: UUID) -> Key:
        """The key of this kit for this person; for another person it is another key."""
        return Key(subkey(self._symbols.reveal(), "recovery kit", person.bytes))

    def wipe(self) -> None:
        """Forget it, as far as Python allows."""
        self._symbols.wipe()


def new_kit() -> Kit:
    """A kit with 130 random bits."""
    return Kit(from_bytes(os.urandom(17), LENGTH))


def read_kit(text: str) -> Kit:
    """The kit that somebody typed. Raises VaultError, which says what to look for."""
    parts, fault = read(text, (Use.KIT, LENGTH))
    del text  # an error page may show what a failed function held
    if fault:
        raise VaultError(f"This recovery kit {fault}")
    return Kit(parts[0])
