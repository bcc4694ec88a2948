"""Short secrets for the person's own eyes, sealed until asked for: in a session, or beside a second step."""

import base64
from binascii import Error
from typing import Final

from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity
from quills.web.vault.places import Place
from quills.web.vault.sealing import seal, unseal

KIT: Final = "kit"
STEP: Final = "second step"


def hide(text: str, purpose: str, identity: Identity) -> str:
    """The text, sealed with the person's own key, as letters and digits."""
    return base64.b64encode(seal(text.encode(), identity.own, _place(identity, purpose))).decode("ascii")


def show(hidden: str, purpose: str, identity: Identity) -> str:
    """The text again. Raises VaultError."""
    try:
        return unseal(base64.b64decode(hidden), identity.own, _place(identity, purpose)).decode()
    except (Error, ValueError):
        pass
    raise VaultError("This does not open: it was changed outside of Quills.")


def _place(identity: Identity, purpose: str) -> Place:
    return Place(identity.person, "whisper", identity.person, purpose)
