"""The forms of a thought and of a time the other was there."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.journal.documents import LINE, Evidence, Narrative, SecureMemory, new_id
from quills.web.journal.forms.base import DocumentForm, Text
from quills.web.journal.forms.widgets import Scale
from quills.web.look.forms import ManyChips, Switch


def hundredths() -> list[tuple[str, str]]:
    """0 to 100 in steps of ten, to tap."""
    return [(str(step), str(step)) for step in range(0, 101, 10)]


class _Lines(Text):
    """Evidence, one piece a line."""

    def clean(self, value: Any) -> list[str]:  # noqa: ANN401  what a browser sent
        """The lines that say something."""
        lines = [" ".join(line.split()) for line in super().clean(value).split("\n")]
        if any(len(line) > LINE for line in lines):
            raise forms.ValidationError(_("Keep each line under %(most)d letters.") % {"most": LINE})
        return [line for line in lines if line]


class NarrativeForm(DocumentForm):
    """A thought, both sides, a fairer sentence."""

    kind = "narrative"
    template = "journal/narrative_form.html"
    title = _("Is it true, or is it loud?")

    belief = Text(rows=2, label=_("The thought, as it came"), placeholder=_("What it says, word for word"))
    before = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=hundredths,
        widget=Scale(_("not at all"), _("completely")),
        label=_("How much I believe it, of 100"),
    )
    speaks_for = _Lines(
        required=False,
        label=_("What speaks for it"),
        help_text=_("One line each. What a camera would have seen."),
    )
    speaks_against = _Lines(
        required=False, label=_("What speaks against it"), help_text=_("One line each. Small things count.")
    )
    memories = forms.MultipleChoiceField(
        required=False, widget=ManyChips, label=_("From the times they were there")
    )
    fairer = Text(
        rows=3,
        required=False,
        label=_("A fairer sentence"),
        help_text=_("Not a happy one. One that fits both columns."),
    )
    after = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=hundredths,
        widget=Scale(_("not at all"), _("completely")),
        label=_("How much I believe the first thought now"),
    )
    may_be_right = forms.BooleanField(required=False, widget=Switch, label=_("It may be right"))

    def offer(self, memories: Iterable[SecureMemory]) -> None:
        """The memories that can speak against the thought."""
        before = self.standing.speaks_against if isinstance(self.standing, Narrative) else ()
        kept = {one.memory: one.text for one in before if one.memory}
        self.offered = kept | {one.name: _short(one.text) for one in memories}
        self.offer_choices("memories", list(self.offered.items()))

    @classmethod
    def fields_of(cls, document: Narrative) -> dict[str, Any]:
        """A thought as the form shows it: lines from memories are ticked, the others written."""
        return {
            "belief": document.belief,
            "before": _ten(document.before),
            "speaks_for": "\n".join(one.text for one in document.speaks_for),
            "speaks_against": "\n".join(one.text for one in document.speaks_against if not one.memory),
            "memories": [one.memory for one in document.speaks_against if one.memory],
            "fairer": document.fairer,
            "after": _ten(document.after),
            "may_be_right": document.may_be_right,
        }

    def parts(self, data: dict[str, Any]) -> Narrative:
        """The thought of the cleaned values."""
        words = self.offered
        against = [Evidence(text=line) for line in data["speaks_against"]]
        against += [Evidence(text=words[one], memory=one) for one in data["memories"]]
        return Narrative(
            **self.common(data, new_id()),
            belief=data["belief"].strip(),
            before=self._exact("before", data["before"]),
            speaks_for=tuple(self._linked(line) for line in data["speaks_for"]),
            speaks_against=tuple(against),
            fairer=data["fairer"].strip(),
            after=self._exact("after", data["after"]),
            may_be_right=data["may_be_right"],
        )

    def _linked(self, line: str) -> Evidence:
        """A line that stood on this side before keeps the memory it came from."""
        before = self.standing.speaks_for if isinstance(self.standing, Narrative) else ()
        return next((one for one in before if one.text == line), Evidence(text=line))

    def _exact(self, name: str, value: int | None) -> int | None:
        """An imported 45 stays 45 where its step on the scale was left alone."""
        known = getattr(self.standing, name, None)
        return known if value is not None and value == _ten(known) else value


class MemoryForm(DocumentForm):
    """A time the other was there."""

    kind = "memory"
    template = "journal/memory_form.html"
    title = _("A time they were there")

    text = Text(
        rows=3,
        label=_("What happened"),
        placeholder=_("One scene, as a camera would have seen it"),
    )
    meant = Text(rows=2, required=False, label=_("What it meant to me"))
    day = forms.DateField(
        required=False,
        widget=forms.DateInput({"type": "date", "max": "2199-12-31"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        label=_("The day, if I know it"),
    )

    @classmethod
    def fields_of(cls, document: SecureMemory) -> dict[str, Any]:
        """A memory as the form shows it."""
        return {"text": document.text, "meant": document.meant, "day": document.day}

    def parts(self, data: dict[str, Any]) -> SecureMemory:
        """The memory of the cleaned values."""
        return SecureMemory(
            **self.common(data, new_id()),
            text=data["text"].strip(),
            meant=data["meant"].strip(),
            day=data["day"],
        )


def _short(text: str) -> str:
    """A memory as one line of evidence."""
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:159]}…"


def _ten(value: int | None) -> int | None:
    """The step of the scale that is nearest."""
    return None if value is None else int(value / 10 + 0.5) * 10
