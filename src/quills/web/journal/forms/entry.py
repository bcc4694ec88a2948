"""The form of an entry: three taps, and as much more as somebody wishes."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from quills.web.journal.documents import Deed, Entry, Fear, new_id
from quills.web.journal.forms.base import DocumentForm, Line, Text
from quills.web.journal.forms.widgets import Scale, SpokenChips, SpokenManyChips, SpokenSelect, Wheel
from quills.web.journal.words.choices import Who, choices
from quills.web.journal.words.emotions import wheel

UNITS: Final = {"minutes": 1, "hours": 60, "days": 1440}


def tenths() -> list[tuple[str, str]]:
    """0 to 10, to tap."""
    return [(str(step), str(step)) for step in range(11)]


class EntryForm(DocumentForm):
    """What happened, what it was like, what I did."""

    kind = "entry"
    template = "journal/entry_form.html"
    title = _("What happened?")

    trigger = forms.ChoiceField(required=False, widget=SpokenChips, label=_("It began with"))
    trigger_words = Line(required=False, label=_("Or in a few words of your own"))
    feeling = forms.ChoiceField(required=False, widget=Wheel, label=_("Right now I am feeling"))
    strong = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=tenths,
        widget=Scale(_("barely there"), _("as strong as it gets")),
        label=_("How strong"),
    )
    did = forms.ChoiceField(required=False, widget=SpokenChips, label=_("What I did"))
    fears = forms.MultipleChoiceField(
        required=False, widget=SpokenManyChips, label=_("If there was fear in it, it was of")
    )
    harm = forms.MultipleChoiceField(required=False, widget=SpokenManyChips, label=_("Or was it fear of"))
    under = forms.ChoiceField(required=False, widget=SpokenSelect, label=_("And under it, perhaps"))
    body = forms.MultipleChoiceField(required=False, widget=SpokenManyChips, label=_("In my body"))
    theirs = forms.ChoiceField(required=False, widget=SpokenChips, label=_("What they did"))
    need = forms.ChoiceField(required=False, widget=SpokenChips, label=_("What I needed"))
    story = Text(
        required=False,
        label=_("In my own words"),
        placeholder=_("What a camera would have seen. Then what it meant to you."),
    )
    calm = forms.IntegerField(required=False, min_value=0, max_value=9999, label=_("Calm again after"))
    calm_unit = forms.ChoiceField(
        required=False,
        choices=[("minutes", _("minutes")), ("hours", _("hours")), ("days", _("days"))],
        label=_("Unit of time"),
    )

    def prepare(self) -> None:
        """The words of every choice, as they stand on the button and as they are said."""
        known = choices()
        fears = known.fears
        self._offer("trigger", known.triggers)
        self._offer("body", known.body)
        self._offer("need", known.needs)
        self._offer("fears", {name: one for name, one in fears.items() if name != Fear.HARM})
        self._offer("harm", {name: one for name, one in fears.items() if name == Fear.HARM})
        self._offer_deeds("did", "me")
        self._offer_deeds("theirs", "they")
        self._offer_feelings()

    def _offer(self, name: str, offered: dict[str, Any]) -> None:
        self._set(name, [(one.id, one.label(self.code), one.said(self.code)) for one in offered.values()])

    def _offer_deeds(self, name: str, who: Who) -> None:
        deeds = choices().done_by(who)
        self._set(name, [(one.id, one.chip(who, self.code), one.told(who, self.code)) for one in deeds])
        self.fields[name].widget.common = frozenset(one.id for one in deeds if one.common)

    def _offer_feelings(self) -> None:
        words = [(one, family.id) for family in wheel() for one in (family, *family.word)]
        self._set("feeling", [(one.id, one.label(self.code), one.said(self.code)) for one, _family in words])
        self.fields["feeling"].widget.families = {one.id: (family, one.id == family) for one, family in words}
        groups = [
            (family.label(self.code), [(one.id, one.label(self.code)) for one in (family, *family.word)])
            for family in wheel()
        ]
        self.offer_choices("under", [("", "—"), *groups])
        self.fields["under"].widget.said = {one.id: one.said(self.code) for one, _family in words}

    def _set(self, name: str, offered: list[tuple[str, str, str]]) -> None:
        self.offer_choices(name, [(value, label) for value, label, _said in offered])
        self.fields[name].widget.said = {value: phrase for value, _label, phrase in offered}

    @classmethod
    def fields_of(cls, document: Entry) -> dict[str, Any]:
        """An entry as the form shows it."""
        calm, unit = _length(document.calm_minutes)
        return {
            "trigger": document.trigger,
            "trigger_words": document.trigger_words,
            "feeling": document.feeling,
            "strong": document.strong,
            "did": document.did.deed if document.did else None,
            "fears": [fear for fear in document.fears if fear is not Fear.HARM],
            "harm": [fear for fear in document.fears if fear is Fear.HARM],
            "under": document.under,
            "body": list(document.body),
            "theirs": document.theirs.deed if document.theirs else None,
            "need": document.need,
            "story": document.story,
            "calm": calm,
            "calm_unit": unit,
        }

    def parts(self, data: dict[str, Any]) -> Entry:
        """The entry of the cleaned values."""
        calm = data.get("calm")
        return Entry(
            **self.common(data, new_id()),
            trigger=data["trigger"] or None,
            trigger_words=data["trigger_words"],
            feeling=data["feeling"] or None,
            under=data["under"] or None,
            strong=data["strong"],
            did=_deed(data["did"]),
            theirs=_deed(data["theirs"]),
            fears=tuple(Fear(name) for name in (*data["fears"], *data["harm"])),
            body=tuple(data["body"]),
            need=data["need"] or None,
            story=data["story"].strip(),
            calm_minutes=None if calm is None else calm * UNITS[data["calm_unit"] or "minutes"],
        )


def _deed(name: str) -> Deed | None:
    return Deed(deed=name, act=choices().deeds[name].act) if name else None


def _length(minutes: int | None) -> tuple[int | None, str]:
    """A length of time in the largest unit that is exact."""
    if minutes is None:
        return None, "minutes"
    unit = next(name for name, size in reversed(UNITS.items()) if minutes % size == 0)
    return (minutes // UNITS[unit], unit) if minutes else (0, "minutes")
