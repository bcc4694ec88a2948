"""The record of fixed size that every person has."""

from django.db import models

from quills.web.people.models.person import Person
from quills.web.spaces.sealed import SealedField
from quills.web.vault.formats import Format


class Record(models.Model):
    """One row a person, made at sign-up, always of the same size, written anew at every sign-in.

    It stands in a table of its own so that a test can see who asks for it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    sealed = SealedField(Format.FIXED)

    def __str__(self) -> str:
        return "a record"
