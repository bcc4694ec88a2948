"""The account."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from quills.web.people.names import fold
from quills.web.spaces.sealed import SealedField
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity

if TYPE_CHECKING:
    from quills.web.people.renewal import Renewal


class People(BaseUserManager["Person"]):
    """All accounts."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """By a name as somebody typed it."""
        return self.get(folded=fold(username or ""))

    def named(self, name: str) -> "Person | None":
        """The account with this name, or None."""
        return self.filter(folded=fold(name)).first()


class Person(AbstractBaseUser):
    """An account: a name that the host can see, and what opens the person's private half.

    No mail address, no time of the latest sign-in, no rank: nobody is above another person.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    """The very person of the vault's identity."""
    name = models.CharField(max_length=40)
    folded = models.CharField(max_length=200, unique=True)
    """The name as it is compared."""
    recipe = models.BinaryField(max_length=23)
    """How the passphrase becomes keys: Argon2id's parameters and salt. No secret."""
    lock = SealedField(Format.SEED)
    """The private half, sealed under the passphrase."""
    kit_lock = SealedField(Format.SEED)
    """The private half, sealed under the recovery kit."""
    settings = SealedField()
    """Minutes until Quills locks, language, time zone; sealed with the person's own key."""

    last_login = None
    opened: Identity | None = None
    """The private half, only while the request lasts that has just opened it."""
    renewal: "Renewal | None" = None
    """What a recovery will store, only while the request lasts that has prepared it."""

    USERNAME_FIELD = "folded"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        """The folded name follows the name."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)
