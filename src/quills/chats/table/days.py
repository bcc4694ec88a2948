"""Dates of a table to days: one column of them is written in one order."""

import re
from datetime import date
from typing import Final

import polars as pl

from quills.chats.dates import Written, day, decide
from quills.chats.draft import DateOrder, Options

_PREFER: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")
_DAY_ZERO: Final = date(1970, 1, 1).toordinal()


def order_of(dates: pl.Series, options: Options) -> tuple[DateOrder | None, bool]:
    """The order of the dates that do not begin with the year, and whether it is a guess."""
    written = [_as_written(text) for text in dates.drop_nulls().unique(maintain_order=True)]
    open_ones = [one for one in written if one.widths[0] != 4]
    if not open_ones:
        return None, False
    if options.date_order:
        return options.date_order, False
    decision = decide(open_ones, _PREFER)
    return (decision.order, decision.guessed) if decision else (_PREFER[0], True)


def days(dates: pl.Series, order: DateOrder | None) -> pl.Series:
    """Days since 1970; null for a day that does not exist."""
    texts = dates.drop_nulls().unique()
    found = pl.Series([_day(_as_written(text), order) for text in texts], dtype=pl.Int64)
    return dates.replace_strict(texts, found, default=None, return_dtype=pl.Int64)


def _as_written(text: str) -> Written:
    a, b, c = re.findall(r"\d+", text)
    return Written((int(a), int(b), int(c)), (len(a), len(b), len(c)))


def _day(written: Written, order: DateOrder | None) -> int | None:
    if written.widths[0] == 4 and 1990 <= written.numbers[0] <= 2100:
        try:
            return date(*written.numbers).toordinal() - _DAY_ZERO
        except ValueError:
            return None
    found = day(written, "ymd" if written.widths[0] == 4 else order or _PREFER[0])
    return found.toordinal() - _DAY_ZERO if found else None
