"""Turns, waits, bursts and silences against the slow way, and at the edges of their conventions."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace_histories import Line, frame, slow_turns, slow_waits

from quills.errors import QuillsError, TableError
from quills.patterns.pace import pace
from quills.patterns.turns import turns, waits, written

GAPS = st.sampled_from((0, 0, 0.5, 1, 2, 2.5, 5, 60, 359.5, 360, 361, 720, 3000, 90_000))
SENDERS = st.sampled_from(("Ana", "Ana", "Ben", None))


@st.composite
def histories(draw: st.DrawFn) -> list[Line]:
    """Up to forty messages with ties, pieces, silences, years without a word and the program's own lines."""
    steps = draw(st.lists(st.tuples(GAPS, SENDERS), min_size=1, max_size=40))
    minutes, lines = 0.0, [Line(0, "Ana")]
    for gap, sender in steps:
        minutes += gap
        lines.append(Line(minutes, sender, kind="text" if sender else "system"))
    return lines


@given(histories())
def test_turns_are_those_found_message_by_message(lines: list[Line]) -> None:
    log = written(frame(lines))
    found, slow = turns(log), slow_turns(lines)
    assert [log.names[who] for who in found.who] == [turn.who for turn in slow]
    assert (found.last - found.first + 1).tolist() == [len(turn.at) for turn in slow]
    assert found.opens.tolist() == [turn.opens for turn in slow]
    assert found.burst.tolist() == [turn.burst for turn in slow]


@given(histories())
def test_waits_are_those_found_turn_by_turn(lines: list[Line]) -> None:
    log = written(frame(lines))
    found = waits(log, turns(log))
    assert list(zip((found.lasted / 60_000).tolist(), found.answered.tolist(), strict=True)) == [
        (minutes, answered) for _, minutes, answered in slow_waits(lines)
    ]


@given(histories())
def test_pace_counts_what_the_slow_way_counts(lines: list[Line]) -> None:
    found, slow, slow_found = pace(frame(lines)), slow_turns(lines), slow_waits(lines)
    opened = [turn.who for turn in slow if turn.opens]
    assert found.silences.count == len(opened)
    assert set(found.people) == {turn.who for turn in slow}
    for name, person in found.people.items():
        mine = [turn for turn in slow if turn.who == name]
        for_me = [(minutes, answered) for who, minutes, answered in slow_found if who != name]
        assert person.messages == sum(len(turn.at) for turn in mine)
        assert (person.bursts.count, person.bursts.share.n) == (sum(turn.burst for turn in mine), len(mine))
        assert person.opens.value == (opened.count(name) / len(opened) if opened else None)
        assert person.replies.waits == len(for_me)
        assert person.replies.answered == sum(answered for _, answered in for_me)
        longest = sorted((minutes for minutes, answered in for_me if answered), reverse=True)[:5]
        assert [stretch.minutes for stretch in person.replies.slowest] == longest


@given(histories())
def test_months_add_up_to_the_whole(lines: list[Line]) -> None:
    found = pace(frame(lines))
    for person in found.people.values():
        assert tuple(month.month for month in person.months) == found.months
        assert sum(month.messages for month in person.months) == person.messages
        assert sum(month.per_day.n for month in person.months) == found.days
        assert sum(month.reply_minutes.n for month in person.months) == person.replies.waits
        assert sum(month.opens.n for month in person.months) == found.silences.count
        assert sum(month.bursts.n for month in person.months) == person.bursts.share.n
        assert sum(month.length.n for month in person.months) == person.length.n
        assert [month.stretch is None for month in person.months] == [
            not month.messages for month in person.months
        ]


@given(histories())
def test_other_names_change_nothing_else(lines: list[Line]) -> None:
    names = {"Ana": "Eve", "Ben": "Otto", None: None}
    renamed = [Line(line.minutes, names[line.sender], line.text, line.kind) for line in lines]
    here, there = pace(frame(lines)), pace(frame(renamed))
    assert here.silences.by_month == there.silences.by_month
    assert [_nameless(here.people[name]) for name in ("Ana", "Ben") if name in here.people] == [
        _nameless(there.people[name]) for name in ("Eve", "Otto") if name in there.people
    ]


def _nameless(person: object) -> str:
    return str(person).replace("Eve", "Ana").replace("Otto", "Ben")


