"""The invented year: every document is one of the journal's own, and fits the chat of the same days."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import TypeVar

import pytest

from quills.web.example.story import ZONE, documents
from quills.web.journal.documents import (
    By,
    Entry,
    Fear,
    Kept,
    Narrative,
    Origin,
    Outcome,
    Pause,
    Promise,
    SecureMemory,
    kind,
    packed,
    unpacked,
)

LANGUAGES = ("en", "de")
T = TypeVar("T")


def of(shape: type[T], code: str = "en") -> list[T]:
    return [one for one in documents(code) if isinstance(one, shape)]


def texts(one: Kept) -> list[str]:
    """Everything that Ana wrote in a document."""
    match one:
        case Entry():
            return [one.story]
        case Pause():
            return [one.note]
        case SecureMemory():
            return [one.text, one.meant]
        case Narrative():
            lines = [side.text for side in (*one.speaks_for, *one.speaks_against)]
            return [one.belief, one.fairer, *lines]
        case Promise():
            return [one.text, one.note]
        case Origin():
            return list(one.answers)


def chat_days() -> set[date]:
    """The days on which the two wrote to each other."""
    text = files("quills.example").joinpath("ana-and-ben.txt").read_text(encoding="utf-8")
    found = re.findall(r"^\u200e?\[(\d\d)/(\d\d)/(\d{4}), ", text, re.MULTILINE)
    return {date(int(year), int(month), int(day)) for day, month, year in found}


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_holds_as_many_of_each_kind_as_a_year_needs(code: str) -> None:
    assert Counter(kind(one) for one in documents(code)) == {
        "entry": 126,
        "pause": 8,
        "narrative": 6,
        "memory": 14,
        "promise": 12,
        "origin": 3,
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_read_back_as_what_the_journal_keeps(code: str) -> None:
    for one in documents(code):
        assert unpacked(packed(one)) == one


def test_it_gives_other_ids_each_time_so_that_two_may_look_around_at_once() -> None:
    assert {one.id for one in documents("en")}.isdisjoint(one.id for one in documents("en"))


def test_it_lies_in_the_year_of_the_chat() -> None:
    """From the first message to the last; only what is due may be later."""
    days = chat_days()
    for one in documents("en"):
        assert min(days) <= one.at.date() <= max(days)
        assert one.at < one.written < datetime(2026, 1, 1, tzinfo=UTC)
        assert one.zone == ZONE


def test_its_clock_follows_the_summer() -> None:
    offsets = {one.at.month: one.at.utcoffset() or timedelta() for one in documents("en")}
    assert [offsets[month].total_seconds() / 3600 for month in (1, 3, 7, 12)] == [0, 1, 1, 0]


def test_most_entries_stand_on_days_on_which_the_two_wrote() -> None:
    """Those that do not are of days that the two spent together, or of days of silence."""
    alone = {one.at.date() for one in of(Entry)} - chat_days()
    assert alone == {
        date(2025, 6, 14),
        date(2025, 7, 11),
        date(2025, 7, 12),
        date(2025, 7, 19),
        date(2025, 8, 24),
        date(2025, 9, 21),
        date(2025, 9, 25),
        date(2025, 11, 22),
    }


def test_it_is_thick_in_bad_weeks_and_has_gaps() -> None:
    entries = sorted(one.at.date() for one in of(Entry))
    months = Counter(day.month for day in entries)
    assert months[6] > 3 * months[2]
    assert months[6] > 2 * months[11]
    gaps = [(after - before).days for before, after in pairwise(entries)]
    assert max(gaps) >= 10
    assert sum(day.month == 7 and 8 <= day.day <= 13 for day in entries) >= 8


def test_every_entry_is_short_and_says_something_else_than_all_others() -> None:
    for code in LANGUAGES:
        told = [text for one in documents(code) for text in texts(one) if text]
        assert len(set(told)) == len(told)
        for one in of(Entry, code):
            assert 1 <= len(re.findall(r"[.?!]”?“?(?:\s|$)", one.story)) <= 5, one.story
            assert len(one.story) <= 420


def test_both_languages_tell_the_same_documents_in_other_words() -> None:
    english, german = documents("en"), documents("de")
    assert [(kind(one), one.at) for one in english] == [(kind(one), one.at) for one in german]
    for one, other in zip(english, german, strict=True):
        assert [bool(text) for text in texts(one)] == [bool(text) for text in texts(other)]
        for text, translated in zip(texts(one), texts(other), strict=True):
            assert text == translated == "" or text != translated


def test_nobody_in_it_frightens_anybody() -> None:
    """No fear of what the other might do: such a year would not be one to look around in."""
    for one in of(Entry):
        assert not one.afraid_of_them
        assert Fear.HARM not in one.fears


def test_slow_change_is_in_it_and_no_straight_line() -> None:
    """How strong the strongest evening of a month was: highest in July, and high again in September."""
    strongest: Counter[int] = Counter()
    for one in of(Entry):
        strongest[one.at.month] = max(strongest[one.at.month], one.strong or 0)
    assert strongest[7] == 10
    assert strongest[8] <= 4 < strongest[9] == 9
    assert strongest[12] == 8


def test_beliefs_move_little_and_sometimes_not_at_all() -> None:
    moved = [(one.before or 0) - (one.after or 0) for one in of(Narrative)]
    assert moved == [5, 5, 0, 35, 30, 10]
    assert [one.may_be_right for one in of(Narrative)] == [False, False, True, False, False, False]


def test_evidence_names_memories_that_were_written_down_before() -> None:
    year = documents("en")
    memories = {one.id: one for one in year if isinstance(one, SecureMemory)}
    named = [
        (one, side)
        for one in year
        if isinstance(one, Narrative)
        for side in one.speaks_against
        if side.memory
    ]
    assert len(named) == 5
    for one, side in named:
        assert memories[str(side.memory)].at < one.at


def test_memories_are_of_a_day_that_had_come() -> None:
    for one in of(SecureMemory):
        assert one.day is not None
        assert one.day <= one.at.date()


def test_promises_are_by_both_and_of_every_outcome() -> None:
    promises = of(Promise)
    assert Counter(one.by for one in promises) == {By.OTHER: 8, By.ME: 4}
    assert Counter(one.outcome for one in promises) == {
        Outcome.KEPT: 4,
        Outcome.MISSED: 4,
        Outcome.RENEGOTIATED: 2,
        Outcome.OPEN: 2,
    }
    assert {one.outcome for one in promises if one.by is By.ME} == set(Outcome)
    for one in promises:
        assert one.due is not None
        assert one.at < one.due
        assert one.settled is None or one.at < one.settled


def test_origins_are_partly_answered() -> None:
    assert [(one.page, [bool(text) for text in one.answers]) for one in of(Origin)] == [
        ("home", [True, True]),
        ("comfort", [True, False, True]),
        ("goodbyes", [True, True]),
    ]


def test_pauses_do_not_always_help() -> None:
    assert [(one.before or 0) - (one.after or 0) for one in of(Pause)] == [0, 0, 2, 2, 2, 1, 3, 2]


def test_another_language_is_told_in_english() -> None:
    assert [one.story for one in of(Entry, "fr")] == [one.story for one in of(Entry)]
