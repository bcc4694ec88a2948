"""What a reader makes of a case: a history, a refusal in a sentence, or a finding."""

import json
import re
import traceback
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast
from zoneinfo import ZoneInfo

import polars as pl

from fuzz.cases import Case
from quills.chats import DateOrder, History, read
from quills.errors import ExportError, QuillsError
from quills.patterns.pace import pace
from quills.report.exchange import as_object

LONGEST_SENTENCE: Final = 5000

_NAMED: Final = re.compile(r"[:;,] ([^:;,]{1,200}?) \(\d+\)")
"""A person and the number of their messages, as a refusal lists them."""

Kind = Literal["history", "refusal", "finding"]


class Outcome(NamedTuple):
    """How a case ended."""

    kind: Kind
    what: str = ""
    """Of a finding, what it is and where, in a line; alike for alike ones."""
    more: str = ""
    """The whole traceback, or the sentence of the refusal."""


def tried(case: Case, path: Path) -> Outcome:
    """Read it, work out its pace, write both down for machines."""
    try:
        history = _read(case, path)
        if broken := _broken_rule(history):
            return Outcome("finding", f"history: {broken}")
        found = pace(history.messages)
        json.dumps(as_object(history, found, me=None, both_agreed=False), allow_nan=False)
    except QuillsError as error:
        return _refusal(str(error))
    except BaseException as error:  # noqa: BLE001 - a panic of a library is no Exception, and a finding
        return Outcome("finding", _signature(error), "".join(traceback.format_exception(error)))
    return Outcome("history")


def _read(case: Case, path: Path) -> History:
    """The history; where there are many chats or a group, that of the first two whom the refusal names."""
    order, zone = cast("DateOrder | None", case.date_order), ZoneInfo(case.zone)
    try:
        return read(path, between=case.between, tz=zone, date_order=order)
    except ExportError as error:
        names = _NAMED.findall(str(error)[:10_000])
        if case.between or len(names) < 2:
            raise
        return read(path, between=(names[0], names[1]), tz=zone, date_order=order)


def _refusal(sentence: str) -> Outcome:
    if not sentence.strip() or len(sentence) > LONGEST_SENTENCE:
        return Outcome("finding", "a refusal that is no sentence", f"{len(sentence)} letters: {sentence}")
    return Outcome("refusal", more=sentence)


def _signature(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "quills" in Path(frame.filename).parts] or list(frames)
    where = (
        f"{'/'.join(Path(ours[-1].filename).parts[-2:])}:{ours[-1].lineno} {ours[-1].name}" if ours else "?"
    )
    return f"{type(error).__name__} at {where}"


def _broken_rule(history: History) -> str | None:
    """What a history holds that none may, though its table keeps to its description."""
    report, messages = history.report, history.messages
    unexplained = list(report.unexplained)
    if messages.is_empty() or not 1 <= len(history.people) <= 2:
        return "not of one or two people"
    if unexplained != sorted(set(unexplained)) or unexplained[:1] == [0]:
        return "unexplained lines out of order, or twice"
    if not 0 <= report.explained <= report.read:
        return "more lines unexplained than were read"
    if messages.filter(pl.col("sender").cast(pl.String).str.strip_chars() == "").height:
        return "a sender without a name"
    if messages.filter(pl.col("time").dt.year().is_between(1989, 2101).not_()).height:
        return "a time that no chat has"
    return None
