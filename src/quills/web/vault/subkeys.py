"""Keys from keys: HKDF with SHA-256 (RFC 5869), each purpose with a name of its own."""

from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LABEL: Final = b"quills vault 1: "
"""Before every purpose, so that no other program's key is ever equal to one of ours."""


def subkey(secret: bytes, purpose: str, context: bytes = b"", length: int = 32) -> bytes:
    """``length`` bytes that depend on the secret, the purpose and the context and tell about none.

    HKDF-SHA-256 without salt; info is the label, the purpose, a zero byte and the context.
    """
    info = LABEL + purpose.encode("ascii") + b"\0" + context
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=info).derive(secret)
