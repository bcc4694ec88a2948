"""Forms of second steps."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from quills.web.people import whispers
from quills.web.people.models import Person
from quills.web.spaces import session


def _code_field() -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(label=_("Code"), max_length=20, widget=forms.TextInput(attrs=attrs))


class ActivateApp(ActivateTOTPForm):
    """The first code of the app. Until it is right, the app's secret lies in the session, sealed."""

    code = _code_field()

    def __init__(self, *args: Any, user: Person, **kwargs: Any) -> None:  # noqa: ANN401  a form's
        forms.Form.__init__(self, *args, **kwargs)  # allauth's own would put the secret there as it is
        self.user = user
        self.secret = _kept(context.request) if self.is_bound else _fresh(context.request)


class Code(AuthenticateForm):
    """A code of the app, or one from paper."""

    code = _code_field()


class AddPasskey(AddWebAuthnForm):
    """A passkey; it gets a number and no name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        del self.fields["name"]

    def clean(self) -> dict[str, Any]:
        """What allauth would have asked for."""
        told: dict[str, Any] = super().clean()
        return told | {"name": self.get_initial_for_field(forms.CharField(), "name")}


def _fresh(request: HttpRequest) -> str:
    secret = generate_totp_secret()
    hidden = whispers.hide(secret, whispers.STEP, session.need(request).identity)
    request.session[SECRET_SESSION_KEY] = hidden
    return secret


def _kept(request: HttpRequest) -> str:
    hidden = request.session.get(SECRET_SESSION_KEY)
    if not hidden:
        return _fresh(request)
    return whispers.show(hidden, whispers.STEP, session.need(request).identity)
