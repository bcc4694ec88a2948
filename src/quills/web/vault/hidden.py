"""Things that must not show by accident: in a log, an error page, a cache or a pickle."""

import hmac
from typing import Any, NoReturn, SupportsIndex

from quills.web.vault.errors import VaultError


class Hidden:
    """A class whose objects say their type alone when printed, and cannot be pickled or copied.

    Works for msgspec Structs too: name it before ``msgspec.Struct``.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise VaultError("This holds what must not leave the vault unsealed; seal it instead of pickling it.")

    def __getstate__(self) -> Any:  # noqa: ANN401  the signature of object
        raise VaultError("This holds what must not leave the vault unsealed; seal it instead of pickling it.")


class Secret(Hidden):
    """Secret bytes.

    ``wipe`` overwrites them: a best effort, for Python, OpenSSL and the system may have made copies.
    """

    __slots__ = ("_held",)
    __hash__ = None  # type: ignore[assignment]  # a hash would tell equal secrets apart in a set's order

    def __init__(self, value: bytes) -> None:
        self._held = bytearray(value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._held, other._held)

    def reveal(self) -> bytes:
        """The bytes themselves. Hand them on at once; do not keep them."""
        if not self._held:
            raise VaultError("This key was wiped from memory; sign in again.")
        return bytes(self._held)

    def wipe(self) -> None:
        """Overwrite the bytes, as far as Python allows."""
        self._held[:] = bytes(len(self._held))
        self._held.clear()
