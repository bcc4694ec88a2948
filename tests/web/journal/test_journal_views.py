"""The pages of the journal as plain forms and links: what is saved, shown, changed, deleted."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from made_journals import NIGHT, entry, memory, narrative

from quills.acts import Act
from quills.web.journal.documents import (
    Draft,
    Entry,
    Fear,
    Narrative,
    Origin,
    Pause,
    Promise,
    SecureMemory,
    new_id,
)
from quills.web.spaces.desk import Desk

TAPS = {"trigger": "late_answer", "feeling": "panicky", "did": "more_messages"}
Desks = Callable[[], Desk]


def new(kind: str) -> str:
    """Where one of a kind is begun."""
    return reverse("journal:new", args=[kind])


def test_an_entry_takes_three_answers(home: Client, own: Desks) -> None:
    """Post, redirect, get; the saved sentence is shown."""
    answer = home.post("/journal/write", TAPS)
    (kept,) = own().all(Entry)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/journal/{kept.id}?saved=1"
    assert (kept.trigger, kept.feeling, kept.strong) == ("late_answer", "panicky", None)
    assert kept.did is not None
    assert kept.did.act is Act.PROTEST
    assert "It began with a late answer. I felt panicky." in home.get(answer.headers["Location"]).text


def test_an_entry_can_say_much_more(home: Client, own: Desks) -> None:
    more = {
        "strong": "7",
        "fears": ["left", "swallowed"],
        "under": "lonely",
        "body": ["chest", "tears"],
        "theirs": "went_quiet",
        "need": "hug",
        "trigger_words": "  his   phone ",
        "story": "first\r\nsecond\n",
        "calm": "2",
        "calm_unit": "hours",
        "when": "2026-01-13T23:40",
        "zone": "Europe/Berlin",
    }
    home.post("/journal/write", TAPS | more)
    (kept,) = own().all(Entry)
    assert (kept.strong, kept.under, kept.body, kept.need) == (7, "lonely", ("chest", "tears"), "hug")
    assert kept.fears == (Fear.LEFT, Fear.SWALLOWED)
    assert (kept.trigger_words, kept.story, kept.calm_minutes) == ("his phone", "first\nsecond", 120)
    assert (kept.at, kept.zone) == (NIGHT, "Europe/Berlin")


def test_an_entry_that_says_nothing_is_asked_again(home: Client, own: Desks) -> None:
    answer = home.post("/journal/write", {"strong": "3"})
    assert answer.status_code == 200
    assert "Choose one thing, or write a line." in answer.text
    assert not list(own().all(Entry))


@pytest.mark.parametrize(
    "wrong",
    [
        {"feeling": "spiffy"},
        {"strong": "11"},
        {"when": "yesterday"},
        {"when": "0001-01-01T00:00"},
        {"calm": "-1"},
        {"story": "x" * 20_001},
        {"body": ["chest", "wings"]},
        {"trigger_words": "x" * 501},
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_saved(
    home: Client, own: Desks, wrong: dict[str, object]
) -> None:
    answer = home.post("/journal/write", TAPS | wrong)
    assert answer.status_code == 200
    assert "wrong" in answer.text
    assert not list(own().all(Entry))


def test_an_unknown_time_zone_falls_back(home: Client, own: Desks) -> None:
    home.post("/journal/write", TAPS | {"zone": "../../etc/passwd"})
    (kept,) = own().all(Entry)
    assert kept.zone != "../../etc/passwd"


def test_an_entry_is_changed_in_its_place(home: Client, own: Desks) -> None:
    kept = entry(strong=7, at=NIGHT + timedelta(seconds=12), first=new_id())
    own().put(kept)
    form = home.get(f"/journal/{kept.id}/change").text
    version = re.search(r'name="version" value="(\w+)"', form)
    assert version is not None
    assert 'value="2026-01-13T23:40"' in form
    sent = TAPS | {"strong": "4", "version": version[1], "when": "2026-01-13T23:40", "zone": "Asia/Tokyo"}
    assert home.post(f"/journal/{kept.id}/change", sent).status_code == 302
    (changed,) = own().all(Entry)
    assert changed.strong == 4
    assert (changed.id, changed.at, changed.zone, changed.first) == (kept.id, kept.at, kept.zone, kept.first)
    late = home.post(f"/journal/{kept.id}/change", sent | {"strong": "1"})
    assert "changed in another tab" in late.text
    assert 'name="strong" value="1" ' in late.text


def test_deleting_can_be_taken_back_once(home: Client, own: Desks) -> None:
    kept = entry(story="a long day")
    own().put(kept)
    page = home.post(f"/journal/{kept.id}/delete", follow=True).text
    assert "a long day" not in page
    assert f"/journal/{kept.id}/undo" in page
    assert home.get(f"/journal/{kept.id}").status_code == 404
    assert "a long day" in home.post(f"/journal/{kept.id}/undo", follow=True).text
    assert "It is gone." in home.post(f"/journal/{kept.id}/undo", follow=True).text


def test_fear_of_what_they_might_do_leads_to_safety(home: Client) -> None:
    page = home.post("/journal/write", TAPS | {"harm": "harm"}, follow=True).text
    assert "being careful is right" in page
    calm = home.post("/journal/write", TAPS | {"fears": "left"}, follow=True).text
    assert "being careful" not in calm


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/journal/write", "story"),
        ("/journal/write", "trigger_words"),
        ("/journal/quieter", "note"),
        ("/journal/new/narrative", "belief"),
        ("/journal/new/memory", "text"),
        ("/journal/earlier/home", "answer_3"),
    ],
)
def test_words_of_danger_are_answered_with_help(home: Client, address: str, field: str) -> None:
    """Right after saving, and before anything else on the page; only what the person wrote is read."""
    page = home.post(address, {field: "I want to end it all."}, follow=True)
    assert "data-help-card" in page.text
    assert "data-help-card" not in home.get(page.request["PATH_INFO"]).text
    assert "data-help-card" not in home.post(address, {field: "A quiet day."}, follow=True).text


def test_a_thought_takes_both_sides_and_a_memory(home: Client, own: Desks) -> None:
    first = new_id()
    own().put(memory(first=first))
    form = home.get(new("narrative")).text
    assert "Ben drove across town" in form
    sent = {
        "belief": "He will leave.",
        "before": "80",
        "speaks_for": "Four hours.\n\n He was   curt.",
        "speaks_against": "He asked about my mother.",
        "memories": first,
        "fairer": "He was slow.",
        "after": "40",
    }
    page = home.post(new("narrative"), sent, follow=True).text
    (kept,) = own().all(Narrative)
    assert [one.text for one in kept.speaks_for] == ["Four hours.", "He was curt."]
    assert [one.memory for one in kept.speaks_against] == [None, first]
    assert f'href="/journal/{memory().id}"' in page
    assert "then 80, now 40" in page


def test_a_thought_outlives_the_memory_it_came_from(home: Client, own: Desks) -> None:
    kept = narrative()
    own().put(kept)
    assert "from a time they were there" in home.get(f"/journal/{kept.id}").text
    assert "He brought my keys." in home.get(f"/journal/{kept.id}/change").text


def test_a_belief_between_the_steps_stays_exact(home: Client, own: Desks) -> None:
    kept = narrative(before=45, after=12)
    own().put(kept)
    version = re.search(r'name="version" value="(\w+)"', home.get(f"/journal/{kept.id}/change").text)
    assert version is not None
    sent = {"belief": kept.belief, "before": "50", "after": "80", "version": version[1]}
    home.post(f"/journal/{kept.id}/change", sent)
    (changed,) = own().all(Narrative)
    assert (changed.before, changed.after) == (45, 80)


def test_a_memory_a_pause_and_a_promise_are_kept(home: Client, own: Desks) -> None:
    home.post(new("memory"), {"text": "He came.", "meant": "I counted.", "day": "2025-12-24"})
    home.post("/journal/quieter", {"before": "8", "after": "3", "ways": ["breathe", "move"], "note": "ok"})
    home.post(
        new("promise"), {"text": "Call at eight", "by": "other", "due": "2026-11-23T20:00", "outcome": "open"}
    )
    (there,) = own().all(SecureMemory)
    (pause,) = own().all(Pause)
    (promise,) = own().all(Promise)
    assert (str(there.day), there.meant) == ("2025-12-24", "I counted.")
    assert (pause.before, pause.after, pause.ways) == (8, 3, ("breathe", "move"))
    assert (promise.by, promise.settled) == ("other", None)
    assert "Call at eight" in home.get("/today").text


def test_a_kept_promise_notes_when(home: Client, own: Desks) -> None:
    home.post(new("promise"), {"text": "Call", "by": "me", "outcome": "kept"})
    (promise,) = own().all(Promise)
    assert promise.settled is not None


def test_a_guided_page_goes_on_where_it_was_left(home: Client, own: Desks) -> None:
    assert "You can stop at any line." in home.get("/journal/earlier/home").text
    home.post("/journal/earlier/home", {"answer_2": "Anger had a place."})
    (kept,) = own().all(Origin)
    assert kept.answers == ("", "Anger had a place.")
    again = home.get("/journal/earlier/home")
    assert again.headers["Location"] == f"/journal/{kept.id}/change"
    assert "Anger had a place." in home.get(f"/journal/{kept.id}").text


# ---- drafts ----------------------------------------------------------------------------------------


def test_a_draft_comes_back_and_goes_when_it_is_saved(home: Client, own: Desks) -> None:
    draft = {
        "of": "entry",
        "about": "",
        "quiet": "1",
        "story": "half a",
        "feeling": "scared",
        "body": ["chest", "tears"],
    }
    assert home.post("/journal/draft", draft).status_code == 204
    assert home.post("/journal/draft", draft | {"story": "half a sen"}).status_code == 204
    page = home.get("/journal/write").text
    assert "This is your draft" in page
    assert "half a sen" in page
    assert re.search(r'value="tears"[^>]*checked', page)
    assert "You began to write" in home.get("/today").text
    home.post("/journal/write", TAPS | {"of": "entry", "about": ""})
    assert [draft.values for draft in own().all(Draft)] == [()]
    assert "This is your draft" not in home.get("/journal/write").text


def test_a_draft_can_be_kept_without_javascript_and_discarded(home: Client, own: Desks) -> None:
    assert (
        home.post("/journal/draft", {"of": "memory", "about": "", "text": "He"}).headers["Location"]
        == "/today"
    )
    assert home.post("/journal/discard", {"of": "memory", "about": ""}).status_code == 302
    assert [draft.values for draft in own().all(Draft)] == [()]


def test_a_deleted_document_takes_its_draft_along(home: Client, own: Desks) -> None:
    own().put(entry(1))
    home.post("/journal/draft", {"of": "entry", "about": entry(1).id, "story": "x"})
    assert "You began to write" in home.get("/today").text
    home.post(f"/journal/{entry(1).id}/delete")
    assert "You began to write" not in home.get("/today").text


@pytest.mark.parametrize("about", ["x", "../today", "00000000", "{id}"])
def test_a_draft_of_nothing_is_refused(home: Client, about: str) -> None:
    assert home.post("/journal/draft", {"of": "entry", "about": about}).status_code == 404
    assert home.post("/journal/draft", {"of": "cake", "about": ""}).status_code == 404


def test_drafts_do_not_pile_up(home: Client, own: Desks) -> None:
    for number in range(1, 16):
        home.post("/journal/draft", {"of": "entry", "about": entry(number).id, "story": "x"})
    assert len(list(own().all(Draft))) == 12


# ---- lists, search ---------------------------------------------------------------------------------


def test_the_list_is_newest_first_and_paged(home: Client, own: Desks) -> None:
    own().put_all(entry(n, story=f"story {n}", at=NIGHT + timedelta(hours=n)) for n in range(1, 24))
    first = home.get("/journal/").text
    older = re.search(r'href="(\?before=[0-9a-f-]+)"', first)
    assert older is not None
    second = home.get(f"/journal/{older[1]}").text
    assert (first.count("<time"), second.count("<time")) == (20, 3)
    assert first.index(entry(23).id) < first.index(entry(4).id)
    assert entry(3).id in second
    assert home.get("/journal/?before=x").status_code == 404


def test_the_list_of_one_kind_shows_that_kind(home: Client, own: Desks) -> None:
    own().put_all([entry(1), memory(2)])
    assert home.get("/journal/all/memory").text.count("<time") == 1
    assert home.get("/journal/all/draft").status_code == 404


def test_an_empty_journal_says_so_kindly(home: Client) -> None:
    for address in ("/journal/", "/journal/all/promise", "/today"):
        assert "Nothing here yet, and nothing is missing." in home.get(address).text


def test_search_finds_and_puts_no_word_into_an_address(home: Client, own: Desks) -> None:
    own().put_all([entry(1, story="The CAFÉ was loud."), memory(2)])
    page = home.post("/journal/search", {"words": "cafe loud"})
    assert "1 found" in page.text
    assert "The CAFÉ was loud." in page.text
    assert "cafe" not in page.request["PATH_INFO"] + str(page.request.get("QUERY_STRING", ""))
    assert "0 found" in home.post("/journal/search", {"words": "brussels"}).text


# ---- the pause, and languages ------------------------------------------------------------------------


def test_the_pause_is_the_same_for_everybody(home: Client, guest: Client) -> None:
    assert guest.get("/pause").content == home.get("/pause").content


def test_every_page_speaks_german(home: Client, own: Desks) -> None:
    own().put_all([entry(1), memory(2), narrative(3)])
    home.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    for address, words in (
        ("/today", "Etwas ist passiert"),
        ("/journal/", "Nur du kannst das öffnen."),
        ("/journal/write", "Gerade fühle ich mich"),
        ("/pause", "Noch muss nichts beantwortet werden."),
        (f"/journal/{entry(1).id}", "Es begann mit einer späten Antwort."),
        (f"/journal/{narrative(3).id}", "Was dagegen spricht"),
        ("/journal/earlier", "Woher ich komme"),
        ("/journal/files", "Eine Kopie nehmen"),
    ):
        assert words in home.get(address).text
