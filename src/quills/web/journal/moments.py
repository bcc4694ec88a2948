"""The moments of an entry: the acts that it tells of, none, one or two."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from quills.acts import Act
from quills.web.journal.documents.entry import Entry
from quills.web.journal.words.choices import Who


class Moment(NamedTuple):
    """One act by one of the two at one time."""

    entry: str
    at: datetime
    who: Who
    act: Act


def moments(entry: Entry) -> tuple[Moment, ...]:
    """What the entry counts for. Fear of what the other might do counts against nobody."""
    if entry.afraid_of_them:
        return ()
    told: tuple[tuple[Who, Act | None], ...] = (
        ("me", entry.did.act if entry.did else None),
        ("they", entry.theirs.act if entry.theirs else None),
    )
    return tuple(Moment(entry.id, entry.at, who, act) for who, act in told if act)


def counted(entry: Entry) -> dict[str, int]:
    """What the summary of a month counts of an entry: acts by who did them, as "me protest"."""
    return dict(Counter(f"{one.who} {one.act}" for one in moments(entry)))
