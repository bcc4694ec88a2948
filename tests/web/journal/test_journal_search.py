"""Search: all words, any case, any accent, newest first, and no more opened than needed."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from made_journals import TEXT, entry, memory, narrative

from quills.web.journal.documents import Kept
from quills.web.journal.search import fold, search

ANA: list[Kept] = [
    entry(5, story="Ben était en retard. CAFÉ später, Straße leer."),
    memory(4, text="Ben drove across town with my keys."),
    narrative(3),
]


def found(query: str, code: str = "en") -> list[str]:
    """The last digits of what is found, in order."""
    return [one.document.id[-1] for one in search(ANA, query, code)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("ben", ["5", "4"]),
        ("cafe SPATER", ["5"]),
        ("strasse", ["5"]),
        ("keys", ["4", "3"]),
        ("keys town", ["4"]),
        ("keys brussels", []),
        ("panicky", ["5"]),
        ("", []),
        ("  ", []),
    ],
)
def test_it_finds_what_has_every_word(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_chosen_words_are_found_in_the_language_of_the_page() -> None:
    assert found("panisch", "de") == ["5"]
    assert found("panisch", "en") == []


@given(TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT.filter(lambda text: fold(text).split()))
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    assert list(search([entry(story=text)], text, "en"))


def test_an_excerpt_shows_the_word_in_its_place() -> None:
    story = "ä" * 3 + " " + "one two " * 40 + "needle " + "three four " * 40
    (only,) = search([entry(story=story)], "needle", "en")
    assert " needle " in only.excerpt
    assert only.excerpt.startswith("… ")
    assert only.excerpt.endswith(" …")
    assert len(only.excerpt) < 220


def test_it_opens_no_more_than_it_needs() -> None:
    opened = []

    def documents() -> Iterator[Kept]:
        for number in range(1000):
            opened.append(number)
            yield entry(number)

    assert len(list(islice(search(documents(), "late", "en"), 20))) == 20
    assert len(opened) == 20
