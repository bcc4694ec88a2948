"""The invitation code: it carries the inviter's fingerprint, and a secret that proves the guest's card.

The guest checks the inviter's card by the fingerprint; the inviter checks the guest's card by the
proof that only somebody with the code can make. Whoever stands between them can swap neither.
"""

import hmac
import os
from uuid import UUID

from quills.web.vault.cards import SHORT, Card
from quills.web.vault.errors import UnpinnedError, VaultError
from quills.web.vault.hidden import Hidden, Secret
from quills.web.vault.subkeys import subkey
from quills.web.vault.symbols import Use, from_bytes, read, write


class Invitation(Hidden):
    """One invitation. Hand its text over outside of Quills: in person, by hand, as a picture."""

    __slots__ = ("_inviter", "_secret")

    def __init__(self, inviter: str, secret: str) -> None:
        self._inviter = inviter
        self._secret = Secret(secret.encode("ascii"))

    @property
    def text(self) -> str:
        """Ten groups of four: the inviter's short fingerprint, then the secret (90 bits) with its check.

        The inviter keeps it sealed until the invitation is answered.
        """
        secret = write(self._secret.reveal().decode("ascii"), Use.INVITATION)
        return f"{write(self._inviter, Use.FINGERPRINT)}-{secret}"

    @property
    def id(self) -> UUID:
        """Under this id the host keeps the invitation; it tells nothing of the code."""
        return UUID(bytes=subkey(self._secret.reveal(), "invitation id", length=16))

    def check_inviter(self, card: Card) -> None:
        """Raises UnpinnedError unless this is the card of whoever made the code; then pin it."""
        if card.fingerprint.symbols != self._inviter:
            raise UnpinnedError(
                "These are not the keys of the person who invited you: do not go on, and ask them in person."
            )

    def proof(self, guest: Card, inviter: Card, space: UUID) -> bytes:
        """What the guest stores beside their card: 32 bytes that only a holder of the code can make."""
        key = subkey(self._secret.reveal(), "invitation proof")
        told = space.bytes + inviter.fingerprint.value + guest.to_bytes()
        return hmac.digest(key, told, "sha256")

    def check_guest(self, proof: bytes, guest: Card, inviter: Card, space: UUID) -> None:
        """Raises UnpinnedError unless the guest had the code and this is their card; then pin it."""
        if not hmac.compare_digest(self.proof(guest, inviter, space), bytes(proof)):
            raise UnpinnedError(
                "The answer to this invitation was not made with its code: make a new invitation, "
                "and hand it over in person."
            )

    def wipe(self) -> None:
        """Forget the secret, as far as Python allows."""
        self._secret.wipe()


def new_invitation(inviter: Card) -> Invitation:
    """An invitation by the owner of this card."""
    return Invitation(inviter.fingerprint.symbols, from_bytes(os.urandom(12), SHORT))


def read_invitation(text: str) -> Invitation:
    """The invitation that somebody typed. Raises VaultError, which says what to look for."""
    parts, fault = read(text, (Use.FINGERPRINT, SHORT), (Use.INVITATION, SHORT))
    del text  # an error page may show what a failed function held
    if fault:
        raise VaultError(f"This invitation code {fault}")
    return Invitation(*parts)
