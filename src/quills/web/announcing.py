"""What ``quills serve`` prints: the address once it answers, and how a phone learns to trust it."""

import http.client
import ssl
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quills.web import certificates, way

PATIENCE: Final = 30.0
"""Seconds; then nothing is said, and the log has the reason."""


@dataclass(frozen=True)
class Reached:
    """Where this start of Quills answers."""

    way: way.Way
    host: str
    port: int
    folder: Path

    @property
    def scheme(self) -> str:
        """What this process itself speaks."""
        return "https" if self.way.kind in {way.AUTO, way.CERTIFICATE} else "http"

    def addresses(self) -> list[str]:
        """One for each name that is answered. Behind a proxy the port is the proxy's own affair."""
        if self.way.kind == way.PROXY:
            return [f"https://{name}/" for name in self.way.hosts]
        standard = {"https": 443, "http": 80}[self.scheme] == self.port
        return [f"{self.scheme}://{name}{'' if standard else f':{self.port}'}/" for name in self.way.hosts]

    def wait_until_up(self) -> bool:
        """Whether it answers within a while."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._up():
                return True
            time.sleep(0.03)
        return False

    def _up(self) -> bool:
        near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104  compared, not bound
        try:
            asking = self._connection(near)
            asking.request("GET", "/up", headers={"Host": self.way.hosts[0]})
            return asking.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False

    def _connection(self, near: str) -> http.client.HTTPConnection:
        if self.scheme == "http":
            return http.client.HTTPConnection(near, self.port, timeout=5)
        # It only asks itself whether it is up, by an address that the certificate need not name.
        trusting = ssl._create_unverified_context()  # noqa: S323, SLF001
        return http.client.HTTPSConnection(near, self.port, timeout=5, context=trusting)


def announce(reached: Reached) -> None:
    """Print the address, the other names that are answered, and what a phone needs."""
    first, *others = reached.addresses()
    lines = [f"Quills is open at {first}"]
    if others:
        lines.append(f"Also answered: {' '.join(others)}")
    lines.append(f"What is written stays in {reached.folder}. Ctrl-C stops it.")
    if reached.way.kind == way.PROXY:
        lines.append(
            f"The proxy speaks to port {reached.port} and has to set Host and X-Forwarded-Proto: https."
        )
    if reached.way.kind == way.AUTO:
        lines += _phone(first, reached.folder)
    print("\n".join(lines), flush=True)  # noqa: T201  this is the command's output


def _phone(first: str, folder: Path) -> list[str]:
    address = f"{first}trust"
    return [
        "",
        f"A phone in the same house: scan this, or open {address}",
        "It warns once, since it does not know this machine yet. Go on, and follow the page. The fingerprint",
        "(SHA-256) of the certificate that it then trusts has to be",
        *_in_halves(certificates.fingerprint(folder / certificates.AUTHORITY)),
        "",
        _code(address),
    ]


def _in_halves(print_: str) -> list[str]:
    return [f"  {print_[:48]}", f"  {print_[48:]}"]


def _code(address: str) -> str:
    """A QR code in half blocks, light on dark as on most terminals; nothing where they cannot be printed."""
    import io  # noqa: PLC0415  only here

    import qrcode  # noqa: PLC0415  only here

    drawn = io.StringIO()
    made = qrcode.QRCode(border=2)
    made.add_data(address)
    made.print_ascii(out=drawn, invert=True)
    return drawn.getvalue() if _has_blocks(sys.stdout.encoding) else ""


def _has_blocks(encoding: str | None) -> bool:
    try:
        "█▀▄".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
