"""How hard a passphrase is to guess."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

SHORTEST: Final = 12
"""Characters of a new passphrase, at least."""
ENOUGH: Final = 3
"""The least score, of 0 to 4: more than 100 million guesses, and each costs a call of Argon2id."""
READ: Final = 72
"""Only so many characters are judged; what comes after makes it harder still."""
WORDS: Final = (
    _("Easy to guess"),
    _("Still easy to guess"),
    _("Nearly there"),
    _("Hard to guess"),
    _("Very hard to guess"),
)


@dataclass(frozen=True)
class Strength:
    """What is said of a passphrase; nothing of the passphrase itself."""

    score: int
    long: bool
    """Whether it has enough characters."""

    @property
    def enough(self) -> bool:
        """Whether it may be taken."""
        return self.long and self.score >= ENOUGH

    @property
    def words(self) -> str | Promise:
        """In words."""
        return WORDS[self.score] if self.long else _("Too short")


def judge(passphrase: str, *known: str) -> Strength:
    """How strong it is, for somebody who knows these words about its owner."""
    if not passphrase:
        return Strength(0, long=False)
    inputs = ["quills", *(word for word in known if word)]
    score = int(zxcvbn(passphrase[:READ], user_inputs=inputs)["score"])
    return Strength(score, long=len(passphrase) >= SHORTEST)
