"""Times as the exporter writes them: the wall clock of the machine that exported, in English."""

import re
from datetime import datetime, timedelta
from typing import Final

from quills.chats.records import in_time

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STAMP: Final = (
    rf"(?:(?P<month>{'|'.join(MONTHS)})[a-z]* {{1,2}}(?P<day>\d{{1,2}}), (?P<year>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"[ T]{1,2}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?: (?P<half>[AP]M))?"
)
"""``May 17, 2022  5:29:42 PM``; also with 24 hours, or with the day as ``2022-05-17``."""

RECEIPT: Final = r"(?: +\((?P<receipt>[^()\n]{1,200}(?:\([^()\n]*\)[^()\n]{0,200})?)\))?"
"""``(Read by them after 3 minutes)``."""

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 -- a wall clock has no zone
_APPLE_ZERO: Final = datetime(2001, 1, 1)  # noqa: DTZ001
_NO_TIME: Final = timedelta(days=1)
"""A message without a time gets Apple's zero, in whatever zone it was exported."""


def moment(found: re.Match[str]) -> int | None:
    """Milliseconds since 1970 of a match of ``STAMP``, or None if there is no such time.

    Years in which no chat was, and Apple's zero, which stands for no time, are None as well.
    """
    hour = _hour(int(found["hour"]), found["half"])
    if hour is None:
        return None
    try:
        year, month, day = _day(found)
        time = datetime(year, month, day, hour, int(found["minute"]), int(found["second"] or 0))  # noqa: DTZ001
    except ValueError:
        return None
    if abs(time - _APPLE_ZERO) < _NO_TIME:
        return None
    return in_time((time - _EPOCH) // timedelta(milliseconds=1))


def _day(found: re.Match[str]) -> tuple[int, int, int]:
    if iso := found["iso"]:
        return int(iso[:4]), int(iso[5:7]), int(iso[8:])
    return int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"])


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half == "PM" else 0)
