"""What the vault refuses. No sentence holds a key, a passphrase or anything that somebody wrote."""

from quills.errors import QuillsError


class VaultError(QuillsError):
    """Something that does not open, or that the vault will not take."""


class UnpinnedError(VaultError):
    """A key or a card that this person's keyring does not know: somebody else may have put it there."""


class LockedError(VaultError):
    """A session that was idle for too long; the passphrase opens a new one."""
