"""The report page in a real browser: quiet, closed to the outside, and nothing cut or overlapping."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from report_histories import history

from quills.chats.history import History
from quills.patterns.facts import Pace
from quills.patterns.pace import pace
from quills.report.page import page

Facts = tuple[History, Pace]
Open = Callable[..., Page]

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLLISIONS = """() => {
  const found = []
  for (const svg of document.querySelectorAll('svg.narrow, svg.wide')) {
    const edge = svg.getBoundingClientRect()
    if (!edge.width) continue
    const boxes = [...svg.querySelectorAll('text')].map(one => [one.textContent, one.getBoundingClientRect()])
    boxes.forEach(([words, a], i) => {
      if (a.left < edge.left - 1 || a.right > edge.right + 12) found.push('cut: ' + words)
      for (const [other, b] of boxes.slice(i + 1))
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
          found.push(words + ' on ' + other)
    })
  }
  return found
}"""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report from disk at a size; what the browser complains of or asks for fails the test."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_(facts: Facts, width: int = 1280, **options: str) -> Page:
        path = tmp_path / "report.html"
        path.write_text(page(*facts, me="Ana", both_agreed=True), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]  # playwright's literal types
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url for url in asked if not url.startswith("data:")} == {(tmp_path / "report.html").as_uri()}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_every_width_with_everything_open(opened: Open, year: Facts, width: int) -> None:
    tab = opened(year, width)
    tab.evaluate(OPEN_ALL)
    assert tab.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("history_", ["year", "decade"])
def test_no_label_is_cut_or_lies_on_another(
    opened: Open, request: pytest.FixtureRequest, width: int, history_: str
) -> None:
    tab = opened(request.getfixturevalue(history_), width)
    tab.evaluate(OPEN_ALL)
    assert tab.evaluate(COLLISIONS) == []


def test_one_drawing_is_seen_at_a_time(opened: Open, year: Facts) -> None:
    for width, seen, hidden in ((390, "narrow", "wide"), (1280, "wide", "narrow")):
        tab = opened(year, width)
        assert tab.locator(f"#opens svg.{seen}").first.is_visible()
        assert not tab.locator(f"#opens svg.{hidden}").first.is_visible()


def test_long_names_and_words_do_not_break_the_page(opened: Open) -> None:
    names = ("Ana " + "Wilhelmina" * 9, "ב" * 80)
    start = datetime(2025, 3, 4, 9, 0)
    rows = [(start + timedelta(hours=7 * i), names[i % 2], "unbroken" * 60, "text") for i in range(40)]
    found = history(rows, title="x" * 300, notes=("y" * 400,))
    tab = opened((found, pace(found.messages)), 390)
    tab.evaluate(OPEN_ALL)
    assert tab.evaluate(OVERFLOW) == 0
    assert tab.evaluate(COLLISIONS) == []


def test_paper_shows_what_the_screen_folds_away(opened: Open, year: Facts) -> None:
    tab = opened(year)
    table = tab.locator("#opens table").first
    assert not table.is_visible()
    tab.emulate_media(media="print")
    assert table.is_visible()
    assert tab.locator("#answers q").first.is_visible()


def test_dark_is_dark_and_paper_is_light(opened: Open, year: Facts) -> None:
    tab = opened(year, color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(colour) == "rgb(24, 22, 19)"
    tab.emulate_media(media="print")
    assert tab.evaluate(colour) == "rgb(255, 255, 255)"


def test_everything_that_opens_is_reached_by_keyboard(opened: Open, year: Facts) -> None:
    tab = opened(year)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.locator("#opens summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#opens table").first.is_visible()


def test_the_policy_holds(browser: Browser, tmp_path: Path, year: Facts) -> None:
    path = tmp_path / "report.html"
    text = page(*year, me="Ana", both_agreed=False)
    attack = "<script>document.title = 'run'</script><p id=p style='color: red'>p</p><img src='http://127.0.0.1:9/x.png'>"
    path.write_text(text.replace("<main", f"{attack}<main", 1), encoding="utf-8")
    tab = browser.new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.goto(path.as_uri())
    assert tab.title() == "Report · Quills"
    assert tab.evaluate("getComputedStyle(document.querySelector('#p')).color") != "rgb(255, 0, 0)"
    assert len([one for one in refused if "Content Security Policy" in one]) == 3
    tab.close()
