"""How the invented year lies in its files: what was tapped, and every text in each language."""

from datetime import date, datetime
from importlib.resources import files
from typing import Final, TypeVar

import msgspec

from quills.web.journal.documents import By, Fear, Outcome
from quills.web.journal.words.languages import Words

FILES: Final = ("entries_1", "entries_2", "entries_3", "entries_4")
"""A quarter of the entries in each."""

Shape = TypeVar("Shape", bound=msgspec.Struct)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that was written; ``at`` is the clock on the wall."""

    at: datetime


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text in each language."""

    en: str
    de: str

    def text(self, code: str) -> str:
        """In one of them."""
        return str(getattr(self, code))


class SpokenRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is a single text beside what was tapped."""

    en: str
    de: str

    def text(self, code: str) -> str:
        """In one language."""
        return str(getattr(self, code))


class EntryRow(SpokenRow, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry and its story."""

    trigger: str | None = None
    feeling: str | None = None
    under: str | None = None
    strong: int | None = None
    did: str | None = None
    theirs: str | None = None
    fears: tuple[Fear, ...] = ()
    body: tuple[str, ...] = ()
    need: str | None = None
    calm: int | None = None


class PauseRow(SpokenRow, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pause and its note."""

    before: int
    after: int
    ways: tuple[str, ...]
    back: datetime | None = None


class MemoryRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A secure memory; evidence names it by its key."""

    key: str
    day: date
    text: Words
    meant: Words = msgspec.field(default_factory=dict)


class EvidenceRow(Spoken, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line on one side."""

    memory: str | None = None


class NarrativeRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thought on the table."""

    belief: Words
    before: int
    after: int
    speaks_for: tuple[EvidenceRow, ...]
    speaks_against: tuple[EvidenceRow, ...]
    fairer: Words = msgspec.field(default_factory=dict)
    may_be_right: bool = False


class PromiseRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A promise."""

    text: Words
    by: By
    due: datetime
    outcome: Outcome = Outcome.OPEN
    settled: datetime | None = None
    note: Words = msgspec.field(default_factory=dict)


class OriginRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A guided page."""

    page: str
    answers: tuple[Spoken, ...]


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file can hold."""

    entry: tuple[EntryRow, ...] = ()
    pause: tuple[PauseRow, ...] = ()
    memory: tuple[MemoryRow, ...] = ()
    narrative: tuple[NarrativeRow, ...] = ()
    promise: tuple[PromiseRow, ...] = ()
    origin: tuple[OriginRow, ...] = ()


def read(name: str) -> Rows:
    """A file of the year."""
    text = files("quills.web.example").joinpath("year", f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Rows)
