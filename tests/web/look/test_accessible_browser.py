"""Every public page in a real browser: for everybody, in light and dark, by keyboard alone, at phone size."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from web_fixtures import DESK, Tab

pytestmark = pytest.mark.django_db(transaction=True)
Check = Callable[[Page], None]
PAGES = [("/", 200), ("/own", 200), ("/leaving", 200), ("/offline", 200), ("/nothing-here", 404)]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden])')]
  .filter(one => one.checkVisibility() && !one.matches('.skip, p a, li > a:only-child'))
  .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44)
  .map(([words]) => words)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("address", "status"), PAGES)
def test_axe_finds_nothing(tab: Tab, accessible: Check, address: str, status: int, scheme: str) -> None:
    accessible(tab(address, expect=status, color_scheme=scheme))


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_axe_finds_nothing_after_an_answer(tab: Tab, accessible: Check, answer: str) -> None:
    page = tab("/")
    page.locator(f"button[value={answer}]").click()
    expect(page.get_by_text("Change the answer")).to_be_visible()
    accessible(page)


def test_axe_finds_nothing_in_german(tab: Tab, accessible: Check) -> None:
    page = tab("/", locale="de-DE")
    expect(page.locator("h1")).to_have_text("Ein stiller Ort zum Schreiben.")
    accessible(page)


@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
@pytest.mark.parametrize(("address", "status"), PAGES)
def test_nothing_is_wider_than_the_screen(tab: Tab, address: str, status: int, locale: str) -> None:
    page = tab(address, expect=status, locale=locale)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOW) == 0, width


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_what_can_be_pressed_is_large_enough_for_a_thumb(tab: Tab, address: str, status: int) -> None:
    assert tab(address, expect=status).evaluate(SMALL) == []


def test_the_first_screen_by_keyboard_alone(tab: Tab) -> None:
    """Skip link, brand, pause, Leave, then the question; the answer by Enter, and back by keyboard."""
    page = tab("/", viewport=DESK)
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))
    top = ["Skip to the page", "Quills", "Pause", "Leave Shift, three times"]
    assert reached == [*top, "No, I did", "Yes"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h2")).to_have_text("Then they could read what you write here.")


def test_the_skip_link_leads_to_the_page(tab: Tab) -> None:
    page = tab("/own", viewport=DESK)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_language_switch_works_under_the_strict_policy(tab: Tab) -> None:
    page = tab("/own")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("h1")).to_have_text("Dein eigenes Quills")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Run your own")


def test_on_paper_only_the_page_itself_is_printed(tab: Tab) -> None:
    page = tab("/own")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".foot")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_htmx_is_there_without_eval_and_without_a_history(tab: Tab) -> None:
    config = tab("/").evaluate("htmx.config")
    assert config["allowEval"] is False
    assert config["historyCacheSize"] == 0
    assert config["selfRequestsOnly"] is True
    assert config["allowScriptTags"] is False
    assert config["includeIndicatorStyles"] is False
