"""Records of JSON exports: decoded one by one, so that a strange one costs itself and no other."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from typing import BinaryIO, Final, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import polars as pl

from quills.chats.decoding import json_as, utf8
from quills.chats.draft import Draft, Record, rows
from quills.chats.export import Part
from quills.errors import ExportError

BATCH: Final = 20_000
"""How many records are Python objects at a time; all others are columns already."""

_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)
EARLIEST: Final = (datetime(1990, 1, 1, tzinfo=UTC) - _START) // _MS
LATEST: Final = (datetime(2100, 1, 1, tzinfo=UTC) - _START) // _MS
"""Milliseconds since 1970 between which a chat can have happened."""

# Programs write what JSON does not know: \x1F for a control character, and half of a pair of
# \u escapes where a text was cut.
_STRAY: Final = re.compile(
    rb"(?P<kept>\\(?:[^ux]|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u(?![dD][89a-fA-F])))"
    rb"|\\x(?P<control>[0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class _Held:
    """Bytes in memory, as a part's store."""

    data: bytes

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def decoded(part: Part, shape: type[T]) -> T:
    """A part's JSON as ``shape``; escapes that JSON does not know are mended. Raises ExportError."""
    try:
        return json_as(part, shape)
    except ExportError:
        data = utf8(part)
        mended = _STRAY.sub(_mended, data)
        if mended == data:
            raise
    return json_as(Part(part.name, len(mended), _Held(mended)), shape)


def _mended(stray: re.Match[bytes]) -> bytes:
    if stray["kept"]:
        return stray["kept"]
    return b"\\u00" + stray["control"] if stray["control"] else b"\\ufffd"


def json_lines(part: Part) -> Iterator[bytes]:
    """The lines of a part that has a record on each, empty ones left out."""
    data = utf8(part)
    start = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if line := data[start:end].strip():
            yield line
        start = end + 1


@dataclass
class Tally:
    """How many records were read, and the numbers of those that are no message."""

    read: int = 0
    unexplained: list[int] = field(default_factory=list)

    def explained(
        self,
        raws: Iterable[msgspec.Raw | bytes],
        shape: type[T],
        explain: Callable[[int, T], R | None],
        numbers: Iterable[int] | None = None,
    ) -> Iterator[R]:
        """What ``explain`` makes of the records; each comes with its number, or the count so far."""
        decode = msgspec.json.Decoder(shape).decode
        for raw, number in zip(raws, numbers or count(self.read + 1), strict=False):
            self.read += 1
            try:
                found = explain(number, decode(raw))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                found = None
            if found is None:
                self.unexplained.append(number)
            else:
                yield found


@dataclass
class Gathered(Tally):
    """The rows of one chat, as far as its records are read."""

    _pieces: list[pl.DataFrame] = field(default_factory=list)

    def add(
        self,
        raws: Iterable[msgspec.Raw | bytes],
        shape: type[T],
        explain: Callable[[int, T], Record | None],
        numbers: Iterable[int] | None = None,
    ) -> None:
        """Add the rows that ``explain`` makes of the records; ``numbers``, where others lie between them."""
        self.take(self.explained(raws, shape, explain, numbers))

    def take(self, records: Iterator[Record]) -> None:
        """Add rows that are made already."""
        while batch := list(islice(records, BATCH)):
            self._pieces.append(rows(batch))

    @property
    def rows(self) -> pl.DataFrame:
        """A frame of ``DRAFT``."""
        return pl.concat(self._pieces) if self._pieces else rows(())

    def draft(self, title: str | None, clock: Literal["local", "utc"], *, me: str | None = None) -> Draft:
        """What was gathered, as a draft."""
        return Draft(title, self.rows, clock, self.read, self.unexplained, me=me)


def in_time(ms: int) -> int | None:
    """The time, if a chat can have happened then."""
    return ms if EARLIEST <= ms < LATEST else None


def from_iso(text: str, zone: ZoneInfo) -> int | None:
    """Milliseconds since 1970 of a written time; one without an offset is the zone's wall clock."""
    try:
        moment = datetime.fromisoformat(text)
        return in_time(((moment if moment.tzinfo else moment.replace(tzinfo=zone)) - _START) // _MS)
    except (ValueError, OverflowError):
        return None


def wall_clock(text: str) -> int | None:
    """Milliseconds since 1970 by the clock on the wall, as it is written; an offset is left out."""
    try:
        return in_time((datetime.fromisoformat(text).replace(tzinfo=UTC) - _START) // _MS)
    except (ValueError, OverflowError):
        return None
