"""The report page as a file: what it says, what it holds back, and that it is whole."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from lxml import etree, html
from report_histories import UNKNOWN, Row, believable, estimate, history, silent

from quills.chats.history import History
from quills.patterns.facts import Pace, PersonPace
from quills.patterns.pace import pace
from quills.report.page import page
from quills.report.scene import Scene
from quills.report.sections import SECTIONS

Facts = tuple[History, Pace]
START = datetime(2025, 3, 4, 9, 0)
EMPTY = {"meta", "link"}


def chat(*names: str, count: int = 40) -> Facts:
    """People who write in turn every three hours, each word with their own name in it."""
    rows: list[Row] = [
        (
            START + timedelta(hours=7 * i // 2),
            names[i % len(names)],
            f"secret-{names[i % len(names)]}-{i}",
            "text",
        )
        for i in range(count)
    ]
    found = history(rows)
    return found, pace(found.messages)


def written(facts: Facts, me: str | None = "Ana", *, both: bool = False) -> str:
    """The page of these facts."""
    return page(*facts, me=me, both_agreed=both)


def words(text: str) -> str:
    """What the page says, in one line."""
    body = html.document_fromstring(text).body
    etree.strip_elements(body, "svg", with_tail=False)
    return " ".join(body.text_content().replace("\u00a0", " ").split())


# ---- what it holds back


@pytest.mark.parametrize(
    ("me", "both", "quoted"),
    [
        ("Ana", False, {"Ana"}),
        ("Ben", False, {"Ben"}),
        ("Ana", True, {"Ana", "Ben"}),
        (None, True, {"Ana", "Ben"}),
        (None, False, set()),
        ("Eve", False, set()),
    ],
)
def test_it_holds_the_words_of_those_who_agreed_and_of_nobody_else(
    me: str | None, both: bool, quoted: set[str]
) -> None:
    text = written(chat("Ana", "Ben"), me, both=both)
    assert {name for name in ("Ana", "Ben") if f"secret-{name}" in text} == quoted


def test_it_says_who_agreed() -> None:
    assert "Read with the agreement of one. Only the words of Ana are quoted" in words(
        written(chat("Ana", "Ben"))
    )
    assert "Read with the agreement of both." in words(written(chat("Ana", "Ben"), both=True))
    assert "Nobody’s words are quoted" in words(written(chat("Ana", "Ben"), None))


def test_it_names_nobody_in_the_title() -> None:
    assert html.document_fromstring(written(chat("Ana", "Ben"))).findtext(".//title") == "Report · Quills"


def test_it_counts_the_other_people_of_a_group_and_does_not_name_them() -> None:
    found, facts = chat("Ana", "Ben")
    found = replace(found, report=replace(found.report, left_out={"Chidi": 4, "Dora": 2}))
    text = words(written((found, facts)))
    assert "6 messages by 2 other people" in text
    assert "Chidi" not in text


def test_help_stands_on_every_report() -> None:
    for facts in (chat("Ana"), chat("Ana", "Ben"), chat("Ana", "Ben", count=2)):
        assert "the local emergency number comes first" in words(written(facts))


# ---- what it claims


def opens(facts: Facts, one: tuple[float, float, float], two: tuple[float, float, float]) -> str:
    """The page for these shares of silences ended."""
    found, before = facts
    people: dict[str, PersonPace] = {
        name: replace(before.people[name], opens=estimate(*share))
        for name, share in zip(("Ana", "Ben"), (one, two), strict=True)
    }
    return words(written((found, replace(before, people=people))))


def test_a_title_claims_a_difference_only_if_the_intervals_are_apart() -> None:
    apart = opens(chat("Ana", "Ben"), (0.62, 0.55, 0.69), (0.38, 0.31, 0.45))
    touching = opens(chat("Ana", "Ben"), (0.62, 0.45, 0.75), (0.38, 0.25, 0.55))
    assert "In this history, Ana ended more of the silences" in apart
    assert (
        "In this history Ana opened 62 of 100 silences (likely 55 to 69), Ben 38 (likely 31 to 45)." in apart
    )
    assert "ended more of the silences" not in touching
    assert "No difference can be told from chance" in touching


def test_what_is_not_known_is_said_in_words_and_never_as_nought() -> None:
    found, facts = chat("Ana", "Ben")
    text = words(written((found, silent(facts))))
    assert "cannot tell yet" in text
    assert "0 of 100" not in text
    assert "None" not in text.replace("None of them", "")


def test_every_section_is_there_in_its_order() -> None:
    sections = html.document_fromstring(written(chat("Ana", "Ben"))).findall(".//section")
    assert [one.get("id") for one in sections] == [
        "opens", "answers", "bursts", "silences", "volume", "hours", "lengths", "read", "counted", "help",
    ]  # fmt: skip


def test_it_tells_what_was_read() -> None:
    found, facts = chat("Ana", "Ben")
    report = replace(
        found.report, unexplained=(3, 4, 812), date_order_guessed=True, notes=("A note <of> the reader.",)
    )
    text = words(written((replace(found, report=report), facts)))
    assert "3 lines: 3 to 4, 812" in text
    assert "which is a guess" in text
    assert "Europe/Berlin" in text
    assert "A note <of> the reader." in text


def test_it_says_what_it_cannot_say() -> None:
    text = words(written(chat("Ana", "Ben")))
    assert "Times and counts say nothing about love, about who is right" in text
    assert "This is no diagnosis." in text


# ---- that it is whole


HISTORIES = {
    "two": lambda: chat("Ana", "Ben"),
    "one": lambda: chat("Ana"),
    "a single message": lambda: chat("Ana", count=1),
    "one day": lambda: chat("Ana", "Ben", count=3),
    "nothing known": lambda: (chat("Ana", "Ben")[0], silent(chat("Ana", "Ben")[1])),
    "names that attack": lambda: chat("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_every_tag_is_closed_and_every_id_is_there_once(name: str) -> None:
    text = written(HISTORIES[name]())
    body = re.sub(r"<!doctype html>|<style>.*?</style>", "", text, flags=re.DOTALL)
    for void in EMPTY:
        body = re.sub(rf"(<{void}\b[^>]*)>", r"\1/>", body)
    tree = etree.fromstring(body)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    references = [
        element.get(name) for element in tree.iter() for name in ("aria-labelledby",) if element.get(name)
    ]
    assert set(references) <= set(ids)
    assert {a.get("href")[1:] for a in tree.iter("a") if a.get("href").startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", HISTORIES)
def test_every_figure_has_a_name_a_caption_and_its_numbers(name: str) -> None:
    for figure in html.document_fromstring(written(HISTORIES[name]())).iter("figure"):
        assert figure.get("aria-label")
        assert figure.findtext("figcaption")
        assert [svg.get("aria-hidden") for svg in figure.iter("svg")] == ["true", "true"]
        table = figure.find(".//table")
        assert table.findtext("caption") == figure.get("aria-label")
        width = len(table.findall("thead/tr/th"))
        assert table.findall("tbody/tr")
        assert {len(row) for row in table.findall("tbody/tr")} == {width}


def test_it_calls_nobody() -> None:
    text = written(chat("Ana", "Ben"))
    tree = html.document_fromstring(text)
    assert not tree.findall(".//script")
    addresses = [
        value
        for element in tree.iter()
        for name, value in element.items()
        if name in {"src", "href", "action"}
    ]
    assert all(address.startswith(("#", "data:", "tel:")) for address in addresses)
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_allows_this_style_and_no_other() -> None:
    tree = html.document_fromstring(written(chat("Ana", "Ben")))
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    digest = base64.b64encode(hashlib.sha256(tree.findtext(".//style").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not [element for element in tree.iter() if element.get("style")]


def test_names_and_words_are_escaped() -> None:
    evil = '<script>alert("x")</script>'
    found = history(
        [
            (START + timedelta(hours=7 * i), (evil, "Ben")[i % 2], f"{evil} & \u202eevil\x1b[2J", "text")
            for i in range(30)
        ],
        title=evil,
    )
    text = page(found, pace(found.messages), me=evil, both_agreed=True)
    assert "<script" not in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert evil in words(text)


def test_a_month_without_a_message_stays_empty(decade: Facts) -> None:
    table = html.document_fromstring(written(decade)).find(".//section[@id='volume']//table")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.findall("tbody/tr")}
    assert rows["September 2025"][-1] == "nothing"
    assert len(rows) == 121


def test_a_decade_is_drawn_by_week_and_folds_its_days_by_year(decade: Facts) -> None:
    section = SECTIONS[3](Scene(*decade, None, both_agreed=False))
    assert [figure.heading for figure in section.figures][:3] == [
        "A stroke a week",
        "The days of 2023",
        "The days of 2024",
    ]
    assert [figure.folded for figure in section.figures] == [False] + [True] * 11


def test_a_year_is_drawn_by_day() -> None:
    found = believable(300)
    section = SECTIONS[3](Scene(found, pace(found.messages), None, both_agreed=False))
    assert len(section.figures) == 1


def test_unknown_estimates_are_unknown() -> None:
    assert silent(chat("Ana", "Ben")[1]).silences.per_week == UNKNOWN
