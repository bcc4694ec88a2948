"""The rows: no time, no kind and no author of a document stands in any of them, and every id is random."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from quills.web.spaces.sealed import LARGEST, LEAST, SealedField
from quills.web.vault.formats import Format

EPHEMERAL: Final = ("spaces_bin", "spaces_sessionkey", "django_session")
"""Tables of sessions: no backup holds them, and losing them loses nothing."""


def _sized(field: str, name: str) -> models.CheckConstraint:
    """No cut and no boundless value, whoever writes it."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__length__gte": LEAST, f"{field}__length__lte": LARGEST}), name=name
    )


class Ring(models.Model):
    """What a person has pinned, sealed with their own key, and their card for others."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    card = models.BinaryField(max_length=81)
    sealed = SealedField()

    class Meta:
        constraints: ClassVar = [_sized("sealed", "ring_sized")]

    def __str__(self) -> str:
        return "a keyring"


class Space(models.Model):
    """Where documents lie. Whether it is somebody's private one, only its owner's keys tell."""

    id = models.UUIDField(primary_key=True, editable=False)
    contents = SealedField()
    """Its months; rewritten with every change, so locking this row locks the space."""

    class Meta:
        constraints: ClassVar = [_sized("contents", "space_sized")]

    def __str__(self) -> str:
        return "a space"


class Member(models.Model):
    """Somebody's key of a space."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wrap = SealedField(Format.WRAP)
    former = SealedField(Format.WRAP, null=True)  # type: ignore[misc]  # its declared type has no None
    """The key before, while the space is being sealed anew."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["space", "person"], name="member_once")]

    def __str__(self) -> str:
        return "a member"


class Document(models.Model):
    """One sealed document."""

    id = models.UUIDField(primary_key=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="documents")
    sealed = SealedField()

    class Meta:
        constraints: ClassVar = [_sized("sealed", "document_sized")]

    def __str__(self) -> str:
        return "a document"


class Summary(models.Model):
    """The sealed summary of one month; which month, the contents of the space tell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="summaries")
    sealed = SealedField()

    class Meta:
        constraints: ClassVar = [_sized("sealed", "summary_sized")]

    def __str__(self) -> str:
        return "a summary"


class SessionKey(models.Model):
    """What a signed-in session can open, sealed by the cookie's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = SealedField(Format.SESSION)
    idle = models.PositiveSmallIntegerField()
    """Quiet minutes until it locks."""
    until = models.DateTimeField(db_index=True)
    """When it locks, if nothing is asked before."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(idle__gte=1, idle__lte=60), name="session_idle"),
            _sized("sealed", "session_sized"),
        ]

    def __str__(self) -> str:
        return "the key of a session"

    @property
    def used(self) -> datetime:
        """When something was asked last."""
        return self.until - timedelta(minutes=self.idle)


class Bin(models.Model):
    """The document that a session deleted last, for a few minutes."""

    session = models.OneToOneField(SessionKey, on_delete=models.CASCADE, primary_key=True, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    document = models.UUIDField()
    sealed = SealedField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "a bin"
