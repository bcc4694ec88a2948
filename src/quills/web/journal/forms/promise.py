"""The form of a promise."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.journal.documents import By, Outcome, Promise, new_id
from quills.web.journal.forms.base import DocumentForm, Text, When, now, wall
from quills.web.look.forms import Chips


class PromiseForm(DocumentForm):
    """Something small, said to be done by a time."""

    kind = "promise"
    template = "journal/promise_form.html"
    title = _("A small promise")

    text = Text(rows=2, label=_("What was said"), placeholder=_("Small and plain: call at eight"))
    by = forms.ChoiceField(
        widget=Chips, choices=[(By.ME, _("I did")), (By.OTHER, _("They did"))], label=_("Who said it")
    )
    due = When(label=_("By when"))
    outcome = forms.ChoiceField(
        widget=Chips,
        choices=[
            (Outcome.OPEN, _("open")),
            (Outcome.KEPT, _("kept")),
            (Outcome.RENEGOTIATED, _("agreed anew")),
            (Outcome.MISSED, _("not kept")),
        ],
        label=_("What became of it"),
    )
    note = Text(rows=2, required=False, label=_("Note"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        super().__init__(*args, **kwargs)
        self.initial = {"by": By.ME, "outcome": Outcome.OPEN, **self.initial}

    @classmethod
    def fields_of(cls, document: Promise) -> dict[str, Any]:
        """A promise as the form shows it."""
        return {
            "text": document.text,
            "by": document.by,
            "due": wall(document.due, document.zone),
            "outcome": document.outcome,
            "note": document.note,
        }

    def parts(self, data: dict[str, Any]) -> Promise:
        """The promise of the cleaned values."""
        outcome = Outcome(data["outcome"])
        return Promise(
            **self.common(data, new_id()),
            text=data["text"].strip(),
            by=By(data["by"]),
            due=self.moment(data, "due"),
            outcome=outcome,
            settled=self._settled(outcome),
            note=data["note"].strip(),
        )

    def _settled(self, outcome: Outcome) -> datetime | None:
        """The time of the outcome: kept as it is while the outcome stays."""
        if outcome is Outcome.OPEN:
            return None
        if isinstance(self.standing, Promise) and self.standing.outcome is outcome:
            return self.standing.settled
        return now(UTC)
