"""The two people of a report: a name, a hue, a dash and a nib each, by order of first message."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from quills.report.words import isolated

Tag = Literal["one", "two"]
TAGS: Final[tuple[Tag, Tag]] = ("one", "two")


@dataclass(frozen=True)
class Person:
    """Somebody as a report shows them: *one* is blue, solid and round, *two* ochre, dashed and square."""

    key: str
    """The name as the history has it."""
    name: str
    """The name as it is printed."""
    tag: Tag

    @property
    def short(self) -> str:
        """The name where there is little room."""
        return self.within(14)

    def within(self, room: int) -> str:
        """The name in at most so many characters."""
        whole = self.name.strip("\u2068\u2069")
        return self.name if len(whole) <= room else isolated(f"{whole[: room - 1].rstrip()}…")


def people(messages: pl.DataFrame, known: Iterable[str]) -> tuple[Person, ...]:
    """Those of ``known`` who wrote, in the order of their first messages."""
    senders = messages["sender"].drop_nulls().cast(pl.String).unique(maintain_order=True).to_list()
    wrote = [name for name in senders if name in set(known)]
    return tuple(Person(name, isolated(name), tag) for name, tag in zip(wrote, TAGS, strict=False))


def named(found: Iterable[Person]) -> Mapping[str, Person]:
    """The same people by the name that the history gives them."""
    return {person.key: person for person in found}
