"""How numbers are said."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_histories import estimate

from quills.patterns.facts import Stretch
from quills.report import words


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "under 1 min"),
        (0.9, "under 1 min"),
        (1, "1 min"),
        (12.4, "12 min"),
        (59.4, "59 min"),
        (59.6, "1 h"),
        (90, "1 h 30 min"),
        (179, "3 h"),
        (599, "10 h"),
        (1440, "24 h"),
        (2849, "47 h"),
        (2879, "2 days"),
        (2880, "2 days"),
        (3600, "2.5 days"),
        (17280, "12 days"),
        (2_000_000, "1,389 days"),
    ],
)
def test_it_says_a_duration_as_one_would(minutes: float, said: str) -> None:
    assert words.duration(minutes) == said


@given(st.floats(0, 1e9))
def test_it_has_words_for_every_duration(minutes: float) -> None:
    said = words.duration(minutes)
    assert "60 min" not in said
    assert said[-3:] in {"min", " h", "ays"} or said.endswith(" h")


def test_it_says_a_share_of_a_hundred_with_its_interval() -> None:
    assert words.share(estimate(0.62, 0.55, 0.69)) == "62 of 100 (likely 55 to 69)"


def test_it_never_says_nought_for_what_is_not_known() -> None:
    assert words.share(estimate(None)) == "cannot tell yet"
    assert words.wait(estimate(None, 30, None)) == "cannot tell yet (likely 30 min or more)"


def test_it_never_rounds_a_share_to_none_or_all() -> None:
    assert words.share(estimate(0.001)) == "fewer than 1 of 100 (no interval: too short a history)"
    assert words.share(estimate(0.999)) == "more than 99 of 100 (no interval: too short a history)"
    assert words.share(estimate(0.0, 0.0, 0.1)) == "0 of 100 (likely 0 to 10)"
    assert words.share(estimate(0.002, 0.001, 0.004)) == "fewer than 1 of 100 (likely fewer than 1)"
    assert words.share(estimate(0.998, 0.996, 0.999)) == "more than 99 of 100 (likely more than 99)"


def test_it_leaves_an_end_open_that_lies_beyond_the_data() -> None:
    assert words.wait(estimate(600, 120, None)) == "10 h (likely 2 h or more)"
    assert words.wait(estimate(600, None, 900)) == "10 h (likely 15 h or less)"


def test_it_names_a_shared_unit_once() -> None:
    assert words.wait(estimate(12, 10, 15)) == "12 min (likely 10 to 15 min)"
    assert words.wait(estimate(40, 30, 80)) == "40 min (likely 30 min to 1 h 20 min)"
    assert words.wait(estimate(12, 12, 12.2)) == "12 min (likely 12 min)"


def test_it_says_rates_and_lengths() -> None:
    assert words.rate(estimate(14.2, 9.0, 21.7), "a day") == "14 a day (likely 9.0 to 22)"
    assert words.rate(estimate(0.031, 0.0004, 0.5), "a day") == "0.03 a day (likely under 0.001 to 0.5)"
    assert words.characters(estimate(1250, 900, 2100)) == "1,250 characters (likely 900 to 2,100)"


def test_it_counts_in_the_singular_and_the_plural() -> None:
    assert words.counted(1, "message") == "1 message"
    assert words.counted(1204, "message") == "1,204 messages"
    assert words.counted(0, "person", "people") == "no people"


def test_it_draws_line_numbers_together() -> None:
    assert words.runs([7, 3, 8, 9, 12, 8]) == "3, 7 to 9, 12"
    assert words.runs(range(1, 40, 2), most=3) == "1, 3, 5 and 17 more"
    assert words.runs([]) == ""


def test_it_says_days_months_and_hours_without_the_machines_language() -> None:
    assert words.moment(datetime(2025, 3, 4, 9, 5)) == "4 March 2025, 09:05"
    assert words.month("2024-12") == "December 2024"
    assert words.hour(23) == "23:00 to 00:00"


def test_it_says_where_a_stretch_stands_whichever_way_the_file_runs() -> None:
    when = datetime(2025, 3, 4)
    assert words.lines(Stretch(40, 12, when, when, 0, 3, None)) == "lines 12 to 40"
    assert words.lines(Stretch(1204, 1204, when, when, 0, 1, None)) == "line 1,204"


def test_it_takes_the_marks_away_that_turn_writing_around() -> None:
    assert words.plain("a\u202egnp.exe\u202c\x1b[31m\x00\nb") == "agnp.exe[31m\nb"


def test_it_isolates_a_name_that_is_written_from_right_to_left() -> None:
    assert words.isolated("אנה\u202e") == "\u2068אנה\u2069"
    assert words.isolated("Ana\nBen ") == "Ana Ben"
    assert words.isolated("\u202e") == "somebody"
