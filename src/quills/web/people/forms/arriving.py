"""Forms for beginning: the account, and the kit in one's hands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.people import names
from quills.web.people.forms.fields import NameField, NewPassphraseField, WithNewPassphrase
from quills.web.people.models import Person


class SignUp(WithNewPassphrase):
    """A name, a passphrase, and being of age."""

    name = NameField(
        help_text=_(
            "Whoever runs this machine can see it. It need not be your real one; no mail address is asked."
        )
    )
    passphrase = NewPassphraseField()
    adult = forms.BooleanField(
        label=_("I am 18 or over."),
        error_messages={"required": _("Quills is for people of 18 or over.")},
    )

    def clean_name(self) -> str:
        """One that can be read, and that nobody has."""
        name: str = self.cleaned_data["name"]
        if not names.fits(name):
            raise forms.ValidationError(
                _("A name has 1 to 40 letters, digits or signs that can be seen."), code="name"
            )
        if Person.objects.named(name):
            raise forms.ValidationError(TAKEN, code="taken")
        return name


TAKEN = _("This name is taken here. Choose another one.")


class Typed(forms.Form):
    """Four characters of the kit, typed back."""

    typed = forms.CharField(
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, wanted: str = "", **kwargs: Any) -> None:  # noqa: ANN401  a form's
        super().__init__(*args, **kwargs)
        self.wanted = wanted

    def clean_typed(self) -> str:
        """Case, blanks and letters that look alike do not matter."""
        if alike(self.cleaned_data["typed"]) != alike(self.wanted):
            raise forms.ValidationError(
                _("That is not what the kit says there. Compare letter by letter."), code="typed"
            )
        return str(self.cleaned_data["typed"])


def alike(text: str) -> str:
    """Without what is easily mistaken when one copies by hand."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    return plain.translate(str.maketrans("OILU", "011V"))
