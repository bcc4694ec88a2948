"""The main ways through accounts in a real Chromium, at phone size and by keyboard alone."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from people_fixtures import OTHER, PASSPHRASE, Make, Somebody, code
from playwright.sync_api import Page, expect
from web_fixtures import DESK, Tab

from quills.web.spaces.models import SessionKey

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, name: str) -> None:
    """Tab on until the button or link with this name has the focus, then Enter."""
    page.locator("a, button").filter(has_text=name).first.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate("(document.activeElement.innerText || '').trim().split('\\n')[0]")
        if told == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached with the Tab key")


def write(page: Page, field: str, text: str) -> None:
    """Tab on until the field with this name has the focus, then type."""
    page.locator(f"[name={field}]:not([hidden])").first.wait_for()
    for _ in range(60):
        if page.evaluate("document.activeElement.name") == field:
            page.keyboard.type(text)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{field} cannot be reached with the Tab key")


def sign_in(page: Page, passphrase: str = PASSPHRASE) -> None:
    write(page, "login", "Ana")
    write(page, "password", passphrase)
    page.keyboard.press("Enter")


def test_from_the_first_page_to_ones_own_by_keyboard_alone(tab: Tab) -> None:
    page = tab("/")
    press(page, "Begin")
    write(page, "name", "Ana")
    write(page, "passphrase", "lamp gravel otter thursday")
    expect(page.locator("#strength")).to_have_text("Very hard to guess")
    write(page, "adult", " ")
    press(page, "Go on")
    page.wait_for_url("**/kit")
    groups = page.locator(".groups code").all_text_contents()
    number = re.search(r"Type group (\d)", page.locator("label[for=id_typed]").inner_text())
    assert number
    write(page, "typed", groups[int(number[1]) - 1].lower())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/kit" not in url)
    page.goto("/you")
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()


def test_out_and_in_again_by_keyboard_alone(signed_in_tab: Tab) -> None:
    page = signed_in_tab("/you")
    press(page, "Sign out")
    page.wait_for_url(lambda url: url.endswith("/"))
    press(page, "I have been here before")
    sign_in(page)
    page.wait_for_url(lambda url: "/signin" not in url)
    page.goto("/you")
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()


def test_a_wrong_passphrase_is_said_to_a_screen_reader_and_the_focus_is_on_the_page(
    tab: Tab, ana: Somebody
) -> None:
    page = tab("/signin")
    sign_in(page, OTHER)
    expect(page.get_by_role("alert")).to_contain_text("Name and passphrase do not fit together.")


def test_locked_while_away_and_open_where_she_was(signed_in_tab: Tab) -> None:
    page = signed_in_tab("/you/log")
    SessionKey.objects.update(until=timezone.now() - timedelta(seconds=1))
    page.reload()
    page.wait_for_url("**/unlock?next=%2Fyou%2Flog")
    write(page, "passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/you/log")
    expect(page.get_by_text("Opened again")).to_be_visible()


def test_the_kit_opens_it_by_keyboard_alone(tab: Tab, ana: Somebody) -> None:
    page = tab("/signin")
    press(page, "Forgotten")
    press(page, "Use the kit")
    write(page, "name", "Ana")
    write(page, "kit", ana.kit.lower())
    write(page, "passphrase", OTHER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kit")
    assert "-".join(page.locator(".groups code").all_text_contents()) != ana.kit


def test_a_changed_passphrase_ends_the_other_browsers_session(signed_in_tab: Tab) -> None:
    phone, desk = signed_in_tab("/you"), signed_in_tab("/you/passphrase", viewport=DESK)
    write(desk, "passphrase", PASSPHRASE)
    write(desk, "new", OTHER)
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Your passphrase is changed.")).to_be_visible()
    phone.goto("/you/log")
    assert "/signin" in phone.url


def test_codes_from_an_app_by_keyboard_alone(signed_in_tab: Tab) -> None:
    page = signed_in_tab("/you/steps")
    press(page, "Codes from an app")
    secret = page.locator("code.print").inner_text()
    expect(page.locator("svg.qr")).to_be_visible()
    write(page, "code", code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/you/steps/codes")
    paper = page.locator(".codes code").first.inner_text()
    page.goto("/you")
    press(page, "Sign out")
    page.wait_for_url(lambda url: url.endswith("/"))
    page.goto("/signin")
    sign_in(page)
    page.wait_for_url("**/signin/step")
    write(page, "code", paper)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/signin" not in url)


def device(page: Page) -> Any:  # noqa: ANN401  Playwright's
    """A phone's own authenticator, played by Chromium."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send(
        "WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}}
    )
    return session


