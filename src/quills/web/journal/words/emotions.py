"""The wheel of feelings: families and their words."""

from functools import cache

import msgspec

from quills.web.journal.words.languages import Words, read


class Emotion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One word of the wheel; ``say`` is how it sounds within a sentence, where that differs."""

    id: str
    en: str
    de: str
    say: Words = msgspec.field(default_factory=dict)

    def label(self, code: str) -> str:
        """The word as it stands on the wheel."""
        return str(getattr(self, code))

    def said(self, code: str) -> str:
        """The word after "I am feeling"."""
        return self.say.get(code, self.label(code))


class Family(Emotion, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A core feeling and the words around it."""

    word: tuple[Emotion, ...]


class _Wheel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: tuple[Family, ...]


@cache
def wheel() -> tuple[Family, ...]:
    """The families, in the order in which they stand around the wheel."""
    return read("emotions.toml", _Wheel).family


@cache
def emotions() -> dict[str, Emotion]:
    """Every word by its id, cores first in each family."""
    return {one.id: one for family in wheel() for one in (family, *family.word)}
