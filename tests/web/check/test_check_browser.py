"""The check in a real browser: by thumb, by keyboard, without a script; back, reload, stop."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from people_fixtures import Make, Somebody
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer
from web_fixtures import DESK, Tab

from quills.web.check.keeping import Kept
from quills.web.check.questions import QUESTIONS
from quills.web.people import record

pytestmark = pytest.mark.django_db(transaction=True)
COUNT: Final = len(QUESTIONS)
PHONE: Final = ViewportSize(width=390, height=844)
STORED: Final = """() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage),
  document.cookie, history.state, location.href])"""


@pytest.fixture
def ana(make_somebody: Make) -> Somebody:
    return make_somebody("Ana")


@pytest.fixture
def at_the_questions(signed_in_tab: Tab, ana: Somebody) -> Callable[..., Page]:
    """Ana's browser, at the first question."""

    def go(**options: object) -> Page:
        page = signed_in_tab("/check", somebody=ana, **options)
        page.get_by_role("button", name="No, I did").click()
        page.get_by_role("link", name="Yes, alone").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(str(QUESTIONS[0].asks))
        return page

    return go


def kept(ana: Somebody) -> Kept:
    return record.read(ana.identity, Kept)


def say(page: Page, *words: str) -> None:
    for word in words:
        page.locator(f"[data-say={word}]:visible").click()


