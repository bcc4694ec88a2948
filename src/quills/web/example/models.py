"""Which accounts are examples."""

from django.db import models

from quills.web.people.models import Person


class Stay(models.Model):
    """Somebody is looking around under this account. It is deleted with all it has when they go."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return "somebody looking around"
