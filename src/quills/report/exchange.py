"""What other programs get: one object for a history, one line for each message."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

import polars as pl

from quills.chats import History
from quills.patterns.facts import Pace


def as_object(history: History, pace: Pace, *, me: str | None, both_agreed: bool) -> dict[str, Any]:
    """What ``quills read --json`` prints; ``docs/schemas/read.json`` describes it."""
    report = history.report
    return {
        "source": report.source,
        "title": report.title,
        "messages": history.messages.height,
        "senders": history.senders,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "zone": report.zone,
        "date_order": report.date_order,
        "date_order_guessed": report.date_order_guessed,
        "lines": {
            "read": report.read,
            "explained": report.explained,
            "unexplained": list(report.unexplained),
        },
        "kinds": history.kinds,
        "left_out": report.left_out,
        "notes": list(report.notes),
        "me": me,
        "both_agreed": both_agreed,
        "pace": _plain(asdict(pace)),
    }


def message_lines(history: History) -> str:
    """Each message as a line of JSON (``time``, ``sender``, ``text``, ``kind``), in file order."""
    return (
        history.messages.sort("line")
        .select(
            pl.col("time").dt.to_string("iso:strict").str.strip_suffix(".000"),
            pl.col("sender").cast(pl.String),
            "text",
            pl.col("kind").cast(pl.String),
        )
        .write_ndjson()
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a dataclass holds
    match value:
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case tuple() | list():
            return [_plain(inner) for inner in value]
        case datetime():
            return value.isoformat()
        case _:
            return value
