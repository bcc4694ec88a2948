"""The example in a real Chromium at phone size: opened, looked at, and gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from web_fixtures import DESK, Tab, looked_after

from quills.web.people.models import Person
from quills.web.spaces.models import Document, SessionKey

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Page], None]
BANNER = "This is an invented couple. Nothing you do here is kept."


def nothing_is_left() -> bool:
    return not (Person.objects.exists() or Document.objects.exists() or SessionKey.objects.exists())


def opened(tab: Tab, **options: object) -> Page:
    """The way of a newcomer, from the welcome on."""
    page = tab("/", **options)
    page.get_by_role("button", name="Look around first").click()
    page.wait_for_url("**/today")
    return page


def test_it_opens_is_looked_at_and_closed(tab: Tab, accessible: Check) -> None:
    page = opened(tab)
    expect(page.get_by_text(BANNER)).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Journal", exact=True).first.click()
    expect(page.get_by_role("heading", name="December 2025")).to_be_visible()
    expect(page.get_by_text(BANNER)).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Close the example").click()
    expect(page.get_by_role("heading", name="The example is closed.")).to_be_visible()
    accessible(page)
    assert nothing_is_left()


def test_a_page_of_an_account_is_closed_kindly_also_through_the_service_worker(tab: Tab) -> None:
    page = opened(tab, service_workers="allow")
    looked_after(page)
    page.goto("/you")
    expect(page.get_by_role("heading", name="This is an example; nothing is saved.")).to_be_visible()


def test_saving_is_refused_kindly(tab: Tab, accessible: Check) -> None:
    page = opened(tab)
    page.goto("/journal/new/memory")
    page.locator("textarea").first.fill("Something true.")
    before = sorted(Document.objects.values_list("id", flat=True))
    with page.expect_navigation():
        page.locator("form.writing").evaluate("form => HTMLFormElement.prototype.submit.call(form)")
    expect(page.get_by_role("heading", name="This is an example; nothing is saved.")).to_be_visible()
    expect(page.get_by_text(BANNER)).to_be_visible()
    accessible(page)
    assert sorted(Document.objects.values_list("id", flat=True)) == before
    page.get_by_role("link", name="Back to the example").click()
    page.wait_for_url("**/today")


def test_shift_three_times_leaves_and_nothing_is_left(tab: Tab) -> None:
    page = opened(tab)
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body=""))
    with page.expect_request("**/leave"):
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.wikipedia.org/**")
    page.wait_for_timeout(1000)
    assert nothing_is_left()


@pytest.mark.parametrize("address", ["/pause", "/journal/write", "/journal/search", "/journal/all/narrative"])
def test_every_page_says_that_it_is_an_example(tab: Tab, accessible: Check, address: str) -> None:
    page = opened(tab)
    page.goto(address)
    expect(page.get_by_text(BANNER)).to_be_visible()
    accessible(page)


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": DESK}, {"locale": "de-DE"}])
def test_the_first_page_of_it_in_the_dark_on_a_desk_and_in_german(
    tab: Tab, accessible: Check, options: dict[str, object]
) -> None:
    page = tab("/example", **options)
    accessible(page)
    page.locator("main form button").click()
    page.wait_for_url("**/today")
    accessible(page)
    if "locale" in options:
        expect(page.get_by_text("Dieses Paar ist erfunden.")).to_be_visible()


def test_it_opens_without_a_script(tab: Tab) -> None:
    page = opened(tab, java_script_enabled=False)
    page.get_by_role("button", name="Begin your own").click()
    page.wait_for_url("**/signup")
    assert nothing_is_left()


def test_it_opens_and_closes_by_keyboard_alone(tab: Tab) -> None:
    page = tab("/example")
    press_on(page, "Open the example")
    page.wait_for_url("**/today")
    press_on(page, "Close the example")
    page.wait_for_url("**/example/closed")
    assert nothing_is_left()


def press_on(page: Page, words: str) -> None:
    """Tab until the button has the focus, then Enter."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip() == words:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"no way by keyboard to {words}")
