"""Leave in a real browser: the button, the keys, the other tabs, the way back, and no connection."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, Route, expect
from web_fixtures import DESK, Tab

from quills.web.look.leaving import leaving

pytestmark = pytest.mark.django_db(transaction=True)
OUTSIDE = re.compile(re.escape(settings.LEAVE_TO) + ".*")


def neutral(context: BrowserContext) -> list[dict[str, str]]:
    """Plays the neutral site; gives the headers with which it was asked."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.all_headers())
        route.fulfill(body="<title>Somewhere else</title>", content_type="text/html")

    context.route(OUTSIDE, answer)
    return asked


@pytest.fixture
def locked() -> Iterator[list[str]]:
    """How often the server was told to lock."""
    heard: list[str] = []

    def lock(request: object, **_: object) -> None:
        heard.append(str(getattr(request, "method", "")))

    leaving.connect(lock, weak=False)
    yield heard
    leaving.disconnect(lock)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_button_locks_and_opens_the_neutral_site_without_a_referrer(tab: Tab, locked: list[str]) -> None:
    page = tab("/own")
    asked = neutral(page.context)
    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_title("Somewhere else")
    assert page.url == settings.LEAVE_TO
    assert "referer" not in asked[0]
    assert locked == ["POST"]


def test_shift_three_times_does_the_same(tab: Tab, locked: list[str]) -> None:
    page = tab("/leaving", viewport=DESK)
    neutral(page.context)
    press(page, "Shift", "Shift", "Shift")
    expect(page).to_have_title("Somewhere else")
    assert locked == ["POST"]


def test_the_page_that_was_left_is_not_behind_it(tab: Tab) -> None:
    """Its place in the history is taken; what came before is asked for anew."""
    page = tab("/")
    neutral(page.context)
    page.goto("/own")
    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_title("Somewhere else")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))
    assert "Run your own" not in page.locator("h1").inner_text()


@pytest.mark.parametrize(
    "keys",
    [
        ("Shift", "Shift"),
        ("Escape", "Escape", "Escape"),
        ("Shift+A", "Shift+B", "Shift+C"),
        ("Shift", "Shift", "a", "Shift"),
        ("Control", "Control", "Control"),
    ],
)
def test_writing_does_not_leave(tab: Tab, keys: tuple[str, ...]) -> None:
    page = tab("/own")
    press(page, *keys)
    page.wait_for_timeout(150)
    assert page.url.endswith("/own")
    expect(page.locator("h1")).to_be_visible()


def test_three_slow_presses_do_not_leave(tab: Tab) -> None:
    page = tab("/own")
    page.clock.install()
    press(page, "Shift", "Shift")
    page.wait_for_timeout(1700)
    press(page, "Shift")
    page.wait_for_timeout(150)
    assert page.url.endswith("/own")


def test_other_tabs_leave_too(tab: Tab, locked: list[str]) -> None:
    page = tab("/own")
    neutral(page.context)
    other = page.context.new_page()
    other.goto("/leaving")
    page.bring_to_front()
    press(page, "Shift", "Shift", "Shift")
    expect(page).to_have_title("Somewhere else")
    expect(other).to_have_title("Somewhere else")


def test_without_javascript_the_button_still_leaves(tab: Tab, locked: list[str]) -> None:
    page = tab("/own", java_script_enabled=False)
    asked = neutral(page.context)
    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(settings.LEAVE_TO)
    assert "referer" not in asked[0]
    assert locked == ["POST"]


def test_without_a_connection_the_page_is_gone_all_the_same(tab: Tab) -> None:
    page = tab("/own")
    page.context.set_offline(True)
    page.get_by_role("button", name="Leave").click()
    page.wait_for_timeout(300)
    assert "Run your own" not in page.content()


def test_leave_stays_in_its_place_while_scrolling(tab: Tab) -> None:
    page = tab("/leaving")
    button = page.get_by_role("button", name="Leave")
    before = button.bounding_box()
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(100)
    assert button.bounding_box() == before
    assert before
    assert before["y"] < 20
    assert before["height"] >= 44
