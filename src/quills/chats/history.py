"""From the drafts of a reader to one history of two people, and what the import found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from quills.chats.clock import local_zone, to_instants, to_wall_clock
from quills.chats.draft import DateOrder, Draft, Options
from quills.chats.export import Part, open_export
from quills.chats.readers import READERS
from quills.errors import ExportError
from quills.frames import MESSAGES

Progress = Callable[[int, int], None]
"""Told how many bytes of how many were read."""


@dataclass(frozen=True)
class ImportReport:
    """What was read, what was made of it, and what could not be explained."""

    source: str
    """The program that wrote the export."""
    title: str | None
    """The chat's own name, if the export gives it one."""
    read: int
    """Lines or records read: all of the file's, also where it holds several chats."""
    explained: int
    """Those of them that are a message or part of one."""
    unexplained: tuple[int, ...]
    """The numbers of the others."""
    date_order: DateOrder | None
    date_order_guessed: bool
    zone: str
    """The time zone of the wall clock."""
    left_out: dict[str, int]
    """Messages of a group's other people, whom ``between`` left out."""
    me: str | None
    """Whose export it is, where the format says so."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """A chat history of two people (or of one, where the other never wrote)."""

    messages: pl.DataFrame
    """The table ``MESSAGES``: in the order in which it happened."""
    report: ImportReport

    @property
    def people(self) -> tuple[str, ...]:
        """The names of those who wrote, the one with more messages first."""
        return tuple(self.senders)

    @property
    def senders(self) -> dict[str, int]:
        """How many messages each person sent."""
        return _senders(self.messages)

    @property
    def kinds(self) -> dict[str, int]:
        """How many messages there are of each kind that occurs."""
        counts = self.messages["kind"].value_counts(sort=True)
        return dict(zip(counts["kind"].to_list(), counts["count"].to_list(), strict=True))

    @property
    def first(self) -> datetime:
        """Wall clock of the first message."""
        first: datetime = self.messages["time"][0]
        return first

    @property
    def last(self) -> datetime:
        """Wall clock of the last message."""
        last: datetime = self.messages["time"][-1]
        return last


def read(
    path: str | Path,
    *,
    between: tuple[str, str] | None = None,
    tz: ZoneInfo | None = None,
    date_order: DateOrder | None = None,
    progress: Progress | None = None,
) -> History:
    """Read a chat export: a file, a zip or a folder of any known format.

    ``between`` names the two people of a group or of an account with many chats; ``tz`` is the
    time zone in which they lived (default: this machine's); ``date_order`` settles dates such
    as 03/04/21 where the file does not; ``progress`` is told how many bytes of how many were read.
    Raises :class:`~quills.errors.ExportError`.
    """
    path = Path(path) if Path(path).name else Path(path).resolve()  # a dot has no name to call it by
    zone = tz or local_zone()
    options = Options(tz=zone, date_order=date_order)
    source, drafts = _drafts(path, options, progress)
    draft, left_out = _for_two(drafts, between)
    report = ImportReport(
        source=draft.source or source,
        title=draft.title,
        read=draft.read,
        explained=draft.read - len(draft.unexplained),
        unexplained=tuple(draft.unexplained),
        date_order=draft.date_order,
        date_order_guessed=draft.date_order_guessed,
        zone=zone.key,
        left_out=left_out,
        me=draft.me,
        notes=tuple(draft.notes),
    )
    return History(MESSAGES.check(_in_order(draft, zone)), report)


def _in_order(draft: Draft, zone: ZoneInfo) -> pl.DataFrame:
    """The draft's rows with both clocks, in the order in which they happened."""
    times = draft.rows["time"]
    if draft.clock == "utc":
        rows = draft.rows.with_columns(
            to_wall_clock(times, zone), times.dt.replace_time_zone("UTC").alias("instant")
        )
    else:
        rows = draft.rows.with_columns(to_instants(times, zone))
    instants = rows["instant"]
    if instants.is_sorted():
        return rows
    if instants[0] > instants[-1]:  # newest first: messages of the same moment stand reversed too
        rows = rows.reverse()
    return rows.sort("instant", maintain_order=True)


def _drafts(path: Path, options: Options, progress: Progress | None) -> tuple[str, list[Draft]]:
    parts = _recognised(open_export(path))
    if not parts:
        known = ", ".join(reader.NAME for reader in READERS)
        raise ExportError(f"{path.name} is not a chat export that Quills knows (it reads {known}).")
    reader = READERS[min(parts)]
    mine = parts[min(parts)]
    return reader.NAME, reader.read(_watched(mine, progress) if progress else mine, options)


def _recognised(parts: Sequence[Part]) -> dict[int, list[Part]]:
    """The parts by the first of ``READERS`` whose they are; part after part, so that each is opened once.

    The least key has all of its parts; a reader that stands after one already found is not asked.
    """
    found: dict[int, list[Part]] = {}
    for part in parts:
        for place, reader in enumerate(READERS[: min(found, default=len(READERS)) + 1]):
            if reader.recognises(part):
                found.setdefault(place, []).append(part)
                break
    return found


def _watched(parts: Sequence[Part], progress: Progress) -> list[Part]:
    total, done = sum(part.size for part in parts), 0

    def watch(count: int) -> None:
        nonlocal done
        done += count
        progress(done, total)

    return [replace(part, watch=watch) for part in parts]


def _for_two(drafts: Sequence[Draft], between: tuple[str, str] | None) -> tuple[Draft, dict[str, int]]:
    """The one chat that is meant, with nobody in it but the two."""
    written = [(draft, people) for draft in drafts if (people := _senders(draft.rows))]
    if not written:
        raise ExportError("There is no message by a person in this export.")
    if between is None:
        return _only_chat(written), {}
    if between[0] == between[1]:
        raise ExportError("--between takes two different names.")
    with_both = [(draft, people) for draft, people in written if set(between) <= set(people)]
    if not with_both:
        raise ExportError(f"{_quoted(between)} do not write to each other here. {_chats(written)}")
    # Where they meet in several chats, the one with the fewest others in it is their own.
    draft, people = min(with_both, key=lambda chat: (len(chat[1]), -chat[0].rows.height))
    left_out = {name: count for name, count in people.items() if name not in between}
    kept = draft.rows.filter(
        pl.col("sender").is_null() | pl.col("sender").cast(pl.String).is_in(list(between))
    )
    return replace(draft, rows=kept), left_out


def _only_chat(written: Sequence[tuple[Draft, dict[str, int]]]) -> Draft:
    if len(written) > 1:
        raise ExportError(
            f"This export holds {len(written)} chats; say which with --between. {_chats(written)}"
        )
    draft, people = written[0]
    if len(people) > 2:
        raise ExportError(
            f"This is a group of {len(people)}: {_listed(people)}."
            " Quills reads two people; name them with --between A B."
        )
    return draft


def _chats(written: Sequence[tuple[Draft, dict[str, int]]], most: int = 12) -> str:
    biggest = sorted(written, key=lambda chat: -chat[0].rows.height)
    names = "; ".join(_listed(people) for _, people in biggest[:most])
    return f"There are: {names}{f'; and {len(written) - most} more' if len(written) > most else ''}."


def _listed(people: dict[str, int], most: int = 12) -> str:
    names = ", ".join(f"{_clipped(name)} ({count})" for name, count in list(people.items())[:most])
    return names + (f" and {len(people) - most} more" if len(people) > most else "")


def _clipped(name: str, most: int = 60) -> str:
    return name if len(name) <= most else f"{name[:most]}..."


def _quoted(names: Sequence[str]) -> str:
    return " and ".join(repr(name) for name in names)


def _senders(rows: pl.DataFrame) -> dict[str, int]:
    counts = (
        rows["sender"]
        .drop_nulls()
        .cast(pl.String)
        .value_counts()
        .sort("count", "sender", descending=[True, False])
    )
    return dict(zip(counts["sender"].to_list(), counts["count"].to_list(), strict=True))
