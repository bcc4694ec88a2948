"""The passphrase of somebody who is signed in, asked for once more: counted, logged, and opened."""

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest

from quills.web.people.forms.entering import BUSY, OUTSIDE
from quills.web.people.models import Person
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity


def identity_of(request: HttpRequest, person: Person, passphrase: str) -> Identity:
    """The private half that the passphrase opens. Raises ValidationError, with a sentence to show."""
    accounts = get_adapter(request)
    try:
        found = accounts.authenticate(request, username=person.name, password=passphrase)
    except VaultError:
        raise forms.ValidationError(BUSY, code="busy") from None
    if isinstance(found, Person) and found.pk == person.pk and found.opened is not None:
        return found.opened
    if getattr(request, "changed_outside", False):
        raise forms.ValidationError(OUTSIDE, code="outside")
    raise accounts.validation_error("incorrect_password")
