"""An entry: what happened, what it was like, what I did. Three taps are enough."""

from enum import StrEnum
from typing import Final

import msgspec

from quills.acts import Act
from quills.web.journal.documents.base import (
    Document,
    check_choice,
    check_choices,
    check_line,
    check_range,
    check_text,
)
from quills.web.journal.errors import JournalError
from quills.web.journal.words.choices import choices
from quills.web.journal.words.emotions import emotions

YEAR: Final = 366 * 24 * 60
"""In minutes: the longest time until calm."""


class Fear(StrEnum):
    """Which fear it is. The third is no fear for the closeness and leads to safety."""

    LEFT = "left"
    SWALLOWED = "swallowed"
    HARM = "harm"


class Deed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that one of the two did: the words that were chosen, and their act.

    The act is none where there is none to count: nothing yet, or something that frightened.
    """

    deed: str
    act: Act | None = None

    def __post_init__(self) -> None:
        check_choice("deed", self.deed, choices().deeds)
        if self.act != choices().deeds[self.deed].act:
            raise JournalError("{name} is another act than its words.", name="act")


class Entry(Document, frozen=True, kw_only=True, tag="entry"):
    """What a person logs. Everything is optional, but something has to be said."""

    trigger: str | None = None
    trigger_words: str = ""
    feeling: str | None = None
    under: str | None = None
    strong: int | None = None
    did: Deed | None = None
    theirs: Deed | None = None
    fears: tuple[Fear, ...] = ()
    body: tuple[str, ...] = ()
    need: str | None = None
    story: str = ""
    calm_minutes: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        known = choices()
        check_choice("trigger", self.trigger, known.triggers)
        check_line("trigger_words", self.trigger_words)
        check_choice("feeling", self.feeling, emotions())
        check_choice("under", self.under, emotions())
        check_range("strong", self.strong, 10)
        check_choices("fears", self.fears, frozenset(Fear))
        check_choices("body", self.body, known.body)
        check_choice("need", self.need, known.needs)
        self._check_deeds()
        check_text("story", self.story)
        check_range("calm_minutes", self.calm_minutes, YEAR)
        self._check_something()

    def _check_deeds(self) -> None:
        known = choices().deeds
        if self.did and "me" not in known[self.did.deed].by:
            raise JournalError("{name} is none of the choices.", name="did")
        if self.theirs and "they" not in known[self.theirs.deed].by:
            raise JournalError("{name} is none of the choices.", name="theirs")

    def _check_something(self) -> None:
        said = (self.trigger, self.trigger_words, self.feeling, self.did, self.theirs, self.fears, self.body)
        if not any((*said, self.need, self.story)):
            raise JournalError("Choose one thing, or write a line.")

    @property
    def afraid_of_them(self) -> bool:
        """Whether this was fear of what the other might do; such an entry counts for nobody's acts."""
        return Fear.HARM in self.fears or (self.theirs is not None and self.theirs.deed == "frightened")
