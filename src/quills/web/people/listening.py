"""What allauth tells of second steps, written into the access log."""

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.http import HttpRequest

from quills.web.people.events import What, note
from quills.web.people.models import Person


@receiver(signals.authentication_failed)
def refused(request: HttpRequest, user: Person, **_: Any) -> None:  # noqa: ANN401  what a signal brings
    """A wrong code."""
    note(user, What.STEP_REFUSED, request)


@receiver(signals.authenticator_added)
def added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:  # noqa: ANN401
    """A second step more; the codes that come with the first are no news of their own."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note(user, What.STEP_ON, request)


@receiver(signals.authenticator_removed)
def removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:  # noqa: ANN401
    """A second step less."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note(user, What.STEP_OFF, request)


@receiver(signals.authenticator_reset)
def renewed(request: HttpRequest, user: Person, **_: Any) -> None:  # noqa: ANN401
    """New recovery codes."""
    note(user, What.CODES, request)
