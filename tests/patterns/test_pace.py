"""The pace of a small history worked out by hand, its evidence, and histories at the edges."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime

import numpy as np
import polars as pl
import pytest
from pace_histories import Line, frame

from quills.patterns.facts import Estimate, Pace, Stretch
from quills.patterns.pace import pace

SMALL = [
    Line(0, "Ana", "hello"),
    Line(1, "Ana", "you?"),
    Line(11, "Ben", "hey"),
    Line(15, "Ana", "", "call"),
    Line(20, "Ana", "a?"),
    Line(25, "Ana", "??"),
    Line(505, "Ben", "sorry"),  # eight hours later
    Line(520, "Ana", "ok", "edited"),
    Line(2320, "Ana", "there?"),  # thirty hours later
    Line(2400, "Ben", "yes"),
]
"""From Monday 3 March 2025, noon, to Wednesday, four in the morning."""


@pytest.fixture(scope="module")
def small() -> Pace:
    return pace(frame(SMALL))


def test_it_counts_days_and_messages(small: Pace) -> None:
    ana, ben = small.people["Ana"], small.people["Ben"]
    assert (small.days, small.months) == (3, ("2025-03",))
    assert list(small.people) == ["Ana", "Ben"]
    assert (ana.messages, ben.messages) == (7, 3)
    assert ana.per_day == Estimate(7 / 3, None, None, 3)
    assert ben.per_day == Estimate(1, None, None, 3)


def test_it_says_who_ends_silences(small: Pace) -> None:
    assert small.people["Ana"].opens == small.people["Ben"].opens == Estimate(0.5, None, None, 2)
    assert [stretch.first_line for stretch in small.people["Ana"].opened] == [9]
    assert [stretch.first_line for stretch in small.people["Ben"].opened] == [7]
    ana = {hours: people["Ana"] for hours, people in small.opens_by_hours.items()}
    assert {hours: (found.value, found.n) for hours, found in ana.items()} == {
        3: (0.5, 2),
        6: (0.5, 2),
        12: (1, 1),
        24: (1, 1),
    }


def test_it_finds_the_silences(small: Pace) -> None:
    found = small.silences
    assert (found.hours, found.count, found.over_a_day) == (6, 2, 1)
    assert found.per_week == Estimate(2 / (3 / 7), None, None, 1)
    assert found.by_month == (("2025-03", 1, 30.0),)
    assert found.longest == (
        Stretch(8, 9, _clock("03T20:40"), _clock("05T02:40"), 1800, 2, "Ana"),
        Stretch(6, 7, _clock("03T12:25"), _clock("03T20:25"), 480, 2, "Ben"),
    )


def _clock(day: str) -> datetime:
    return datetime.fromisoformat(f"2025-03-{day}")


def test_it_finds_how_long_ben_takes(small: Pace) -> None:
    """Ana's turns waited 11, 490, 1800 (given up) and 80 minutes."""
    ben = small.people["Ben"].replies
    assert (ben.waits, ben.answered, ben.unanswered) == (4, 3, 1)
    assert ben.median_minutes == Estimate(80, None, None, 4)
    assert {minutes: found.value for minutes, found in ben.within.items()} == {10: 0, 60: 0.25, 1440: 0.75}
    assert ben.curve.minutes == (11, 80, 490, 1800)
    assert ben.curve.answered == (0.25, 0.5, 0.75, 0.75)
    assert ben.curve.waiting == (4, 3, 2, 1)
    assert [(one.first_line, one.last_line, one.minutes, one.by) for one in ben.slowest] == [
        (4, 7, 490, None),
        (9, 10, 80, None),
        (1, 3, 11, None),
    ]
    assert [(one.first_line, one.last_line, one.minutes, one.by) for one in ben.given_up] == [
        (8, 9, 1800, "Ana")
    ]


def test_it_finds_how_long_ana_takes(small: Pace) -> None:
    """Ben's turns waited 4 and 15 minutes; his last message ends the history and was not given up."""
    ana = small.people["Ana"].replies
    assert (ana.waits, ana.answered, ana.unanswered) == (3, 2, 1)
    assert ana.median_minutes == Estimate(4, None, None, 3)
    assert [found.value for found in ana.within.values()] == [0.5, 1, 1]
    assert ana.given_up == ()


def test_it_finds_bursts_lengths_and_hours(small: Pace) -> None:
    ana, ben = small.people["Ana"], small.people["Ben"]
    assert ana.bursts.share == Estimate(0.25, None, None, 4)
    assert [(one.first_line, one.last_line, one.minutes) for one in ana.bursts.longest] == [(4, 6, 10)]
    assert (ben.bursts.count, ben.bursts.share.value) == (0, 0)
    assert (ana.length, ben.length) == (Estimate(2, None, None, 6), Estimate(3, None, None, 3))
    assert [one.first_line for one in ana.longest_texts] == [9, 1, 2, 5, 6]
    assert {hour: found.value for hour, found in enumerate(ana.hours) if found.value} == {
        2: 1 / 7,
        12: 5 / 7,
        20: 1 / 7,
    }


def test_a_month_of_it(small: Pace) -> None:
    (month,) = small.people["Ben"].months
    assert (month.month, month.messages, month.per_day.n) == ("2025-03", 3, 3)
    assert (month.opens.value, month.reply_minutes.value, month.bursts.value, month.length.value) == (
        0.5,
        80,
        0,
        3,
    )
    assert month.stretch == Stretch(1, 10, _clock("03T12:00"), _clock("05T04:00"), 2400, 10, None)


