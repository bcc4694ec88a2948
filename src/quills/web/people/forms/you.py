"""Forms for what one can change about one's own account."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quills.web.people import own
from quills.web.people.forms.fields import NewPassphraseField, PassphraseField, check_strength
from quills.web.people.names import fold


class Change(forms.Form):
    """Another passphrase."""

    passphrase = PassphraseField(label=_("Passphrase now"))
    new = NewPassphraseField(label=_("New passphrase"))

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_new(self) -> str:
        """Strong enough, and another one."""
        new: str = self.cleaned_data["new"]
        check_strength(new, self.name)
        if new == self.cleaned_data.get("passphrase"):
            raise forms.ValidationError(_("This is the one you have now."), code="same")
        return new


class Preferences(forms.Form):
    """When Quills locks, and how it speaks."""

    idle = forms.IntegerField(
        label=_("Lock after so many quiet minutes"),
        min_value=1,
        max_value=60,
        help_text=_("1 to 60. Then your passphrase is asked again; nothing is lost."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    zone = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("Sealed with your passphrase, like the rest.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        _offer(self.fields["language"], [("", _("As the browser says")), *settings.LANGUAGES])
        zones = [(zone, zone.replace("_", " ")) for zone in sorted(own.ZONES)]
        _offer(self.fields["zone"], [("", _("As this machine")), *zones])


def _offer(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class Delete(forms.Form):
    """One's own name and passphrase, so that it does not happen by a slip."""

    name = forms.CharField(label=_("Your name, as you sign in with it"), max_length=160)
    passphrase = PassphraseField()

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        self.wanted = name
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        """It has to be the name of this account."""
        if fold(self.cleaned_data["name"]) != fold(self.wanted):
            raise forms.ValidationError(_("This is not the name of this account."), code="name")
        return self.wanted
