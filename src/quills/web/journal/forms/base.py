"""What all forms of the journal have in common: when it happened, and how a draft comes back."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from tzlocal import get_localzone_name

from quills.web.journal.documents import LINE, TEXT, Kept
from quills.web.journal.documents.base import EARLIEST, LATEST, zones
from quills.web.journal.errors import JournalError
from quills.web.journal.saying import said
from quills.web.journal.words.languages import language

_CLOCK: Final = "%Y-%m-%dT%H:%M"
_UNSENT: Final = frozenset(["csrfmiddlewaretoken"])


class Line(forms.CharField):
    """One line of text."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  the options of a field
        super().__init__(max_length=LINE, **options)

    def clean(self, value: Any) -> str:  # noqa: ANN401  what a browser sent
        """Blanks between words become one."""
        return " ".join(str(super().clean(value)).split())


class Text(forms.CharField):
    """A text of several lines; browsers send line ends in two signs, one is kept."""

    def __init__(self, rows: int = 4, placeholder: str | Promise = "", **options: Any) -> None:  # noqa: ANN401  the options of a field
        attrs = {"rows": rows} | ({"placeholder": placeholder} if placeholder else {})
        super().__init__(max_length=TEXT, widget=forms.Textarea(attrs), **options)

    def to_python(self, value: Any) -> str:  # noqa: ANN401  what a browser sent
        """The text with plain line ends."""
        return str(super().to_python(str(value or "").replace("\r\n", "\n").replace("\r", "\n")))


class When(forms.CharField):
    """A date and a time on the wall, as the browser's own control writes it; empty for none."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  the options of a field
        widget = forms.DateTimeInput({"type": "datetime-local", "max": "2199-12-31T23:59"})
        super().__init__(required=False, max_length=40, widget=widget, **options)

    def clean(self, value: Any) -> datetime | None:  # noqa: ANN401  what a browser sent
        """The clock on the wall, without a zone."""
        if not (text := str(super().clean(value))):
            return None
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            raise forms.ValidationError(_("Give a date and a time.")) from None
        if not EARLIEST <= moment.replace(tzinfo=UTC) <= LATEST.replace(year=2199):
            raise forms.ValidationError(_("This is outside of the years 1900 to 2199."))
        return moment


class DocumentForm(forms.Form):
    """A form that makes one kind of document. ``fields_of`` and ``parts`` are each kind's own."""

    kind: ClassVar[str]
    template: ClassVar[str]
    title: ClassVar[str | Promise]

    when = When(label=_("When it was"))
    zone = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: Kept | None = None, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.code = language(get_language() or "en")
        for name in self.fields:
            self.fields[name].widget.attrs.setdefault("autocomplete", "off")
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the language of the page."""

    @classmethod
    def fields_of(cls, document: Any) -> dict[str, Any]:  # noqa: ANN401  the kind of document that this form makes
        """The values that the form shows for a document."""
        raise NotImplementedError

    def parts(self, data: dict[str, Any]) -> Kept:
        """The document of the cleaned values; ``common`` of them is prepared already."""
        raise NotImplementedError

    @classmethod
    def initial_of(cls, document: Kept) -> dict[str, Any]:
        """The values of a document, with the clock on the wall where it was written."""
        when = document.at.astimezone(ZoneInfo(document.zone)).strftime(_CLOCK)
        return {"when": when, "zone": document.zone} | cls.fields_of(document)

    def initial_from(self, values: tuple[tuple[str, str], ...]) -> None:
        """Show a draft. A field that takes several answers gets them all."""
        for name, field in self.fields.items():
            found = [value for key, value in values if key == name]
            many = isinstance(field, forms.MultipleChoiceField)
            self.initial[name] = found if many else (found[-1] if found else None)

    def clean_zone(self) -> str:
        """The browser's time zone, or this machine's where the browser says none that is known."""
        return self.cleaned_data["zone"] if self.cleaned_data["zone"] in zones() else home_zone()

    def offer_choices(self, name: str, choices: list[Any]) -> None:
        """The choices of a field, in the language of the page."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Make the document, so that what it refuses stands beside the form."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.document = self.parts(data)
            except JournalError as error:
                raise forms.ValidationError(said(error)) from error
        return data

    def at(self, data: dict[str, Any]) -> datetime:
        """When it happened: as given, else as it was before, else now."""
        wall, zone = data.get("when"), ZoneInfo(data["zone"])
        if self.standing and (wall is None or self._untouched(wall)):
            return self.standing.at
        return wall.replace(tzinfo=zone) if wall else now(zone)

    def common(self, data: dict[str, Any], new: str) -> dict[str, Any]:
        """What every document has; ``new`` is its id if there was none before."""
        known = self.standing
        return {
            "id": known.id if known else new,
            "at": self.at(data),
            "zone": known.zone if known and self._untouched(data.get("when")) else data["zone"],
            "written": known.written if known else now(UTC),
            "first": known.first if known else "",
        }

    def moment(self, data: dict[str, Any], name: str) -> datetime | None:
        """Another time of the form, in its zone."""
        wall: datetime | None = data.get(name)
        return wall.replace(tzinfo=ZoneInfo(data["zone"])) if wall else None

    def _untouched(self, wall: datetime | None) -> bool:
        return wall is None or wall.strftime(_CLOCK) == self.initial.get("when")


def now(zone: Any) -> datetime:  # noqa: ANN401  any time zone
    """The time, to the second: nobody needs to know more."""
    return datetime.now(zone).replace(microsecond=0)


def home_zone() -> str:
    """The person's time zone, or this machine's where theirs is not known."""
    name = timezone.get_current_timezone_name()
    name = get_localzone_name() if name == "UTC" else name
    return name if name in zones() else "UTC"


def values_of(data: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401  what a browser sent
    """A form as it stands, for a draft: every value that is not empty."""
    return tuple(
        (name, value.replace("\r\n", "\n"))
        for name, values in data.lists()
        if name not in _UNSENT
        for value in values
        if value
    )


def wall(moment: datetime | None, zone: str) -> str | None:
    """A time as the browser's own control shows it."""
    return moment.astimezone(ZoneInfo(zone)).strftime(_CLOCK) if moment else None
