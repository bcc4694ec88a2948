"""Whose words are printed, which messages of a stretch, and what stands for the rest."""

from datetime import datetime, timedelta

import pytest
from report_histories import Row, history

from quills.patterns.facts import Stretch
from quills.report.evidence import LONGEST, Passage, Quoter
from quills.report.people import named, people

START = datetime(2025, 3, 4, 9, 0)


def rows(*said: tuple[str | None, str, str]) -> list[Row]:
    """Messages a minute apart."""
    return [(START + timedelta(minutes=i), *one) for i, one in enumerate(said)]


def passage(lines: list[Row], agreed: set[str], first: int = 1, last: int | None = None) -> Passage:
    """The stretch from one line to another, printed."""
    chat = history(lines)
    last = last or len(lines)
    found = people(chat.messages, chat.people)
    stretch = Stretch(first, last, lines[first - 1][0], lines[last - 1][0], 5, last - first + 1, None)
    return Quoter(chat.messages, named(found), agreed).passage(stretch)


def test_it_quotes_only_who_agreed() -> None:
    found = passage(rows(("Ana", "one two", "text"), ("Ben", "three four five", "text")), {"Ana"})
    assert [(said.person.name, said.words, said.instead) for said in found.first] == [
        ("Ana", "one two", "2 words"),
        ("Ben", None, "3 words"),
    ]


def test_it_quotes_nobody_if_nobody_agreed() -> None:
    found = passage(rows(("Ana", "one", "text"), ("Ben", "two", "text")), set())
    assert [said.words for said in found.first] == [None, None]


@pytest.mark.parametrize(
    ("text", "kind", "instead"),
    [
        ("", "media", "a picture or a file"),
        ("a caption of five words", "media", "a picture or a file"),
        ("", "voice", "a voice message"),
        ("", "call", "a call"),
        ("", "deleted", "a deleted message"),
        ("changed", "edited", "1 word"),
        ("今日は帰りが遅くなりますので先に食べていてください", "text", "25 characters"),
    ],
)
def test_it_says_what_a_message_was_without_its_words(text: str, kind: str, instead: str) -> None:
    assert passage(rows(("Ben", text, kind)), set()).first[0].instead == instead


def test_it_prints_the_first_and_the_last_of_a_long_stretch() -> None:
    found = passage(rows(*(("Ana", f"number {i}", "text") for i in range(43))), {"Ana"})
    assert [said.line for said in found.first] == [1, 2, 3, 4, 5, 6]
    assert [said.line for said in found.last] == [38, 39, 40, 41, 42, 43]
    assert found.between == 31


def test_it_prints_a_stretch_of_twelve_whole() -> None:
    found = passage(rows(*(("Ana", "x", "text") for _ in range(12))), {"Ana"})
    assert (len(found.first), found.between, len(found.last)) == (12, 0, 0)


def test_it_leaves_out_the_lines_of_the_program_and_what_lies_outside() -> None:
    lines = rows(
        ("Ana", "before", "text"), ("Ana", "a", "text"), (None, "encrypted", "system"), ("Ben", "b", "text")
    )
    assert [said.line for said in passage(lines, set(), first=2).first] == [2, 4]


def test_it_shortens_a_very_long_message() -> None:
    words = passage(rows(("Ana", "a" * 3000, "text")), {"Ana"}).first[0].words
    assert words == "a" * LONGEST + "… (3,000 characters)"


def test_people_are_numbered_by_their_first_message() -> None:
    chat = history(rows(("Ben", "a", "text"), ("Ana", "b", "text"), ("Ana", "c", "text")))
    assert [(one.name, one.tag) for one in people(chat.messages, chat.people)] == [
        ("Ben", "one"),
        ("Ana", "two"),
    ]
