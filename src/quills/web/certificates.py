"""Where the certificates lie, and how one is compared by eye; without the library that makes them."""

import hashlib
import ssl
from pathlib import Path
from typing import Final

AUTHORITY: Final = "authority.crt"
AUTHORITY_KEY: Final = "authority.key"
SERVER: Final = "server.crt"
SERVER_KEY: Final = "server.key"


def fingerprint(path: Path) -> str:
    """SHA-256 of a PEM certificate, in pairs, as phones show it."""
    made = ssl.PEM_cert_to_DER_cert(path.read_text(encoding="ascii"))
    return hashlib.sha256(made).digest().hex(":").upper()