def test_from_the_first_question_to_the_end_nothing_is_sent_but_one_choice(
    at_the_questions: Callable[..., Page], ana: Somebody
) -> None:
    page = at_the_questions()
    sent: list[tuple[str, str, str]] = []
    page.on("request", lambda one: sent.append((one.method, one.url, one.post_data or "")))
    for number, question in enumerate(QUESTIONS):
        expect(page.get_by_role("heading", level=1)).to_have_text(str(question.asks))
        say(page, "yes" if number == 4 else "no")
    assert sent == []
    assert "yes" not in page.evaluate(STORED)
    say(page, "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    posts = [body for method, _, body in sent if method == "POST"]
    assert [re.sub("csrfmiddlewaretoken=[^&]+&", "", body) for body in posts] == ["some=1"]
    assert not any("some" in url for _, url, _ in sent)
    assert kept(ana).careful


def test_all_of_it_can_be_skipped(at_the_questions: Callable[..., Page], ana: Somebody) -> None:
    page = at_the_questions()
    say(page, *["skip"] * COUNT, "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert not kept(ana).careful
    assert kept(ana).last


def test_an_answer_can_be_taken_back(at_the_questions: Callable[..., Page], ana: Somebody) -> None:
    page = at_the_questions()
    say(page, "yes", "back", "no", *["no"] * (COUNT - 1), "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert not kept(ana).careful


def test_it_can_be_stopped_on_every_screen_and_nothing_is_kept(
    at_the_questions: Callable[..., Page], ana: Somebody
) -> None:
    page = at_the_questions()
    for number in range(COUNT + 1):
        page.goto("/check/questions")
        say(page, *["yes"] * number)
        page.get_by_role("link", name="Stop").click()
        expect(page).to_have_url(re.compile("/today$"))
        assert kept(ana) == Kept()


def test_going_back_finds_the_first_question_and_no_answer(
    at_the_questions: Callable[..., Page], ana: Somebody
) -> None:
    page = at_the_questions()
    say(page, "yes", "yes")
    page.get_by_role("link", name="Stop").click()
    expect(page).to_have_url(re.compile("/today$"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(QUESTIONS[0].asks))
    say(page, *["skip"] * COUNT, "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert not kept(ana).careful


def test_reloading_in_the_middle_forgets(at_the_questions: Callable[..., Page]) -> None:
    page = at_the_questions()
    say(page, "yes", "yes")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(QUESTIONS[0].asks))


def test_after_the_end_back_and_reload_show_and_send_nothing(
    at_the_questions: Callable[..., Page],
) -> None:
    page = at_the_questions()
    say(page, "yes", *["no"] * (COUNT - 1), "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    posted: list[str] = []
    page.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(QUESTIONS[0].asks))
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert posted == []


def test_no_screen_shows_what_was_pressed_before(at_the_questions: Callable[..., Page]) -> None:
    """The same place is looked at on the next screen, with the pointer where it pressed."""
    page = at_the_questions()
    place = page.locator(".answers:visible")
    say(page, "yes")
    after_yes = place.screenshot()
    say(page, "back")
    say(page, "no")
    assert place.screenshot() == after_yes
    say(page, "back")
    say(page, "skip")
    assert place.screenshot() == after_yes


def test_every_screen_has_its_buttons_in_the_same_place(at_the_questions: Callable[..., Page]) -> None:
    page = at_the_questions()
    places = []
    for _ in QUESTIONS:
        places.append(page.locator("[data-say=yes]").bounding_box())
        say(page, "skip")
    assert all(place == places[0] for place in places)


def test_somebody_who_is_not_alone_is_let_go_without_a_trace(signed_in_tab: Tab, ana: Somebody) -> None:
    page = signed_in_tab("/check", somebody=ana)
    page.get_by_role("button", name="No, I did").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Are you alone just now?")
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url))
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", name="Then not now.")).to_be_visible()
    assert sent == []
    page.get_by_role("link", name="To my notes").click()
    expect(page).to_have_url(re.compile("/today$"))
    assert kept(ana) == Kept()


def test_by_keyboard_alone(signed_in_tab: Tab, ana: Somebody) -> None:
    page = signed_in_tab("/check", somebody=ana, viewport=DESK)

    def to(words: str) -> None:
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == words:
                return
        raise AssertionError(words)

    to("No, I did")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Are you alone just now?")
    to("Yes, alone")
    page.keyboard.press("Enter")
    for number, question in enumerate(QUESTIONS):
        expect(page.get_by_role("heading", level=1)).to_have_text(str(question.asks))
        if number:
            assert page.evaluate("document.activeElement.tagName") == "H1"
        to("Yes" if number == 1 else "Skip this one")
        page.keyboard.press("Enter")
    to("Go on")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert kept(ana).careful


@pytest.mark.parametrize(("words", "careful"), [("Something was", True), ("Nothing, or I would", False)])
def test_without_a_script_all_questions_stand_there_and_one_is_answered(
    signed_in_tab: Tab, ana: Somebody, words: str, careful: bool
) -> None:
    page = signed_in_tab("/check", somebody=ana, java_script_enabled=False)
    page.get_by_role("button", name="No, I did").click()
    page.get_by_role("link", name="Yes, alone").click()
    for question in QUESTIONS:
        expect(page.get_by_role("heading", name=str(question.asks))).to_be_visible()
    assert page.locator("[data-say]:visible").count() == 0
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    assert kept(ana).careful == careful
    page.go_back()
    expect(page.get_by_role("heading", name="Was any of it so?")).to_be_visible()


def test_the_browsers_profile_holds_no_answer(
    browser: Browser, statics: None, live_server: LiveServer, ana: Somebody, tmp_path: Path
) -> None:
    """What Chromium writes to disk, its record of open tabs with their forms too, after a yes."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=_chromium(),
        args=arguments,
        viewport=ViewportSize(width=390, height=844),
        base_url=live_server.url,
    )
    page = context.new_page()
    page.goto("/signin")
    page.get_by_label("Name").fill(ana.person.name)
    page.locator("input[name=password]").fill(ana.passphrase)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/signin" not in url)
    page.goto("/check")
    page.get_by_role("button", name="No, I did").click()
    page.get_by_role("link", name="Yes, alone").click()
    say(page, "yes", *["no"] * (COUNT - 1), "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    page.wait_for_timeout(3000)  # the record of tabs is written a little later
    context.close()
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"/check/questions" in one for one in written)  # it knows that the page was open, and no more
    for one in written:
        assert b"some=1" not in one
        assert "some=1".encode("utf-16-le") not in one
        assert b"Have they ever held your throat" not in one


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found
    return found


# ---- for everybody ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_check(
    at_the_questions: Callable[..., Page], accessible: Callable[[Page], None], scheme: str
) -> None:
    page = at_the_questions(color_scheme=scheme)
    accessible(page)
    say(page, *["yes"] * COUNT)
    accessible(page)
    say(page, "on")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is all.")
    accessible(page)
    for address in ("/check", "/for-you", "/for-you/notes", "/for-you/leave"):
        page.goto(address)
        for fold in page.locator("details").all():
            fold.evaluate("one => { one.open = true }")
        accessible(page)


OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("locale", "words"), [("en-GB", "No, I did"), ("de-DE", "Nein, ich selbst")])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(
    signed_in_tab: Tab, ana: Somebody, width: int, locale: str, words: str
) -> None:
    page = signed_in_tab("/check", somebody=ana, viewport={"width": width, "height": 800}, locale=locale)
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name=words).click()
    page.wait_for_url(re.compile("/check$"))
    for address in (
        "/check",
        "/check/questions",
        "/check/done",
        "/for-you",
        "/for-you/notes",
        "/for-you/leave",
    ):
        page.goto(address)
        for fold in page.locator("details").all():
            fold.evaluate("one => { one.open = true }")
        assert page.evaluate(OVERFLOW) == 0, address
