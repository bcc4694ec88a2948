"""Wall clocks to real time, against the time zone database itself."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quills.chats.clock import to_instants, to_wall_clock
from quills.frames import CLOCK

BERLIN: Final = ZoneInfo("Europe/Berlin")
CHANGES: Final = {
    "Europe/Berlin": datetime(2023, 10, 29, 1, 0, tzinfo=UTC),
    "America/New_York": datetime(2023, 11, 5, 6, 0, tzinfo=UTC),
    "America/Sao_Paulo": datetime(2019, 2, 17, 2, 0, tzinfo=UTC),  # at midnight
    "Australia/Lord_Howe": datetime(2023, 4, 1, 15, 0, tzinfo=UTC),  # by half an hour
    "Asia/Tehran": datetime(2022, 9, 21, 19, 30, tzinfo=UTC),
    "Africa/Casablanca": datetime(2023, 3, 19, 2, 0, tzinfo=UTC),  # before Ramadan
}
"""When clocks went back."""


def series(*times: datetime) -> pl.Series:
    return pl.Series("time", times, dtype=CLOCK)


def instants(*times: datetime, zone: ZoneInfo = BERLIN) -> list[datetime]:
    return to_instants(series(*times), zone).to_list()


@pytest.mark.parametrize("zone", CHANGES)
def test_the_hour_that_happens_twice_is_told_apart(zone: str) -> None:
    """A message every ten minutes over the change: each gets its own instant back."""
    real = [CHANGES[zone] + timedelta(minutes=minute) for minute in range(-180, 180, 10)]
    wall = [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in real]
    assert instants(*wall, zone=ZoneInfo(zone)) == real


def test_late_messages_do_not_begin_the_second_hour() -> None:
    """02:30, and 02:28 by a phone that was late: both in the first run of the hour."""
    found = instants(datetime(2023, 10, 29, 2, 30), datetime(2023, 10, 29, 2, 28))
    assert found == [datetime(2023, 10, 29, 0, 30, tzinfo=UTC), datetime(2023, 10, 29, 0, 28, tzinfo=UTC)]


def test_a_time_that_the_change_skips_is_read_by_the_old_clock() -> None:
    """02:30 does not exist on 26 March; by winter time it is 01:30 in UTC."""
    assert instants(datetime(2023, 3, 26, 2, 30)) == [datetime(2023, 3, 26, 1, 30, tzinfo=UTC)]


@given(
    st.lists(st.datetimes(datetime(2005, 1, 1), datetime(2037, 1, 1)), max_size=30),
    st.sampled_from(sorted(CHANGES)),
)
def test_every_time_is_one_that_the_zone_has(times: list[datetime], zone: str) -> None:
    """In any order: each instant is what zoneinfo gives for one of the two folds."""
    times = [time.replace(microsecond=0) for time in times]
    for time, found in zip(times, instants(*times, zone=ZoneInfo(zone)), strict=True):
        folds = [time.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)]
        assert found in folds


@given(
    st.lists(st.datetimes(datetime(2005, 1, 1), datetime(2037, 1, 1)), max_size=30),
    st.sampled_from(sorted(CHANGES)),
)
def test_utc_becomes_what_the_clock_on_the_wall_showed(times: list[datetime], zone: str) -> None:
    times = [time.replace(microsecond=0) for time in times]
    expected = [time.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) for time in times]
    assert to_wall_clock(series(*times), ZoneInfo(zone)).to_list() == expected


def test_no_messages_are_no_trouble() -> None:
    assert instants() == []
