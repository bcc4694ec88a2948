"""The journal in a real Chromium: at phone size, by keyboard alone, and looked at by axe-core."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from journal_desks import Desks
from made_journals import entry, memory, narrative
from playwright.sync_api import Page, expect
from web_fixtures import Tab, looked_after

from quills.web.journal.documents import Draft, Entry, Fear, Narrative

Check = Callable[[Page], None]


def tap(tab: Page, name: str, value: str) -> None:
    """A finger on an answer."""
    tab.locator(f'[name="{name}"][value="{value}"]').click()


def tap_wedge(tab: Page, word: str) -> None:
    """A finger on a word of the wheel."""
    wedge = tab.locator(f'.wedge[data-f="{word}"]')
    wedge.scroll_into_view_if_needed()
    box = wedge.locator("span").bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_three_taps_and_a_save(page: Tab, own: Desks) -> None:
    """On a phone: trigger, feeling on the wheel, what I did; the sentence grows."""
    tab = page("/journal/write")
    said = tab.locator("[data-sentence]")
    expect(said).to_contain_text("Tap what fits.")
    tap(tab, "trigger", "late_answer")
    tap_wedge(tab, "panicky")
    tap(tab, "did", "more_messages")
    expect(said).to_have_text(
        "It began with a late answer. Right now I am feeling panicky. I sent more messages.",
        use_inner_text=True,
    )
    tab.get_by_role("button", name="Save this entry").click()
    expect(tab.get_by_text("I felt panicky.")).to_be_visible()
    (kept,) = own().all(Entry)
    assert (kept.trigger, kept.feeling) == ("late_answer", "panicky")
    assert kept.zone != "UTC" or kept.at.utcoffset() == timedelta()


@pytest.mark.parametrize("word", ["scared", "uneasy", "resentful", "far_away", "calm", "tired"])
def test_a_tap_on_a_wedge_chooses_that_word(page: Tab, word: str) -> None:
    """Wherever it lies on the wheel."""
    tab = page("/journal/write")
    tap_wedge(tab, word)
    assert tab.locator('[name="feeling"]:checked').get_attribute("value") == word


def test_a_second_tap_takes_an_answer_back(page: Tab) -> None:
    tab = page("/journal/write")
    tap(tab, "trigger", "goodbye")
    assert tab.locator('[name="trigger"]:checked').count() == 1
    tap(tab, "trigger", "goodbye")
    assert tab.locator('[name="trigger"]:checked').count() == 0


def test_an_entry_by_keyboard_alone(page: Tab, own: Desks) -> None:
    """Tab, arrows and space, from the top of the page to the saved entry."""
    tab = page("/journal/write")
    _reach(tab, "trigger")
    tab.keyboard.press("Space")
    _reach(tab, "feeling")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    _reach(tab, "did")
    tab.keyboard.press("Space")
    _reach(tab, "strong")
    tab.keyboard.press("ArrowRight")
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.savebar .primary')"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/journal/*?saved=1")
    (kept,) = own().all(Entry)
    assert (kept.trigger, kept.feeling) == ("late_answer", "panicky")
    assert (kept.did and kept.did.deed, kept.strong) == ("more_messages", 1)


def _reach(tab: Page, name: str) -> None:
    """Press Tab until the question has the focus."""
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.name") == name:
            return
    pytest.fail(f"{name} cannot be reached by keyboard")


def test_the_words_can_be_a_list(page: Tab) -> None:
    tab = page("/journal/write")
    tab.get_by_text("Show the words as a list").click()
    word = tab.locator('.wedge[data-f="grateful"]')
    word.click()
    box = word.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert tab.locator('[name="feeling"]:checked').get_attribute("value") == "grateful"


def test_the_other_fear_answers_at_once(page: Tab, own: Desks) -> None:
    tab = page("/journal/write")
    answer = tab.locator(".harm .answer")
    expect(answer).to_be_hidden()
    tap(tab, "harm", "harm")
    expect(answer).to_be_visible()
    tab.get_by_role("button", name="Save this entry").click()
    expect(tab.locator(".note.care")).to_be_visible()
    (kept,) = own().all(Entry)
    assert kept.fears == (Fear.HARM,)


def test_a_draft_survives_a_closed_tab(page: Tab, own: Desks) -> None:
    tab = page("/journal/write")
    tab.get_by_text("Body, need, story").click()
    with tab.expect_response("**/journal/draft") as kept:
        tab.get_by_label("In my own words").fill("Half a sentence")
    assert kept.value.status == 204
    expect(tab.locator("[data-state]")).to_contain_text("Draft kept")
    (draft,) = own().all(Draft)
    assert ("story", "Half a sentence") in draft.values
    tab.close()
    again = page("/journal/write")
    expect(again.get_by_label("In my own words")).to_have_value("Half a sentence")
    again.get_by_role("button", name="Save this entry").click()
    again.wait_for_url("**/journal/*?saved=1")
    assert [one.values for one in own().all(Draft)] == [()]


def test_a_thought_with_a_memory(page: Tab, own: Desks) -> None:
    own().put(memory(2))
    tab = page("/journal/new/narrative")
    tab.get_by_label("The thought, as it came").fill("He is going to leave.")
    tap(tab, "before", "80")
    tab.get_by_label("What speaks for it").fill("Four hours.")
    tab.get_by_label("Ben drove across town").click()
    tab.get_by_label("A fairer sentence").fill("He was slow.")
    tap(tab, "after", "30")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("from a time they were there")).to_be_visible()
    (kept,) = own().all(Narrative)
    assert (kept.before, kept.after) == (80, 30)


def test_delete_and_undo(page: Tab, own: Desks) -> None:
    own().put(entry(1, story="A long day."))
    tab = page(f"/journal/{entry(1).id}")
    tab.get_by_role("button", name="Delete").click()
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("A long day.")).to_be_visible()


def test_search_by_keyboard(page: Tab, own: Desks) -> None:
    own().put(entry(1, story="The kettle sang."))
    tab = page("/journal/search")
    tab.get_by_role("searchbox").fill("KETTLE")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("The kettle sang.")).to_be_visible()
    assert "kettle" not in tab.url.lower()


def test_a_copy_goes_out_and_comes_in(page: Tab, own: Desks, tmp_path: object) -> None:
    own().put(entry(1, story="Kept."))
    tab = page("/journal/files")
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Save the file JSON").click()
    assert saved.value.suggested_filename.startswith("notes-")
    tab.get_by_label("A JSON or CSV file").set_input_files(saved.value.path())
    tab.get_by_role("button", name="Bring it in").click()
    expect(tab.get_by_text("0 documents are new. 1 was here already.")).to_be_visible()


def test_the_pause_answers_and_keeps_the_time(page: Tab) -> None:
    tab = page("/pause")
    expect(tab.locator(".reply.none")).to_be_visible()
    tap(tab, "now", "9")
    expect(tab.locator(".reply.high")).to_be_visible()
    expect(tab.locator(".reply.none")).to_be_hidden()
    tab.get_by_text("Take a time-out").click()
    tap(tab, "length", "20")
    expect(tab.locator("[data-line]")).to_contain_text("I need a break. I am back at")
    expect(tab.locator("[data-clock]")).to_have_text("20 minutes left")


def test_the_pause_stands_still_where_motion_is_reduced(page: Tab) -> None:
    tab = page("/pause", reduced_motion="reduce")
    expect(tab.locator(".still")).to_be_visible()
    assert tab.locator(".spine").first.evaluate("one => getComputedStyle(one).animationName") == "none"


PAGES = ["/today", "/journal/", "/journal/write", "/journal/quieter", "/journal/new/narrative", "/pause"]
PAGES += ["/journal/new/memory", "/journal/new/promise", "/journal/earlier", "/journal/earlier/home"]
PAGES += ["/journal/search", "/journal/files", f"/journal/{entry(1).id}", f"/journal/{narrative(3).id}"]
PAGES += [f"/journal/{entry(1).id}/change"]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    page: Tab, own: Desks, accessible: Check, address: str
) -> None:
    own().put_all(
        [entry(1, fears=(Fear.HARM,), story="x" * 400), memory(2), narrative(3, before=80, after=45)]
    )
    tab = page(address, color_scheme="dark" if PAGES.index(address) % 2 else "light", reduced_motion="reduce")
    accessible(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_german_words_fit_the_wheel(page: Tab) -> None:
    """No word of the rim is longer than its wedge, on the narrowest phone."""
    tab = page("/journal/write", locale="de", viewport={"width": 360, "height": 740})
    wheel = tab.locator(".wheel").bounding_box()
    assert wheel is not None
    widths = tab.locator(".wedge.out span").evaluate_all("spans => spans.map(one => one.offsetWidth)")
    assert max(widths) <= 0.2 * wheel["width"] + 1


def test_the_pause_works_without_a_connection_once_it_was_opened(page: Tab) -> None:
    tab = page("/pause", service_workers="allow")
    looked_after(tab)
    tab.reload()
    tab.context.set_offline(True)
    tab.goto("/pause")
    expect(tab.get_by_role("heading", name="Nothing has to be answered yet.")).to_be_visible()
    assert tab.locator(".spine").first.evaluate("one => getComputedStyle(one).animationName") == "spine"
    tab.get_by_text("Look around").click()
    expect(tab.get_by_text("Five things you can see.")).to_be_visible()