def test_a_passkey_is_a_second_step_and_never_the_first(signed_in_tab: Tab, live_server: Any) -> None:  # noqa: ANN401
    page = signed_in_tab("/you/steps")
    kept = device(page)
    press(page, "Passkey")
    press(page, "Make a passkey")
    page.wait_for_url("**/you/steps/codes")
    page.goto("/you")
    press(page, "Sign out")
    page.wait_for_url(lambda url: url.endswith("/"))
    page.goto("/signin")
    assert page.get_by_role("button", name=re.compile("passkey", re.IGNORECASE)).count() == 0
    sign_in(page)
    page.wait_for_url("**/signin/step")
    press(page, "Use the passkey")
    page.wait_for_url(lambda url: "/signin" not in url)
    page.goto("/you/steps/passkeys")
    expect(page.get_by_text("Passkey 1")).to_be_visible()
    kept.detach()


def test_a_browser_without_the_passkey_says_so_and_offers_a_code(signed_in_tab: Tab, tab: Tab) -> None:
    page = signed_in_tab("/you/steps/passkeys/add")
    device(page)
    press(page, "Make a passkey")
    page.wait_for_url("**/you/steps/codes")
    paper = page.locator(".codes code").first.inner_text()
    other = tab("/signin")
    session = device(other)
    sign_in(other)
    other.wait_for_url("**/signin/step")
    press(other, "Use the passkey")
    expect(other.get_by_text("The browser did not give the passkey.")).to_be_visible()
    write(other, "code", paper)
    other.keyboard.press("Enter")
    other.wait_for_url(lambda url: "/signin" not in url)
    session.detach()


def test_the_account_is_deleted_by_keyboard_alone(signed_in_tab: Tab) -> None:
    page = signed_in_tab("/you")
    press(page, "Delete this account")
    write(page, "name", "Ana")
    write(page, "passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/deleted")
    expect(page.get_by_text("It is deleted.")).to_be_visible()


def test_what_is_typed_can_be_shown_and_hidden(tab: Tab) -> None:
    page = tab("/signup")
    write(page, "passphrase", "lamp")
    press(page, "Show")
    expect(page.locator("input[name=passphrase]")).to_have_attribute("type", "text")
    press(page, "Hide")
    expect(page.locator("input[name=passphrase]")).to_have_attribute("type", "password")


def test_signing_up_works_without_javascript(tab: Tab) -> None:
    page = tab("/signup", java_script_enabled=False)
    page.get_by_label("Name").fill("Ana")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("I am 18 or over.").check()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/kit")
    page.get_by_role("button", name="Later").click()
    page.goto("/you")
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()


OUTSIDE = ["/signup", "/signin", "/recover", "/forgotten", "/deleted"]
INSIDE = [
    "/you",
    "/you/passphrase",
    "/you/kit",
    "/you/browsers",
    "/you/log",
    "/you/preferences",
    "/you/delete",
    "/you/steps",
    "/you/steps/app",
    "/you/steps/passkeys",
    "/you/steps/passkeys/add",
    "/confirm",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_the_door(tab: Tab, accessible: Callable[[Page], None], scheme: str) -> None:
    page = tab(OUTSIDE[0], color_scheme=scheme, reduced_motion="reduce")
    for address in OUTSIDE:
        page.goto(address)
        accessible(page)
    page.goto("/signup")
    write(page, "passphrase", "lamp gravel")
    page.locator("#strength meter").wait_for()
    accessible(page)
    page.get_by_role("button", name="Go on").click()
    accessible(page)
    page.goto("/signin")
    sign_in(page, OTHER)
    page.get_by_role("alert").wait_for()
    accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_inside(
    signed_in_tab: Tab, accessible: Callable[[Page], None], scheme: str
) -> None:
    page = signed_in_tab(INSIDE[0], color_scheme=scheme, reduced_motion="reduce")  # no colour is on its way
    for address in INSIDE:
        page.goto(address)
        accessible(page)
    page.goto("/you/kit")
    page.get_by_role("button", name="Make a new kit").click()
    page.wait_for_url("**/kit")
    accessible(page)
    page.goto("/you/steps/passkeys/add")
    device(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/you/steps/codes")
    accessible(page)
    for address in ["/you/steps/codes", "/you/steps/codes/new", "/you/steps/passkeys", "/you/steps"]:
        page.goto(address)
        accessible(page)
    page.goto("/you/steps/passkeys")
    page.get_by_role("link", name="Remove").click()
    accessible(page)
    SessionKey.objects.all().delete()
    page.goto("/unlock")
    accessible(page)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url.endswith("/"))
    page.goto("/signin")
    sign_in(page)
    page.wait_for_url("**/signin/step")
    accessible(page)


@pytest.mark.parametrize("address", ["/signup", "/signin"])
def test_nothing_hangs_over_the_edge_of_a_small_phone(tab: Tab, address: str) -> None:
    page = tab(address, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_kit_fits_a_small_phone(tab: Tab, make_somebody: Make, signed_in_tab: Tab) -> None:
    page = signed_in_tab("/you/kit", viewport={"width": 320, "height": 640})
    page.get_by_role("button", name="Make a new kit").click()
    page.wait_for_url("**/kit")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
