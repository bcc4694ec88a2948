"""The end of an account."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from quills.web.people import visits
from quills.web.people.forms.you import Delete
from quills.web.people.trying import identity_of
from quills.web.people.who import whose
from quills.web.spaces import session
from quills.web.spaces.departure import depart
from quills.web.spaces.gate import opened


@sensitive_post_parameters("passphrase")
@opened
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the account and everything in it."""
    form = Delete(request.POST or None, name=whose(request).name)
    if form.is_valid() and _deleted(request, form):
        return redirect("people:deleted")
    return render(request, "people/delete.html", {"form": form})


def _deleted(request: HttpRequest, form: forms.Form) -> bool:
    person = whose(request)
    try:
        identity = identity_of(request, person, form.cleaned_data["passphrase"])
    except forms.ValidationError as error:
        form.add_error("passphrase", error)
        return False
    with transaction.atomic():
        visits.end_all(person)
        depart(person.pk, identity)
        person.delete()
    session.end(request)
    request.session.flush()
    return True


def deleted(request: HttpRequest) -> HttpResponse:
    """It is gone."""
    return render(request, "people/deleted.html")
