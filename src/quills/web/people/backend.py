"""Signing in with name and passphrase."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from quills.web.people import events
from quills.web.people.models import Person
from quills.web.people.opening import try_passphrase


class Passphrase(BaseBackend):
    """One call of Argon2id an attempt; its two halves sign in and open the private half."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str = "",
        password: str = "",
        **_: Any,  # noqa: ANN401
    ) -> Person | None:
        """The person with the private half ``opened``, or None.

        Raises VaultError if this machine is short of memory. Where hash and lock do not fit each
        other, ``request.changed_outside`` says so.
        """
        person = Person.objects.named(username)
        tried = try_passphrase(person, password)
        if person and tried.identity:
            person.opened = tried.identity
            return person
        if request is not None:
            request.changed_outside = tried.outside  # type: ignore[attr-defined]  # for the form that asked
            events.note(person, events.What.OUTSIDE if tried.outside else events.What.REFUSED, request)
        return None

    def get_user(self, user_id: UUID) -> Person | None:
        """The person of a session."""
        return Person.objects.filter(pk=user_id).first()
