"""What the desk refuses. No sentence holds anything that somebody wrote."""

from quills.errors import QuillsError


class ChangedError(QuillsError):
    """A document was changed, written or deleted elsewhere since it was read: nothing was saved."""


class UnsealedError(QuillsError, TypeError):
    """Something was about to be stored that the vault had not sealed."""
