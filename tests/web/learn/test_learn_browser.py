"""The pages in Chromium at phone size: axe-core finds nothing, and a keyboard is enough."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from web_fixtures import Tab

from quills.web.learn.shelf import library

NUMBERS = [(page.front.number, "de" if page.front.number % 2 else "en") for page in library().pages["en"]]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def no_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_the_index_is_accessible(tab: Tab, accessible: Callable[[Page], None], language: str) -> None:
    page = tab("/learn/", locale=language)
    accessible(page)
    assert no_sideways(page)


@pytest.mark.parametrize(("number", "language"), NUMBERS)
def test_a_page_with_everything_open_is_accessible(
    tab: Tab, accessible: Callable[[Page], None], number: int, language: str
) -> None:
    """One page a picture, each with its claims, its words and its numbers unfolded."""
    page = tab(f"/learn/{number}/", locale=language)
    page.evaluate(OPEN_ALL)
    accessible(page)
    assert no_sideways(page)
    expect(page.locator("figure svg.narrow")).to_be_visible()
    expect(page.locator("figure svg.wide")).to_be_hidden()


def test_a_keyboard_is_enough(tab: Tab) -> None:
    """From the index to a page, to how sure it is, and on to the next page, by Tab and Enter alone."""
    page = tab("/learn/", locale="en-GB")
    press_until(page, "Two fears, not four types")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two fears, not four types")
    press_until(page, "How sure is this?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Second hand.")).to_be_visible()
    press_until(page, "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What sets it off")


def press_until(page: Page, words: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in str(page.evaluate("document.activeElement.innerText")):
            return
    pytest.fail(f"Tab never reaches “{words}”")


def test_it_works_without_a_script(tab: Tab) -> None:
    page = tab("/learn/3/", locale="en-GB", java_script_enabled=False)
    page.get_by_text("How sure is this?").first.click()
    expect(page.get_by_text("Read at the source.").first).to_be_visible()
