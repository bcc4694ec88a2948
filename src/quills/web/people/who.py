"""Who asks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from quills.web.people.models import Person


def whose(request: HttpRequest) -> Person:
    """The person who is signed in, in a view that only they reach."""
    return as_person(request.user)


def as_person(user: object) -> Person:
    """What others call a user."""
    if isinstance(user, Person):
        return user
    raise PermissionDenied
