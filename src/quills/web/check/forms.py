"""Forms: one's own notes, and where Leave goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quills.web.check import sites
from quills.web.check.notes import MOST, Notes
from quills.web.look.forms import Chips

OWN = "own"
"""The choice of a site that is not in the list."""


def _text(label: Any, hint: Any) -> forms.CharField:  # noqa: ANN401  translated when shown
    area = forms.Textarea({"rows": 2, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, widget=area, required=False, max_length=MOST)


def _sites() -> list[tuple[str, Any]]:
    """The server's own first, under no name."""
    usual = sites.tidy(settings.LEAVE_TO) or ""
    listed = [(site, site.removeprefix("www.")) for site in sites.SITES if site != usual]
    return [("", usual.removeprefix("www.")), *listed, (OWN, _("Another one"))]


class NotesForm(forms.Form):
    """One's own notes on safety. Every field may stay empty."""

    where = _text(_("Where could I go, at any hour?"), _("Somebody's home, an open place, a shelter."))
    who = _text(_("Who knows, or could know?"), _("Somebody who would not pass it on to them."))
    word = _text(
        _("A word that says: I need you now"), _("Agreed with somebody beforehand. It may be about anything.")
    )
    take = _text(
        _("What I would take"),
        _("Papers, keys, medicine, money, a charger; where they lie, or who keeps them."),
    )
    calm = _text(_("What brings me back to myself"), _("A place, a sound, cold water, a sentence."))

    @classmethod
    def of(cls, notes: Notes | None) -> "NotesForm":
        """With what is written."""
        return cls(initial=notes.texts() if notes else {})


class SiteForm(forms.Form):
    """The neutral site of Leave."""

    site = forms.ChoiceField(label=_("Where Leave goes"), widget=Chips, required=False, choices=_sites)
    own = forms.CharField(
        label=_("Another one"),
        required=False,
        max_length=100,
        help_text=_("Its name alone, such as example.org. Best one that you often have open."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    @classmethod
    def of(cls, host: str) -> "SiteForm":
        """As it is set now."""
        listed = not host or host in sites.SITES
        return cls(initial={"site": host if listed else OWN, "own": "" if listed else host})

    def clean(self) -> dict[str, Any]:
        """One host in the end; the usual one is the empty one."""
        told: dict[str, Any] = self.cleaned_data
        host = told.get("site", "")
        if host == OWN:
            host = sites.tidy(told.get("own", ""))
            if host is None:
                self.add_error(
                    "own", _("This is no name of a site. Write it as in example.org, without a path.")
                )
        return told | {"host": host or ""}
