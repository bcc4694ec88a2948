"""The names by which Quills is reached: the ones that are printed, and no others."""

import ipaddress
import socket
from typing import Final

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
EVERY: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104  named, not bound
FAR: Final = ("10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Asked by which of our addresses they would be reached; nothing is sent."""


def shown(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


def local(host: str) -> tuple[str, ...]:
    """For this machine alone."""
    return ("localhost", shown("::1" if host == "::1" else "127.0.0.1"))


def house(host: str) -> tuple[str, ...]:
    """For other devices in the house: addresses first, since every phone can reach those."""
    if host in LOOPBACK:
        return local(host)
    own = lan_addresses() if host in EVERY else (shown(host),)
    return tuple(dict.fromkeys([*own, *machine_names(), *local(host)]))


def lan_addresses() -> tuple[str, ...]:
    """This machine's IPv4 addresses."""
    found = [*map(_towards, FAR), *_resolved(socket.gethostname())]
    return tuple(dict.fromkeys(address for address in found if _own(address)))


def _towards(far: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((far, 9))
        except OSError:
            return ""
        return str(asking.getsockname()[0])


def _resolved(name: str) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(name, None, socket.AF_INET)]
    except OSError:
        return []


def _own(address: str) -> bool:
    """Not the loopback, and not none."""
    return bool(address) and not ipaddress.ip_address(address).is_loopback


def machine_names() -> tuple[str, ...]:
    """What this machine calls itself, and what its neighbours may call it."""
    name = socket.gethostname().split(".")[0].lower()
    known = name and name != "localhost" and all(letter.isalnum() or letter == "-" for letter in name)
    return (name, f"{name}.local") if known and name.isascii() else ()
