"""Times as a table writes them, taken apart: the day as written, the clock, the offset from UTC."""

from typing import Final

import polars as pl

CLOCKS: Final = pl.Schema(
    {
        "date": pl.String,  # 17/05/2022, as written; null where there is none
        "ms": pl.Int64,  # milliseconds since midnight; null for a clock that does not exist
        "offset": pl.Int64,  # milliseconds ahead of UTC; null where it is not said
        "since": pl.Int64,  # milliseconds since 1970, where that is what is written
        "unread": pl.String,  # the whole, where it is none of these
    }
)

_EPOCH: Final = r"^[0-9]{9,13}(?:\.[0-9]+)?$"
_MS_FROM: Final = 100_000_000_000
"""Smaller counts since 1970 are seconds: as milliseconds they would be before 1974."""

_DATE: Final = r"(?<date>[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})\.?"
_CLOCK: Final = (
    r"(?<hour>[0-9]{1,2})[:.](?<minute>[0-5][0-9])(?:[:.](?<second>[0-5][0-9])(?:[.,](?<part>[0-9]{1,9}))?)?"
    r"(?:\s*(?<half>[AaPp])\.?\s?[Mm]\.?)?"
)
_ZONE: Final = r"(?:\s*(?<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?"
_WRITTEN: Final = rf"^{_DATE}(?:,?\s+|[Tt]|,)\s*{_CLOCK}{_ZONE}$"


def parsed(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns ``CLOCKS`` of the times in ``when`` and ``clock``, row by row."""
    text = _joined(frame)
    written = text.str.extract_groups(_WRITTEN).struct.unnest().with_columns(text)
    since = _since_1970(pl.col("when"))
    unread = pl.when(pl.col("date").is_null() & since.is_null()).then("when")
    return written.select(
        "date",
        _milliseconds().alias("ms"),
        _offset(pl.col("zone")).alias("offset"),
        since.alias("since"),
        unread.alias("unread"),
    )


def _joined(frame: pl.DataFrame) -> pl.Series:
    """The times as one text each; a date and a clock in two columns are joined."""
    when, clock = pl.col("when").str.strip_chars(), pl.col("clock").str.strip_chars()
    both = pl.when(clock.is_null() | (clock == "") | when.str.contains(r"\d:\d")).then(when)
    return frame.select(both.otherwise(when + " " + clock).alias("when"))["when"]


def _since_1970(text: pl.Expr) -> pl.Expr:
    count = pl.when(text.str.contains(_EPOCH)).then(text).cast(pl.Float64, strict=False)
    return pl.when(count < _MS_FROM).then(count * 1000).otherwise(count).round().cast(pl.Int64, strict=False)


def _milliseconds() -> pl.Expr:
    hour = pl.col("hour").cast(pl.Int64)
    afternoon = (pl.col("half").str.to_lowercase() == "p").cast(pl.Int64)
    hours = (
        pl.when(pl.col("half").is_null() & (hour < 24)).then(hour)
        .when(pl.col("half").is_not_null() & hour.is_between(1, 12)).then(hour % 12 + 12 * afternoon)
    )  # fmt: skip
    seconds = (hours * 60 + pl.col("minute").cast(pl.Int64)) * 60
    seconds += pl.col("second").cast(pl.Int64).fill_null(0)
    part = pl.col("part").str.pad_end(3, "0").str.slice(0, 3).cast(pl.Int64).fill_null(0)
    return seconds * 1000 + part


def _offset(zone: pl.Expr) -> pl.Expr:
    minutes = zone.str.slice(1, 2).cast(pl.Int64, strict=False) * 60
    minutes += zone.str.slice(3).str.strip_chars(":").cast(pl.Int64, strict=False).fill_null(0)
    sign = pl.when(zone.str.starts_with("-")).then(-1).otherwise(1)
    return pl.when(zone.str.contains(r"^[A-Za-z]")).then(0).otherwise(sign * minutes * 60_000)
