"""The form of a pause that somebody wants to keep."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.journal.documents import WAYS, Pause, new_id
from quills.web.journal.forms.base import DocumentForm, Text, When, wall
from quills.web.journal.forms.entry import tenths
from quills.web.journal.forms.widgets import Scale
from quills.web.journal.words.labels import labels
from quills.web.look.forms import ManyChips


class PauseForm(DocumentForm):
    """How strong it was, what was tried, how strong it is now."""

    kind = "pause"
    template = "journal/pause_form.html"
    title = _("How was it?")

    before = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=tenths,
        widget=Scale(_("quiet"), _("flooded")),
        label=_("How strong it was before"),
    )
    after = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=tenths,
        widget=Scale(_("quiet"), _("flooded")),
        label=_("How strong it is now"),
    )
    ways = forms.MultipleChoiceField(required=False, widget=ManyChips, label=_("What I tried"))
    back = When(label=_("I said I would be back by"))
    note = Text(rows=3, required=False, label=_("A note to myself"))

    def prepare(self) -> None:
        """The words for what the pause offers."""
        words = labels()[self.code]
        self.offer_choices("ways", [(way, words[way]) for way in WAYS])

    @classmethod
    def fields_of(cls, document: Pause) -> dict[str, Any]:
        """A pause as the form shows it."""
        return {
            "before": document.before,
            "after": document.after,
            "ways": list(document.ways),
            "back": wall(document.back, document.zone),
            "note": document.note,
        }

    def parts(self, data: dict[str, Any]) -> Pause:
        """The pause of the cleaned values."""
        return Pause(
            **self.common(data, new_id()),
            before=data["before"],
            after=data["after"],
            ways=tuple(data["ways"]),
            back=self.moment(data, "back"),
            note=data["note"].strip(),
        )
