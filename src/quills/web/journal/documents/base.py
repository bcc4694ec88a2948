"""What all documents of the journal have in common, and the checks that they share."""

import re
import unicodedata
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import available_timezones

import msgspec

from quills.web.journal.errors import JournalError
from quills.web.vault.hidden import Hidden

FORMAT: Final = 1
"""The format number of the documents that this version writes."""

TEXT: Final = 20_000
"""The most letters of a text of several lines."""
LINE: Final = 500
"""The most letters of one line."""

EARLIEST: Final = datetime(1900, 1, 2, tzinfo=UTC)
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""Between these, everything in a journal has happened or is due."""

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A random id, made before anything is sealed."""
    return str(uuid4())


class Document(
    Hidden, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """One thing kept in a journal.

    ``id`` is that of its row. What was brought in from a file gets a new one, for the same file may be
    brought into several journals of one server; ``first`` then holds the id that it had in the file.
    ``at`` is when it happened, with the offset of then; ``zone`` the name of the time zone, so that
    the clock on the wall can be told; ``written`` when it was saved first.
    """

    id: str
    at: datetime
    zone: str
    written: datetime
    first: str = ""
    format: int = FORMAT

    def __post_init__(self) -> None:
        check_format(self.format)
        check_id("id", self.id)
        if self.first:
            check_id("first", self.first)
        check_time("at", self.at)
        check_time("written", self.written)
        if self.zone not in zones():
            raise JournalError("{name} is no time zone that is known here.", name="zone")

    @property
    def name(self) -> str:
        """The id by which files and other documents know it: it lasts through export and import."""
        return self.first or self.id


@cache
def zones() -> frozenset[str]:
    """The names of the time zones; the list is read from disk once."""
    return frozenset(available_timezones() | {"UTC"})


def check_format(number: int) -> None:
    """Refuse a document that another version wrote in another way."""
    if number != FORMAT:
        raise JournalError(
            "This was written in format {found}; this version reads format {known}.",
            found=number,
            known=FORMAT,
        )


def check_id(name: str, value: str) -> None:
    """Refuse an id that Quills does not make."""
    if not _ID.fullmatch(value) or str(UUID(value)) != value:
        raise JournalError("{name} is not an id that Quills makes.", name=name)


def check_time(name: str, value: datetime) -> None:
    """Refuse a time without an offset or outside of any journal."""
    if value.tzinfo is None:
        raise JournalError("{name} has to say its offset from UTC.", name=name)
    if not EARLIEST <= value <= LATEST:
        raise JournalError("{name} is outside of the years 1900 to 2200.", name=name)


def check_range(name: str, value: int | None, high: int) -> None:
    """Refuse a number that is not from 0 to ``high``; none is right."""
    if value is not None and not 0 <= value <= high:
        raise JournalError("{name} has to be from 0 to {high}.", name=name, high=high)


def check_text(name: str, value: str, most: int = TEXT) -> None:
    """Refuse a text that is too long or holds what is no letter."""
    if len(value) > most:
        raise JournalError("{name} is longer than {most} letters.", name=name, most=most)
    if not value.isprintable() and any(_stray(letter) for letter in value):
        raise JournalError("{name} holds signs that are no text.", name=name)


def check_line(name: str, value: str) -> None:
    """Refuse what does not fit on one line, or has blanks around it."""
    check_text(name, value, LINE)
    if value != value.strip() or "\n" in value or "\t" in value:
        raise JournalError("{name} has to be one line.", name=name)


def check_choice(name: str, value: str | None, known: Collection[str]) -> None:
    """Refuse a choice that is not offered; none is right."""
    if value is not None and value not in known:
        raise JournalError("{name} is none of the choices.", name=name)


def check_choices(name: str, values: tuple[str, ...], known: Collection[str]) -> None:
    """Refuse choices that are not offered, or one taken twice."""
    for value in values:
        check_choice(name, value, known)
    if len(set(values)) != len(values):
        raise JournalError("{name} holds a choice twice.", name=name)


def _stray(letter: str) -> bool:
    return letter not in "\n\t" and unicodedata.category(letter) in {"Cc", "Cs"}
