"""Ana's private year in the journal, as documents: invented, and of the same days as the chat of the two."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from quills.web.example.shapes import FILES, EvidenceRow, NarrativeRow, Rows, read
from quills.web.journal.documents import (
    Deed,
    Entry,
    Evidence,
    Kept,
    Narrative,
    Origin,
    Pause,
    Promise,
    SecureMemory,
    new_id,
)
from quills.web.journal.words.choices import choices
from quills.web.journal.words.languages import language

ZONE: Final = "Europe/London"
LATER: Final = timedelta(minutes=4)
"""Between the happening and the page."""


def documents(code: str) -> list[Kept]:
    """The year in one language, each document under an id that no row has yet. Raises JournalError."""
    spoken = language(code)
    memories = {row.key: new_id() for row in _year("memories").memory}
    return [
        *_entries(spoken),
        *_pauses(spoken),
        *_memories(spoken, memories),
        *(_narrative(row, spoken, memories) for row in _year("narratives").narrative),
        *_promises(spoken),
        *_origins(spoken),
    ]


@cache
def _year(name: str) -> Rows:
    return read(name)


def _entries(code: str) -> Iterator[Entry]:
    for row in (row for name in FILES for row in _year(name).entry):
        yield Entry(
            **_head(row.at),
            trigger=row.trigger,
            feeling=row.feeling,
            under=row.under,
            strong=row.strong,
            did=_deed(row.did),
            theirs=_deed(row.theirs),
            fears=row.fears,
            body=row.body,
            need=row.need,
            story=row.text(code),
            calm_minutes=row.calm,
        )


def _pauses(code: str) -> Iterator[Pause]:
    for row in _year("pauses").pause:
        yield Pause(
            **_head(row.at),
            before=row.before,
            after=row.after,
            ways=row.ways,
            back=_time(row.back),
            note=row.text(code),
        )


def _memories(code: str, ids: dict[str, str]) -> Iterator[SecureMemory]:
    for row in _year("memories").memory:
        head = _head(row.at) | {"id": ids[row.key]}
        yield SecureMemory(**head, day=row.day, text=row.text[code], meant=row.meant.get(code, ""))


def _narrative(row: NarrativeRow, code: str, ids: dict[str, str]) -> Narrative:
    return Narrative(
        **_head(row.at),
        belief=row.belief[code],
        before=row.before,
        speaks_for=_evidence(row.speaks_for, code, ids),
        speaks_against=_evidence(row.speaks_against, code, ids),
        fairer=row.fairer.get(code, ""),
        after=row.after,
        may_be_right=row.may_be_right,
    )


def _promises(code: str) -> Iterator[Promise]:
    for row in _year("promises").promise:
        yield Promise(
            **_head(row.at),
            text=row.text[code],
            by=row.by,
            due=_time(row.due),
            outcome=row.outcome,
            settled=_time(row.settled),
            note=row.note.get(code, ""),
        )


def _origins(code: str) -> Iterator[Origin]:
    for row in _year("origins").origin:
        yield Origin(**_head(row.at), page=row.page, answers=tuple(one.text(code) for one in row.answers))


def _evidence(rows: tuple[EvidenceRow, ...], code: str, ids: dict[str, str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(text=row.text(code), memory=ids[row.memory] if row.memory else None) for row in rows
    )


def _deed(name: str | None) -> Deed | None:
    return Deed(deed=name, act=choices().deeds[name].act) if name else None


def _head(at: datetime) -> dict[str, Any]:
    """What every document has."""
    told = at.replace(tzinfo=ZoneInfo(ZONE))
    return {"id": new_id(), "at": told, "zone": ZONE, "written": told + LATER}


def _time(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=ZoneInfo(ZONE)) if at else None
