"""The pages that ship: whole, short, honest about what is not known, and alike in both languages."""

import re
from pathlib import Path

import pytest

from quills.web.learn.claims import Status
from quills.web.learn.languages import LANGUAGES
from quills.web.learn.listing import filled
from quills.web.learn.pages import LEAST_WORDS, MOST_WORDS, Page, Part
from quills.web.learn.shelf import library

DOCS = Path(__file__).parents[3] / "docs/learn.md"
SHELF = library()
PAGES = [page for language in LANGUAGES for page in SHELF.pages[language]]
SUBJECTS = {
    *("attachment", "triggers", "threat", "protest", "withdrawal", "hidden", "grievances", "cycle"),
    *("earned", "repair", "ratio", "promises", "soothing", "limits", "help", "unknown"),
}
SAFETY = {
    "en": ("safe", "afraid", "fear of", "frightened", "harms you", "out of fear"),
    "de": ("Sicherheit", "Angst", "sicher", "schadet", "Strafe"),
}


def named(page: Page) -> str:
    return f"{page.language}-{page.front.slug}"


def sentences(page: Page) -> list[str]:
    found = [re.split(r"(?<=[.!?:])[”“]?\s+", line.words) for line in page.lines]
    return [one for line in found for one in line if one]


def test_every_subject_has_its_page_in_every_language() -> None:
    for language in LANGUAGES:
        assert {page.front.slug for page in SHELF.pages[language]} == SUBJECTS


def test_the_pages_of_a_part_stand_together() -> None:
    for language in LANGUAGES:
        parts = [page.front.part for page in SHELF.pages[language]]
        assert parts == sorted(parts, key=list(Part).index)
        assert set(parts) == set(Part)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_is_short_and_in_short_sentences(page: Page) -> None:
    """Between 250 and 450 words, under 18 words a sentence on average, none of 40."""
    lengths = [len(one.split()) for one in sentences(page)]
    assert LEAST_WORDS <= page.words <= MOST_WORDS
    assert sum(lengths) / len(lengths) < 18
    assert max(lengths) < 40
    assert page.minutes == round(page.words / 200)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_keeps_the_voice(page: Page) -> None:
    """No exclamation mark, no dash as a comma, a summary of one sentence."""
    whole = " ".join([page.front.title, page.front.summary, *(line.words for line in page.lines)])
    assert "!" not in whole
    assert not re.search(r"\s[–—]\s", whole)
    assert page.front.summary.count(".") == 1


@pytest.mark.parametrize("page", [page for page in PAGES if page.language == "de"], ids=named)
def test_german_says_du(page: Page) -> None:
    """In the middle of a sentence these words would be the polite form."""
    polite = re.compile(r"(?<=[a-zäöüß,] )(Sie|Ihnen|Ihre?[nmrs]?)\b")
    assert not [line.words for line in page.lines if polite.search(line.words)]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_nothing_from_memory_is_told_as_a_fact(page: Page) -> None:
    """Beside every claim that nobody checked stands that nobody did, in the same paragraph."""
    hedge = {"en": ("often said", "we have not checked"), "de": ("Oft heißt es", "haben wir nicht geprüft")}
    for line in page.lines:
        if any(SHELF.claims[name].status is Status.MEMORY for name in line.cites):
            assert all(words.lower() in line.words.lower() for words in hedge[page.language])


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_is_second_hand_is_told_as_told(page: Page) -> None:
    """In the same paragraph, by a word that says that somebody tells it."""
    told = {
        "en": r"said to|is reported|are reported|others quote|popular",
        "de": r"\bsoll(en)?\b|angeblich|andere zitieren|beliebt",
    }
    for line in page.lines:
        if any(SHELF.claims[name].status is Status.SECOND_HAND for name in line.cites):
            assert re.search(told[page.language], line.words)


def test_what_nobody_checked_carries_no_number() -> None:
    for claim in SHELF.claims.values():
        if claim.status is Status.MEMORY:
            assert claim.figures == ()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_that_is_about_two_people_says_where_it_does_not_apply(page: Page) -> None:
    """Fear of the other is never an exercise: each such page ends with it or says it on its way."""
    if page.front.slug in {"attachment", "threat"}:
        return
    words = " ".join(line.words for line in page.lines)
    assert any(said in words for said in SAFETY[page.language])


def test_the_table_in_the_docs_is_the_one_of_today() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert filled(text, SHELF) == text
