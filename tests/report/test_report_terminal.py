"""The summary in the terminal: 80 columns, readable without colour, nobody quoted."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from report_histories import estimate, history, silent
from rich.cells import cell_len
from rich.console import Console

from quills.chats.history import History
from quills.patterns.facts import Pace
from quills.patterns.pace import pace
from quills.report import blocks
from quills.report.charts import scale
from quills.report.terminal import summary

Facts = tuple[History, Pace]
START = datetime(2025, 3, 4, 9, 0)


def printed(facts: Facts, *, colour: bool = False, me: str | None = None) -> str:
    """The summary at 80 columns."""
    out = io.StringIO()
    Console(file=out, width=80, force_terminal=colour, color_system="256" if colour else None).print(
        summary(*facts, me=me)
    )
    return out.getvalue()


def chat(*names: str, count: int = 40) -> Facts:
    """People who write in turn."""
    found = history(
        [(START + timedelta(hours=4 * i), names[i % len(names)], "a secret", "text") for i in range(count)]
    )
    return found, pace(found.messages)


@pytest.mark.parametrize(
    "names",
    [
        ("Ana", "Ben"),
        ("Ana",),
        ("Ana Wilhelmina of the Long Name", "安娜安娜安娜安娜安娜"),
        ("אנה", "\x1b[31mBen\u202e"),
    ],
)
def test_it_fits_80_columns(names: tuple[str, ...]) -> None:
    assert max(cell_len(line) for line in printed(chat(*names)).splitlines()) <= 80


def test_a_year_and_a_decade_fit_too(year: Facts, decade: Facts) -> None:
    for facts in (year, decade):
        assert max(cell_len(line) for line in printed(facts).splitlines()) <= 80


def test_it_has_colour_only_where_there_is_some(year: Facts) -> None:
    assert "\x1b[" in printed(year, colour=True)
    assert "\x1b" not in printed(year)


def test_the_two_are_told_apart_without_colour(year: Facts) -> None:
    text = printed(year, me="Ana")
    assert "● Ana (you)  ■ Ben" in text


def test_it_quotes_nobody_and_lets_no_name_steer_the_terminal() -> None:
    text = printed(chat("Ana", "\x1b[31mBen\u202e"))
    assert "secret" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_it_says_what_was_read_and_what_is_a_guess() -> None:
    found, facts = chat("Ana", "Ben")
    report = replace(
        found.report,
        unexplained=tuple(range(3, 90, 2)),
        date_order_guessed=True,
        notes=("[bold]A note[/bold].",),
    )
    text = " ".join(printed((replace(found, report=report), facts)).split())
    assert "44 lines: 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25 and 32 more" in text
    assert "which is a guess" in text
    assert "[bold]A note[/bold]." in text


def test_what_is_not_known_is_said_in_words() -> None:
    found, facts = chat("Ana", "Ben")
    text = printed((found, silent(facts)))
    assert text.count("cannot tell yet") >= 6
    assert "0 of 100" not in text


def test_a_history_without_a_silence_says_none() -> None:
    found = history([(START, "Ana", "a", "text"), (START, "Ben", "b", "text")])
    assert "Silences  of 6 h or more" in printed((found, pace(found.messages)))
    assert "none" in printed((found, pace(found.messages)))


def test_a_quill_lies_where_its_numbers_are() -> None:
    assert blocks.quill(estimate(0.5, 0.25, 0.75), scale.shares(), 21, "one").plain == "·    ───━━●━━───    ·"
    assert blocks.quill(estimate(0.5), scale.shares(), 21, "two").plain == "·         □         ·"
    assert blocks.quill(estimate(None), scale.shares(), 21, "one").plain == "·         ·         ·"
    assert blocks.quill(estimate(0.5, 0.5, None), scale.shares(), 21, "one").plain == "·         ●━━━━━─────"


def test_a_strip_rises_with_its_values() -> None:
    assert blocks.strip([0, None, 1, 4, 8], "one").plain == "· ▂▅█"
    assert blocks.strip([], "one").plain == ""
    assert blocks.strip([0, 0], "one").plain == "··"


def test_months_fold_together_by_their_mean() -> None:
    assert blocks.folded([1, 3, None, 5, None, None, 7], 4) == [2, 5, None, 7]
    assert blocks.folded([1, 2], 4) == [1, 2]
