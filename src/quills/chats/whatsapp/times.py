"""Written dates and clocks to times: each distinct one is read once, in plain Python."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import polars as pl

from quills.chats.dates import Decision, day, decide
from quills.chats.draft import DateOrder
from quills.chats.half_days import is_eastern
from quills.chats.whatsapp.stamps import read_clock, read_date
from quills.frames import CLOCK

_EPOCH: Final = date(1970, 1, 1).toordinal()
_AMERICAN_DATE: Final = re.compile(r"[1-9]\d?/[1-9]\d?/\d\d")
_AMERICAN_CLOCK: Final = re.compile(r"[AP]M\b")


def decide_order(lines: pl.DataFrame) -> Decision | None:
    """The order of the file's dates; what the file leaves open is guessed from how it is written."""
    runs = lines["date"].drop_nulls().rle().struct.field("value").cast(pl.String).to_list()
    known = {text: read_date(text) for text in set(runs)}
    dates = [written for text in runs if (written := known[text])]
    clocks = lines["clock"].drop_nulls().unique().head(50).cast(pl.String).to_list()
    return decide(dates, _habit(list(known), clocks))


def _habit(dates: Sequence[str], clocks: Sequence[str]) -> tuple[DateOrder, ...]:
    """Who writes like this: years first with eastern half-days, months first without leading zeros,
    with slashes, two-digit years and capital AM and PM.
    """
    if any(is_eastern(clock) for clock in clocks):
        return ("ymd", "dmy", "mdy")
    american = any(_AMERICAN_CLOCK.search(clock) for clock in clocks)
    if american and all(_AMERICAN_DATE.fullmatch(date) for date in dates):
        return ("mdy", "dmy", "ymd")
    return ("dmy", "mdy", "ymd")


def times(rows: pl.DataFrame, order: DateOrder) -> pl.Series:
    """Wall clock times of headers (``split_headers``), null where there is no such time."""
    days = _each(rows["date"], lambda text: _day_number(text, order))
    seconds = _each(rows["clock"], read_clock) + rows["past"]
    return ((days * 86_400 + seconds) * 1000).cast(CLOCK).alias("time")


def past_the_hour(stamps: pl.DataFrame) -> pl.Series:
    """Seconds since the full hour, from ``minute`` and, where it is written, ``second``; digits of any
    script. Null where there are no such minutes or seconds.
    """
    past = _each(stamps["minute"], _below_sixty) * 60
    if "second" in stamps.columns:
        past += _each(stamps["second"], _below_sixty)
    return past.cast(pl.Int16).alias("past")


def _below_sixty(text: str) -> int | None:
    number = int(text)
    return number if number < 60 else None


def _day_number(text: str, order: DateOrder) -> int | None:
    written = read_date(text)
    found = day(written, order) if written else None
    return found.toordinal() - _EPOCH if found else None


def _each(texts: pl.Series, function: Callable[[str], int | None]) -> pl.Series:
    """What each category of a categorical column means, looked up by the category's number."""
    known = texts.drop_nulls().unique()
    numbers = known.to_physical().to_list()
    values: list[int | None] = [None] * (max(numbers, default=-1) + 1)
    for number, text in zip(numbers, known, strict=True):
        values[number] = function(text)
    return pl.Series(values, dtype=pl.Int64).gather(texts.to_physical())
