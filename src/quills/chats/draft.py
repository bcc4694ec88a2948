"""What a reader hands over, before it is decided who the two people are and what the clock was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, NamedTuple, Protocol
from zoneinfo import ZoneInfo

import polars as pl

from quills.chats.export import Part
from quills.frames import CLOCK, KINDS

DateOrder = Literal["dmy", "mdy", "ymd"]

DRAFT: Final = pl.Schema(
    {
        "line": pl.Int64(),  # line or record number, from 1
        "time": CLOCK,  # wall clock or UTC, as the draft says
        "sender": pl.Categorical(),  # null for the program's own lines
        "text": pl.String(),
        "kind": pl.Enum(KINDS),
    }
)


class Record(NamedTuple):
    """One message, for readers that go message by message."""

    line: int
    time: int
    """Milliseconds since 1970, in the draft's clock."""
    sender: str | None
    text: str
    kind: str


@dataclass(frozen=True)
class Options:
    """What the person who reads the chat said about it."""

    tz: ZoneInfo
    date_order: DateOrder | None = None


@dataclass(frozen=True)
class Draft:
    """One chat as its file tells it."""

    title: str | None
    """The chat's own name, where an export holds several."""
    rows: pl.DataFrame
    """Columns of ``DRAFT``, in file order."""
    clock: Literal["local", "utc"]
    """Whether ``time`` is a wall clock or UTC."""
    read: int
    """Lines (of text) or records (of data) read: all of the file's, also where it holds several chats."""
    unexplained: Sequence[int] = ()
    """Numbers of those of them that made no message and are not part of one."""
    date_order: DateOrder | None = None
    """Order of day, month and year, where the format leaves it open."""
    date_order_guessed: bool = False
    """True when nothing in the file decides the order."""
    me: str | None = None
    """The name under which the format keeps its owner's own messages, where it does."""
    notes: Sequence[str] = field(default_factory=tuple)
    """Sentences for the import report."""
    source: str | None = None
    """The program, where the reader's format is that of several."""


class Reader(Protocol):
    """A format. A module of ``quills.chats`` with these three names is a reader."""

    @property
    def NAME(self) -> str:  # noqa: N802  a constant of the module
        """What ``source`` says: the format in one lower-case word."""
        ...

    def recognises(self, part: Part) -> bool:
        """Whether this part is of this format, from its first bytes (``part.head``), never from its name."""
        ...

    def read(self, parts: Sequence[Part], options: Options) -> list[Draft]:
        """The chats in these parts, all of which were recognised. Raises ExportError."""
        ...


def of_one_file(drafts: Sequence[Draft], nobodys: Sequence[int] = ()) -> list[Draft]:
    """The chats of one file, each with what was read and left unexplained in the whole of it.

    Given are drafts that count their own records, and the numbers of unexplained ones that belong to no chat.
    """
    read = sum(draft.read for draft in drafts) + len(nobodys)
    unexplained = sorted([*nobodys, *(number for draft in drafts for number in draft.unexplained)])
    return [replace(draft, read=read, unexplained=unexplained) for draft in drafts]


def rows(records: Iterable[Record]) -> pl.DataFrame:
    """A frame of ``DRAFT`` from records."""
    columns: list[Sequence[Any]] = list(zip(*records, strict=True)) or [()] * len(Record._fields)
    lines, times, senders, texts, kinds = columns
    return pl.DataFrame(
        {
            "line": pl.Series(lines, dtype=pl.Int64),
            "time": pl.Series(times, dtype=pl.Int64).cast(CLOCK),
            "sender": pl.Series(senders, dtype=pl.String).cast(pl.Categorical),
            "text": pl.Series(texts, dtype=pl.String),
            "kind": pl.Series(kinds, dtype=pl.String).cast(pl.Enum(KINDS)),
        },
        schema=DRAFT,
    )
