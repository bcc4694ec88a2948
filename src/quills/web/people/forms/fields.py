"""Fields that several forms share, and the rule for new passphrases."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from quills.web.people import names
from quills.web.people.strength import judge
from quills.web.vault.passphrase import LONGEST


class PassphraseInput(forms.PasswordInput):
    """Never filled in by the server; a script adds a button that shows what is typed."""

    template_name = "people/parts/passphrase.html"


class NewPassphraseInput(PassphraseInput):
    """The same, with its strength below, asked for while one types."""

    template_name = "people/parts/new_passphrase.html"

    def __init__(self, attrs: dict[str, Any]) -> None:
        super().__init__(
            attrs
            | {
                "hx-post": reverse_lazy("people:strength"),
                "hx-trigger": "input changed delay:300ms",
                "hx-target": "#strength",
                "hx-include": "closest form",
            }
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401
        """Nothing else of the form is sent along."""
        sent = f"csrfmiddlewaretoken,name,{name}"
        return super().get_context(name, value, (attrs or {}) | {"hx-params": sent})


class PassphraseField(forms.CharField):
    """A passphrase as it is typed, blanks at its ends included."""

    kind = "current-password"
    drawn: type[PassphraseInput] = PassphraseInput

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  a field's options
        attrs = {"autocomplete": self.kind, "autocapitalize": "none", "spellcheck": "false"}
        shown: dict[str, Any] = {"label": _("Passphrase"), "strip": False, "max_length": LONGEST}
        super().__init__(widget=self.drawn(attrs=attrs), **(shown | options))


class NewPassphraseField(PassphraseField):
    """A passphrase that is chosen now; its strength is told while one types."""

    kind = "new-password"
    drawn = NewPassphraseInput

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  a field's options
        told = _(
            "At least 12 characters. "
            "A few words that do not belong together are easy to keep and hard to guess."
        )
        super().__init__(**({"help_text": told} | options))


class NameField(forms.CharField):
    """The name of an account."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  a field's options
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        shown: dict[str, Any] = {"label": _("Name"), "max_length": 4 * names.LONGEST}
        super().__init__(widget=forms.TextInput(attrs=attrs), **(shown | options))

    def clean(self, value: Any) -> str:  # noqa: ANN401  what a browser sent
        """Tidied."""
        return names.tidy(super().clean(value) or "")


def check_strength(passphrase: str, *known: str) -> None:
    """Raises ValidationError where a passphrase would be too easy to guess."""
    told = judge(passphrase, *known)
    if not told.long:
        raise forms.ValidationError(_("This is too short: it needs at least 12 characters."), code="short")
    if not told.enough:
        raise forms.ValidationError(_("This is too easy to guess. Another word or two will do."), code="weak")


class WithNewPassphrase(forms.Form):
    """A form with a ``name`` and a new ``passphrase``."""

    def clean(self) -> dict[str, Any]:
        """The passphrase has to be strong, and the name tells nothing of it."""
        told = self.cleaned_data
        if "passphrase" in told:
            try:
                check_strength(told["passphrase"], told.get("name", ""))
            except forms.ValidationError as error:
                self.add_error("passphrase", error)
        return told
