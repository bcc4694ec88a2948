"""Where help is: every number with its source, in both languages, for everybody, without a connection."""

import re
from collections.abc import Callable
from dataclasses import astuple
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from django.utils.html import escape
from playwright.sync_api import Page, expect
from web_fixtures import Tab

from quills.safety.entries import Kind
from quills.safety.resources import listing
from quills.web.check import help as crisis
from quills.web.check import words
from quills.web.check.listing import places

ADDRESS = "/help"
STALE = "The date to read these numbers again has passed."


def got(guest: Client, language: str = "en") -> str:
    """Its text; a test without the database mark fails if the page asks for anything there."""
    answer = guest.get(ADDRESS, headers={"accept-language": language})
    assert answer.status_code == 200
    return str(answer.content.decode())


def country(text: str, name: str) -> str:
    """What stands under one country."""
    return text.partition(f"<summary>{name}</summary>")[2].partition("</details>")[0]


def test_every_number_stands_there_as_the_source_writes_it(guest: Client) -> None:
    text = got(guest)
    for place in listing().countries:
        part = country(text, place.name)
        for service in (*place.emergency, *place.services):
            assert escape(service.name) in part
            assert escape(service.source) in part
            for channel in service.channels:
                assert f">{channel.at}<" in part


def test_the_emergency_number_comes_first(guest: Client) -> None:
    text = got(guest)
    for place in listing().countries:
        kinds = re.findall(r"<h3[^>]*>([^<]+)</h3>", country(text, place.name))
        first = [kind.startswith("In danger now") for kind in kinds]
        assert first == sorted(first, reverse=True)
        assert any(first) == bool(place.emergency)


def test_a_country_without_a_number_says_so(guest: Client) -> None:
    part = country(got(guest), "India")
    assert "Quills knows no number for this country." in part
    assert "<a " not in part
    assert "Quills knows no number for this country." in country(got(guest), "Another country")


def test_a_country_without_an_emergency_number_says_that_the_local_one_comes_first(guest: Client) -> None:
    part = country(got(guest), "Japan")
    assert part.index("The local one still comes first.") < part.index("<h3")


def test_it_says_that_numbers_change_and_when_they_were_read(guest: Client) -> None:
    text = got(guest)
    assert "Numbers change, and nobody dialled these to test them." in text
    assert "They were read in November 2026 and are to be read again by May 2027." in text
    assert "Read in November 2026, on a page of 10 September 2024" in country(text, "Australia")
    assert STALE not in text


@pytest.mark.parametrize(("day", "stale"), [((2027, 5, 31), False), ((2027, 6, 1), True)])
def test_past_the_day_of_review_it_warns(
    guest: Client, monkeypatch: pytest.MonkeyPatch, day: tuple[int, int, int], stale: bool
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(*day, 12, tzinfo=UTC))
    assert (STALE in got(guest)) == stale


def test_a_plain_call_can_be_pressed_and_nothing_else_opens_by_itself(guest: Client) -> None:
    links = set(re.findall(r'href="([^"]+)"', got(guest).partition("<main")[2].partition("</main>")[0]))
    assert "tel:116123" in links
    assert all(link.startswith("tel:") for link in links)


def test_it_is_the_same_for_everybody_and_asks_for_nobody(guest: Client) -> None:
    """No cookie, no token, no query: so it can be kept for times without a connection."""
    answer = guest.get(ADDRESS)
    assert not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content
    assert "check:help" in settings.OFFLINE_PAGES
    assert b"check/" not in answer.content  # the worker keeps the look's style and no other


def test_german_says_all_of_it(guest: Client) -> None:
    text = got(guest, "de")
    for english in (
        "Read in",
        "Hours",
        "Languages",
        "Numbers change",
        "Domestic violence",
        "not known",
        "Call:",
    ):
        assert english not in text
    assert "Gelesen im November 2026, auf einer Seite mit Datum 10. September 2024" in text
    names = re.findall(r"<summary>([^<]+)</summary>", text)
    assert "Vereinigtes Königreich" in names
    assert names[0] == "Australien"


def test_every_word_of_the_listing_can_be_translated() -> None:
    listed = listing()
    said = {
        *astuple(listed.sentences),
        *(kind.words for kind in Kind),
        *(one.name for one in listed.countries),
    }
    for one in listed.countries:
        for service in (*one.emergency, *one.services):
            said |= {service.hours, service.languages, service.note, *(way.use for way in service.channels)}
            said |= {(service.dated or "").partition(" ")[2]}
    known = {*words.KINDS, *words.SENTENCES, *words.COUNTRIES, *words.DETAILS}
    assert said - {None, ""} == known


def test_countries_are_sorted_as_their_reader_reads_them() -> None:
    with translation.override("de"):
        names = [place.name for place in places(listing())]
    assert names.index("Deutschland") < names.index("Frankreich") < names.index("Vereinigte Staaten")


# ---- after crisis words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signs", "shown"),
    [((), False), (("control",), False), (("crisis",), True), (("crisis", "control"), True)],
)
def test_a_card_is_shown_for_a_crisis_alone(signs: tuple[str, ...], shown: bool) -> None:
    card = crisis.help_for(signs)
    drawn = render_to_string("check/_help_card.html", {"help_card": card})
    assert bool(drawn.strip()) == shown
    assert ('href="/help"' in drawn) == shown
    assert "control" not in drawn


def test_what_is_heard_in_any_of_the_texts_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"one": frozenset({"crisis"}), "two": frozenset({"control"})}
    monkeypatch.setattr(crisis, "signs_of", lambda text: found.get(text, frozenset()))
    assert crisis.heard(["one", "two", ""]) == {"crisis", "control"}
    assert crisis.heard([]) == frozenset()


def test_plain_words_of_a_crisis_are_heard_and_plain_words_are_not() -> None:
    assert crisis.help_for(crisis.heard(["Bought bread.", "I am going to kill myself tonight."]))
    assert not crisis.help_for(crisis.heard(["Bought bread. He was late, and I was cross."]))


# ---- in a browser ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_every_country_open(
    tab: Tab, accessible: Callable[[Page], None], scheme: str
) -> None:
    page = tab(ADDRESS, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.name = ''; one.open = true })")
    accessible(page)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.django_db(transaction=True)
def test_which_country_is_opened_is_neither_sent_nor_kept_nor_in_the_address(tab: Tab) -> None:
    page = tab(ADDRESS)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.locator("summary", has_text="Germany").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="112")).to_be_visible()
    assert page.url.endswith(ADDRESS)
    assert [url for url in asked if "/static/" not in url] == []
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert stored == f'[{{}},{{"htmx-current-path-for-history":"{ADDRESS}"}},null]'
    page.locator("summary", has_text="Sweden").click()
    expect(page.locator("details[open]")).to_have_count(1)


@pytest.mark.django_db(transaction=True)
def test_it_opens_without_a_connection(tab: Tab) -> None:
    page = tab("/", service_workers="allow")
    page.wait_for_function(
        "async () => { await navigator.serviceWorker.ready; return !!navigator.serviceWorker.controller }"
    )
    page.reload()
    page.context.set_offline(True)
    page.goto(ADDRESS)
    page.locator("summary", has_text="Germany").click()
    expect(page.get_by_role("link", name="112")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(241, 239, 234)"