def _bursts(minutes: Sequence[float]) -> int:
    return pace(frame([Line(minute, "Ana") for minute in minutes])).people["Ana"].bursts.count


def test_typing_in_pieces_is_no_burst() -> None:
    assert _bursts([0, 1, 2, 4, 6, 8]) == 0
    assert _bursts([0, 5, 6, 7]) == 0
    assert _bursts([0, 5, 10]) == 1
    assert _bursts([0, 2.01, 4.02]) == 1
    assert _bursts([0, 5, 366, 371]) == 0


def test_six_hours_are_a_silence_and_a_second_less_is_none() -> None:
    assert pace(frame([Line(0, "Ana"), Line(360, "Ben")])).silences.count == 1
    assert pace(frame([Line(0, "Ana"), Line(359.99, "Ben")])).silences.count == 0


def test_the_programs_own_lines_end_nothing() -> None:
    """A line without a sender stands between two of Ana's messages, and within a silence."""
    lines = [
        Line(0, "Ana"),
        Line(1, None, kind="system"),
        Line(3, "Ana"),
        Line(200, None, kind="system"),
        Line(364, "Ben"),
    ]
    found = pace(frame(lines))
    assert found.people["Ana"].bursts.share.n == 1
    assert found.silences.count == 1
    assert found.silences.longest[0].messages == 2


@pytest.mark.parametrize(
    ("night", "hours"),
    [("2025-03-29T23:00", 5.0), ("2025-10-25T22:00", 7.0)],
    ids=["clocks go forward", "clocks go back"],
)
def test_a_night_over_a_clock_change_is_counted_in_real_time(night: str, hours: float) -> None:
    """Written at midnight and at six in Berlin: six hours on the clock, five or seven of real time."""
    start = datetime.fromisoformat(night)
    messages = frame([Line(0, "Ana"), Line(60 * hours, "Ben")], "Europe/Berlin", start)
    assert [time.hour for time in messages["time"]] == [0, 6]
    found = pace(messages)
    assert found.silences.count == (hours >= 6)
    assert found.people["Ben"].replies.median_minutes.value == 60 * hours
    assert found.people["Ben"].hours[6].value == 1


def test_a_clock_put_back_over_midnight_stays_in_order() -> None:
    """In Sao Paulo midnight became eleven of the day before."""
    start = datetime.fromisoformat("2018-02-18T01:30")
    messages = frame([Line(0, "Ana"), Line(45, "Ben"), Line(120, "Ana")], "America/Sao_Paulo", start)
    assert [time.day for time in messages["time"]] == [17, 17, 18]
    found = pace(messages)
    assert found.days == 2
    assert found.people["Ben"].replies.median_minutes.value == 45


def test_one_person_has_no_waits_and_nobody_else_appears() -> None:
    found = pace(frame([Line(0, "Ana"), Line(500, "Ana"), Line(501, "Ana")]))
    person = found.people["Ana"]
    assert list(found.people) == ["Ana"]
    assert (person.replies.waits, person.replies.median_minutes.value) == (0, None)
    assert person.replies.curve.minutes == ()
    assert person.opens.value == 1


def test_an_empty_history_is_refused_in_a_sentence() -> None:
    with pytest.raises(QuillsError, match="no message by a person"):
        pace(frame([]))
    with pytest.raises(QuillsError, match="no message by a person"):
        pace(frame([Line(0, None, kind="system")]))


def test_three_people_are_refused() -> None:
    with pytest.raises(QuillsError, match="3 wrote here"):
        pace(frame([Line(0, "Ana"), Line(1, "Ben"), Line(2, "Eve")]))


def test_a_table_that_is_no_messages_table_is_refused() -> None:
    with pytest.raises(TableError, match="'kind' is missing"):
        pace(frame([Line(0, "Ana")]).drop("kind"))
    lines = frame([Line(0, "Ana"), Line(1, "Ben")])
    with pytest.raises(TableError, match="a value is missing"):
        pace(lines.with_columns(time=lines["time"].shift(1)))


def test_a_year_that_no_calendar_knows_is_refused() -> None:
    lines = frame([Line(0, "Ana")])
    far = lines["time"].to_physical() + 300_000_000_000_000
    with pytest.raises(QuillsError, match="outside the years"):
        pace(lines.with_columns(time=far.cast(lines["time"].dtype)))
