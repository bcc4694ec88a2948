"""Histories and facts for the report: small ones by hand, and a longer one that could be true."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from quills.chats.history import History, ImportReport
from quills.frames import MESSAGES
from quills.patterns.facts import Curve, Estimate, Pace

Row = tuple[datetime, str | None, str, str]
"""When, who, what, of which kind."""

WORDS = (
    "are you still at work",
    "yes, on my way",
    "I thought of you at lunch",
    "can we talk tonight?",
    "ok",
    "the train is late again",
    "I bought bread",
    "I do not know what to say to that",
    "see you at seven",
    "sorry, fell asleep",
)


def import_report(**changes: object) -> ImportReport:
    """A report of an import in which all went well, but for what ``changes`` says."""
    plain: dict[str, object] = {
        "source": "whatsapp",
        "title": None,
        "read": 100,
        "explained": 100,
        "unexplained": (),
        "date_order": "dmy",
        "date_order_guessed": False,
        "zone": "Europe/Berlin",
        "left_out": {},
        "me": None,
        "notes": (),
    }
    return ImportReport(**{**plain, **changes})  # type: ignore[arg-type]  # a test gives the right types


def history(rows: Sequence[Row], **changes: object) -> History:
    """A history of these messages, one a line."""
    frame = pl.DataFrame(
        {
            "line": pl.Series(range(1, len(rows) + 1), dtype=pl.Int64),
            "time": pl.Series([row[0] for row in rows], dtype=pl.Datetime("ms")),
            "instant": pl.Series(
                [row[0].replace(tzinfo=UTC) for row in rows], dtype=pl.Datetime("ms", "UTC")
            ),
            "sender": pl.Series([row[1] for row in rows], dtype=pl.String).cast(pl.Categorical),
            "text": pl.Series([row[2] for row in rows], dtype=pl.String),
            "kind": pl.Series([row[3] for row in rows], dtype=MESSAGES.columns["kind"].dtype),
        }
    )
    return History(MESSAGES.check(frame), import_report(**changes))


def believable(
    days: int, *, seed: int = 3, pause: tuple[int, int] = (0, 0), names: tuple[str, str] = ("Ana", "Ben")
) -> History:
    """A history of so many days in which Ana opens more often and Ben answers later."""
    rng = np.random.default_rng(seed)
    now = datetime(2023, 3, 6, 7, 40)
    rows: list[Row] = []
    end = now + timedelta(days=days)
    quiet = tuple(now + timedelta(days=day) for day in pause)
    begin = now
    while now < end:
        # Weeks of much and weeks of little, so that pictures have something to show.
        season = 1 + 0.55 * np.sin((now - begin).days / 23) + 0.35 * np.sin((now - begin).days / 5.1)
        who = 0 if rng.random() < 0.62 else 1
        for _ in range(max(1, round(season * float(rng.integers(2, 14))))):
            for _ in range(
                1
                + int(rng.random() < 0.35)
                + int(rng.poisson(1.6 if rng.random() < 0.09 + 0.1 * (who == 0) else 0))
            ):
                text = " ".join(rng.choice(WORDS, size=1 + int(rng.integers(0, 2 + who))))
                kind = "media" if rng.random() < 0.05 else "text"
                if not quiet[0] <= now < quiet[1]:
                    rows.append((now.replace(second=0), names[who], "" if kind == "media" else text, kind))
                now += timedelta(minutes=float(rng.lognormal(0.4, 1.1)))
            who = 1 - who
            now += timedelta(minutes=float(rng.lognormal(1.4 + 1.1 * who, 1.2)))
        now += timedelta(hours=float(rng.lognormal(2.1, 0.75)))
        if now.hour < 6:
            now = now.replace(hour=7, minute=int(rng.integers(0, 60)))
    rows = [row for row in rows if row[0] < end]
    return history(
        sorted(rows, key=lambda row: row[0]),
        read=len(rows) + 4,
        explained=len(rows) + 1,
        unexplained=(3, 4, 812),
    )


def estimate(
    value: float | None, low: float | None = None, high: float | None = None, n: int = 10
) -> Estimate:
    """An estimate in one word."""
    return Estimate(value, low, high, n)


UNKNOWN = Estimate(None, None, None, 0)


def silent(facts: Pace) -> Pace:
    """The same facts with every number unknown: what a history would give that is too short for any."""
    return _blank(facts)  # type: ignore[no-any-return]  # a Pace goes in, a Pace comes out


def _blank(value: Any) -> Any:  # noqa: ANN401  whatever the facts hold
    if isinstance(value, Estimate):
        return UNKNOWN
    if isinstance(value, Curve):
        return Curve((), (), (), (), ())
    if isinstance(value, dict):
        return {key: _blank(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_blank(inner) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _blank(getattr(value, field.name)) for field in fields(value)})
    return value
