"""What can be chosen in an entry: triggers, body, needs, deeds and fears."""

from functools import cache, cached_property
from typing import Final, Literal

import msgspec

from quills.acts import Act
from quills.web.journal.words.emotions import Emotion
from quills.web.journal.words.languages import Words, read

Who = Literal["me", "they"]

_HELPING: Final = {
    ("haben", "me"): "habe",
    ("haben", "they"): "hat",
    ("sein", "me"): "bin",
    ("sein", "they"): "ist",
}


class Choice(Emotion, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to tap: its words, and how they sound within a sentence."""


class DeedWords(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"helping": "with"}):
    """Something one of the two can have done, with the one act that it is, or none.

    ``common`` ones are shown first.
    """

    act: Act | None = None
    they: Words = msgspec.field(default_factory=dict)
    helping: Literal["haben", "sein"] = "haben"
    by: tuple[Who, ...] = ("me", "they")
    common: bool = False

    def chip(self, who: Who, code: str) -> str:
        """The words on the button."""
        return self.they.get(code, self.label(code)) if who == "they" else self.label(code)

    def told(self, who: Who, code: str) -> str:
        """The words after "I" or "They"."""
        phrase = self.say.get(code, self.chip(who, code))
        return f"{_HELPING[self.helping, who]} {phrase}" if code == "de" else phrase


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trigger: tuple[Choice, ...]
    body: tuple[Choice, ...]
    need: tuple[Choice, ...]
    deed: tuple[DeedWords, ...]
    fear: tuple[Choice, ...]


class Choices:
    """Each list by id, in the order in which it is offered."""

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists

    @cached_property
    def triggers(self) -> dict[str, Choice]:
        """What it can have begun with."""
        return {one.id: one for one in self._lists.trigger}

    @cached_property
    def body(self) -> dict[str, Choice]:
        """What can be felt in the body."""
        return {one.id: one for one in self._lists.body}

    @cached_property
    def needs(self) -> dict[str, Choice]:
        """What can have been needed."""
        return {one.id: one for one in self._lists.need}

    @cached_property
    def deeds(self) -> dict[str, DeedWords]:
        """What either can have done."""
        return {one.id: one for one in self._lists.deed}

    @cached_property
    def fears(self) -> dict[str, Choice]:
        """Which fear it can be."""
        return {one.id: one for one in self._lists.fear}

    def done_by(self, who: Who) -> tuple[DeedWords, ...]:
        """The deeds that are offered for one of the two."""
        return tuple(one for one in self._lists.deed if who in one.by)


@cache
def choices() -> Choices:
    """The lists, read once."""
    return Choices(read("choices.toml", _Lists))
