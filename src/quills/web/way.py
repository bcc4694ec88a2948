"""How this start of Quills is reached; said by ``quills serve`` through the environment."""

import os
from dataclasses import dataclass
from typing import Final, Self

HOSTS: Final = "QUILLS_HOSTS"
KIND: Final = "QUILLS_WAY"
LOCAL, CERTIFICATE, AUTO, PROXY = "local", "certificate", "auto", "proxy"


@dataclass(frozen=True)
class Way:
    """By which names, and over what."""

    hosts: tuple[str, ...] = ()
    """The only names that are answered; none until ``quills serve`` says them."""
    kind: str = LOCAL
    """``local`` (this machine, plain), ``certificate``, ``auto`` (our own authority) or ``proxy``."""

    @property
    def secure(self) -> bool:
        """Whether the browser speaks to us, or to the proxy before us, over TLS."""
        return self.kind != LOCAL

    @classmethod
    def from_environment(cls) -> Self:
        """What ``quills serve`` said."""
        names = tuple(name for name in os.environ.get(HOSTS, "").split(",") if name)
        return cls(names, os.environ.get(KIND, LOCAL))

    def say(self) -> None:
        """Leave it for the worker process, which inherits the environment."""
        os.environ[HOSTS] = ",".join(self.hosts)
        os.environ[KIND] = self.kind
