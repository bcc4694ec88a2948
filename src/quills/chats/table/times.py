"""A column of times, read as a whole: how it writes them is decided by all of its rows."""

from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from quills.chats.draft import DateOrder, Options
from quills.chats.records import EARLIEST, LATEST
from quills.chats.table.days import days, order_of
from quills.errors import ExportError
from quills.frames import CLOCK

_DAY_MS: Final = 86_400_000


@dataclass(frozen=True)
class Times:
    """The times of a file."""

    values: pl.Series
    """``time``, null where it cannot be read."""
    clock: Literal["local", "utc"]
    date_order: DateOrder | None
    guessed: bool


def read_times(cells: pl.DataFrame, name: str, options: Options) -> Times:
    """The times of ``CELLS``.

    Raises ExportError where some rows say their offset from UTC and some do not, or none can be read.
    """
    order, guessed = order_of(cells["date"], options)
    local = days(cells["date"], order) * _DAY_MS + cells["ms"] - cells["offset"].fill_null(0)
    time = local.zip_with(cells["since"].is_null(), cells["since"])
    time = time.set(~time.is_between(EARLIEST, LATEST, closed="left"), None).cast(CLOCK).alias("time")
    says = cells.select("line", utc=pl.col("since").is_not_null() | pl.col("offset").is_not_null())
    says = says.filter(time.is_not_null())
    _check(cells, says, name)
    return Times(time, "utc" if says["utc"].any() else "local", order, guessed)


def _check(cells: pl.DataFrame, says: pl.DataFrame, name: str) -> None:
    if cells.height and not says.height:
        example = next((text for text in cells["unread"] if text), None)
        shown = f" ({example[:40]!r})" if example else ""
        raise ExportError(
            f"{name} has no time that Quills can read{shown}; write them as 2024-05-17 17:29:42."
        )
    odd = says.filter(pl.col("utc") != pl.col("utc").first())
    if odd.height:
        row, does = odd.row(0)
        raise ExportError(
            f"In {name}, row {row} {'says' if does else 'does not say'} how far its time is from UTC"
            f" and row {says['line'][0]} does{' not' if does else ''}; write all times in one way."
        )
