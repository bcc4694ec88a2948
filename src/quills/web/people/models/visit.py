"""Browsers that are signed in."""

from uuid import uuid4

from django.db import models

from quills.web.people.models.person import Person
from quills.web.spaces.sealed import SealedField


class Visit(models.Model):
    """One browser that is signed in, so that its person can see it and sign it out.

    Neither address nor the browser's own words about itself: what is kept is coarse and sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    session = models.CharField(max_length=40, unique=True)
    """The key of Django's session, as it stands in Django's own table."""
    sealed = SealedField()
    """When it began, and the coarse browser."""

    def __str__(self) -> str:
        return "a browser that is signed in"
