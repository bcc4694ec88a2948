"""The access log."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from quills.web.people.models.person import Person


class Event(models.Model):
    """One line of somebody's access log, sealed to their card.

    A line without a person belongs to a name that nobody has: it is written so that trying such a name
    takes as long as trying a real one.
    """

    number = models.BigAutoField(primary_key=True)
    """The order of the lines; the time stands inside."""
    row = models.UUIDField(default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True)
    refused = models.BooleanField()
    """Whether somebody was turned away. Such lines are bounded for themselves, so they push out no others."""
    sealed = models.BinaryField()

    class Meta:
        """Read newest first."""

        indexes: ClassVar = [
            models.Index(fields=["person", "refused", "-number"], name="people_event_newest")
        ]

    def __str__(self) -> str:
        return "a line of an access log"
