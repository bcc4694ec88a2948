"""Wall clocks and real time: what a person saw on the clock, and how long it really was.

WhatsApp and others write the wall clock of the phone, which jumps twice a year; the rest write
UTC. Gaps between messages are always measured in real time.
"""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl
import tzlocal

from quills.frames import CLOCK

STEP_BACK: Final = timedelta(minutes=5)
"""In the hour that happens twice, a step back by more than this means its second run has begun;
less is messages that arrived out of order."""


def local_zone() -> ZoneInfo:
    """This machine's time zone, or UTC where it has none by name."""
    try:
        return ZoneInfo(tzlocal.get_localzone_name())
    except (KeyError, ValueError, TypeError):  # a zone without a name, or with one nobody knows
        return ZoneInfo("UTC")


def to_wall_clock(times: pl.Series, zone: ZoneInfo) -> pl.Series:
    """UTC times without a zone to what the clock on the wall showed, as ``time``."""
    return (
        times.dt.replace_time_zone("UTC")
        .dt.convert_time_zone(zone.key)
        .dt.replace_time_zone(None)
        .alias("time")
    )


def to_instants(times: pl.Series, zone: ZoneInfo) -> pl.Series:
    """Wall clock times in file order to UTC, as ``instant``.

    The hour that a clock change repeats is told apart by the order of the messages. A time that
    the change skips (a wrong zone, or a phone that was late to change) is read by the old clock.
    """
    early = _utc(times, zone, "earliest")
    late = _utc(times, zone, "latest")
    instants = early.alias("instant")
    odd = (early.is_null() | (early != late)) & times.is_not_null()
    if not odd.any():
        return instants
    changed: dict[int, datetime] = {}
    for row in odd.arg_true().to_list():
        moment: datetime = times[row].replace(tzinfo=zone)
        before = changed.get(row - 1, instants[row - 1] if row else None)
        first = moment.astimezone(UTC)
        if before is not None and first < before - STEP_BACK:
            first = moment.replace(fold=1).astimezone(UTC)
        changed[row] = first
    rows = list(changed)
    values = pl.Series([changed[row] for row in rows], dtype=pl.Datetime("ms", "UTC"))
    return instants.scatter(rows, values)


def _utc(times: pl.Series, zone: ZoneInfo, which: str) -> pl.Series:
    return (
        times.cast(CLOCK)
        .dt.replace_time_zone(zone.key, ambiguous=which, non_existent="null")  # type: ignore[arg-type]
        .dt.convert_time_zone("UTC")
    )