def test_one_message_is_a_history() -> None:
    found = pace(frame([Line(0, "Ana", "hello")]))
    ana = found.people["Ana"]
    assert (found.days, ana.messages, ana.per_day.value, ana.length.value) == (1, 1, 1, 5)
    assert (found.silences.count, found.silences.longest, ana.opens.value) == (0, (), None)
    assert found.silences.by_month == (("2025-03", 0, 0),)


def test_all_in_the_same_minute() -> None:
    """Ana, Ben, Ana, Ben at one instant: every wait is of no time, the last one is open."""
    found = pace(frame([Line(0, "Ana"), Line(0, "Ben"), Line(0, "Ana"), Line(0, "Ben")]))
    ben, ana = found.people["Ben"].replies, found.people["Ana"].replies
    assert (ben.median_minutes.value, ben.curve.minutes, ben.curve.answered) == (0, (0,), (1,))
    assert (ana.waits, ana.answered, ana.median_minutes.value, ana.curve.answered) == (2, 1, 0, (0.5,))


def test_years_without_a_word() -> None:
    """Ana in March 2025, Ben 800 days later: 27 months, in most of which nobody wrote."""
    found = pace(frame([Line(0, "Ana"), Line(800 * 1440, "Ben")]))
    assert (found.days, len(found.months), found.months[-1]) == (801, 27, "2027-05")
    quiet = found.people["Ana"].months[5]
    assert (quiet.messages, quiet.per_day.value, quiet.per_day.n, quiet.stretch) == (0, 0, 31, None)
    assert {
        estimate.value for estimate in (quiet.opens, quiet.reply_minutes, quiet.bursts, quiet.length)
    } == {None}
    assert found.people["Ben"].months[0].reply_minutes.value == 800 * 1440
    assert found.silences.by_month[0] == ("2025-03", 1, 800 * 24)
    assert sum(count for _, count, _ in found.silences.by_month) == 1


def test_a_file_that_is_not_in_order_has_its_lines_in_order() -> None:
    """Newest first: line 10 is the oldest message."""
    messages = frame(SMALL)
    found = pace(messages.with_columns(line=11 - pl.col("line")))
    assert [(one.first_line, one.last_line) for one in found.silences.longest] == [(2, 3), (4, 5)]


def test_no_list_of_stretches_is_longer_than_five_and_ties_go_by_time() -> None:
    lines = [Line(500 * i + 10 * k, "Ana" if k < 3 else "Ben") for i in range(9) for k in range(4)]
    found = pace(frame(lines))
    ana, ben = found.people["Ana"], found.people["Ben"]
    assert [one.first_line for one in ana.bursts.longest] == [1, 5, 9, 13, 17]
    assert [one.first_line for one in ana.longest_texts] == [1, 2, 3, 5, 6]
    assert [one.first_line for one in ana.opened] == [33, 29, 25, 21, 17]
    assert [one.first_line for one in ben.replies.slowest] == [1, 5, 9, 13, 17]
    assert [one.first_line for one in found.silences.longest] == [4, 8, 12, 16, 20]


def test_a_year_has_intervals_and_nothing_in_it_is_nan() -> None:
    rng = np.random.default_rng(4)
    minutes = np.cumsum(np.round(np.exp(rng.normal(3.5, 2, 4000))))
    who = rng.choice(["Ana", "Ben"], 4000)
    texts = ["x" * length for length in rng.geometric(0.05, 4000)]
    lines = [Line(float(m), str(w), t) for m, w, t in zip(minutes, who, texts, strict=True)]
    found = pace(frame(lines, "Europe/Berlin"))
    ana = found.people["Ana"]
    numbers = (
        ana.per_day,
        ana.opens,
        ana.replies.median_minutes,
        ana.bursts.share,
        ana.length,
        found.silences.per_week,
    )
    for number in numbers:
        assert number.value is not None
        assert number.low is not None
        assert number.high is not None
        assert number.low <= number.value <= number.high
    assert sum(hour.value or 0 for hour in ana.hours) == pytest.approx(1)
    assert not any(math.isnan(number) for number in _floats(found))


def _floats(thing: object) -> Iterator[float]:
    """Every float in a tree of facts."""
    if isinstance(thing, float):
        yield thing
    elif isinstance(thing, dict):
        yield from (number for part in thing.values() for number in _floats(part))
    elif isinstance(thing, tuple):
        yield from (number for part in thing for number in _floats(part))
    elif is_dataclass(thing):
        yield from (number for field in fields(thing) for number in _floats(getattr(thing, field.name)))


def test_every_number_is_one_that_json_knows() -> None:
    """Plain int and float, not NumPy's."""
    assert {type(number) for number in _floats(pace(frame(SMALL)))} == {float}


def test_each_hour_opens_its_latest_message() -> None:
    """The evidence of an hour is the last message that fell into it, from midnight on."""
    lines = [Line(-60, "Ana"), Line(0, "Ana"), Line(30, "Ana"), Line(60, "Ben"), Line(24 * 60 + 10, "Ana")]
    found = pace(frame(lines)).people["Ana"]
    assert [(one.start.hour, one.first_line) for one in found.by_hour] == [(11, 1), (12, 5)]
