"""Forms for coming in: signing in, unlocking, confirming, recovering."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.people.forms.fields import NameField, NewPassphraseField, PassphraseField, WithNewPassphrase
from quills.web.vault.errors import VaultError

BUSY = _("This machine has too little memory free just now. Try again in a moment.")
OUTSIDE = _(
    "The locks of this account do not fit each other: something changed them outside of Quills. "
    "Your recovery kit opens it. Nothing you wrote is lost."
)
BROKEN = _(
    "The keys that lie here are not the ones that you left. Something changed them outside of Quills, "
    "and nothing was opened."
)


class SignIn(allauth.LoginForm):
    """Name and passphrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        self.fields = {"login": NameField(), "password": PassphraseField()}

    def clean(self) -> dict[str, Any] | None:
        """Try them. A name that nobody has and a wrong passphrase are answered alike."""
        try:
            told: dict[str, Any] | None = super().clean()  # type: ignore[no-untyped-call]  # allauth has no types there
        except VaultError:
            raise forms.ValidationError(BUSY, code="busy") from None
        except forms.ValidationError:
            if getattr(self.request, "changed_outside", False):
                raise forms.ValidationError(OUTSIDE, code="outside") from None
            raise
        return told


class Confirm(allauth.ReauthenticateForm):
    """The passphrase once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        self.fields = {"password": PassphraseField()}


class Unlock(forms.Form):
    """The passphrase alone; whose it is, the session knows."""

    passphrase = PassphraseField()


class Recover(WithNewPassphrase):
    """The kit in place of the passphrase."""

    name = NameField()
    kit = forms.CharField(
        label=_("Recovery kit"),
        max_length=200,
        help_text=_("Seven groups of four letters and digits. Case and hyphens do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    passphrase = NewPassphraseField(label=_("New passphrase"))
