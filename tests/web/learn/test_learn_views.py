"""The pages over HTTP: public, without a query, in both languages, with nothing inline."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from quills.web.learn.languages import LANGUAGES, Language
from quills.web.learn.pages import Page
from quills.web.learn.shelf import library

SHELF = library()
PAGES = [page for language in LANGUAGES for page in SHELF.pages[language]]
INDEX = {"en": "Learn", "de": "Lernen"}


def got(guest: Client, address: str, language: Language) -> str:
    """Its text; no test here may use the database, so that any query fails."""
    answer = guest.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_lists_every_page_in_its_part(guest: Client, language: Language) -> None:
    text = got(guest, reverse("learn:index"), language)
    assert f"<h1>{INDEX[language]}</h1>" in text
    places = [text.index(f'href="/learn/{page.front.number}/"') for page in SHELF.pages[language]]
    assert places == sorted(places)
    assert text.count("<section") == 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}-{page.front.slug}")
def test_a_page_answers_with_all_that_it_has(guest: Client, page: Page) -> None:
    text = got(guest, f"/learn/{page.front.number}/", page.language)
    assert f'<html lang="{page.language}">' in text
    assert text.count('<sup class="claim">') == sum(len(line.cites) for line in page.lines)
    for name in page.cites:
        assert SHELF.claims[name].source.split(" (")[0].split(",")[0] in text
    assert 'class="narrow"' in text
    assert 'class="wide"' in text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)|javascript:", text)


def test_the_address_and_the_title_tell_nothing(guest: Client) -> None:
    text = got(guest, "/learn/4/", "en")
    assert "<title>Notes · Quills</title>" in text
    assert not re.search(r'href="/learn/[^"]*[a-z]', text)


def test_pages_follow_each_other(guest: Client) -> None:
    row = SHELF.pages["en"]
    assert 'rel="prev"' not in got(guest, f"/learn/{row[0].front.number}/", "en")
    assert 'rel="next"' not in got(guest, f"/learn/{row[-1].front.number}/", "en")
    middle = got(guest, f"/learn/{row[1].front.number}/", "en")
    assert f'rel="prev" href="/learn/{row[0].front.number}/"' in middle
    assert f'rel="next" href="/learn/{row[2].front.number}/"' in middle


def test_every_page_says_alike_that_fear_of_the_other_is_something_else(guest: Client) -> None:
    texts = [got(guest, f"/learn/{page.front.number}/", "en") for page in SHELF.pages["en"]]
    notes = {note for text in texts for note in re.findall(r'"note care".*?</p>', text, re.DOTALL)}
    assert len(notes) == 1
    assert all(text.count("note care") == 1 for text in texts)


@pytest.mark.parametrize("address", ["/learn/0/", "/learn/999/", "/learn/1e3/", "/learn/x/"])
def test_a_page_that_is_not_there_is_not_found(guest: Client, address: str) -> None:
    assert guest.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/learn/", "/learn/1/"])
def test_it_can_only_be_read(guest: Client, address: str) -> None:
    assert guest.head(address).status_code == 200
    assert guest.put(address).status_code in {403, 405}


def test_a_language_that_is_not_there_becomes_english(guest: Client) -> None:
    answer = guest.get("/learn/1/", headers={"accept-language": "fr"})
    assert "Two fears, not four types" in answer.content.decode()
