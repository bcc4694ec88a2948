"""The words: the wheel, the choices, the guided pages and the growing sentence, in both languages."""

import pytest
from made_journals import entry

from quills.acts import Act
from quills.web.journal.documents import Deed, Fear
from quills.web.journal.documents.origin import PROMPTS
from quills.web.journal.words.choices import choices
from quills.web.journal.words.emotions import emotions, wheel
from quills.web.journal.words.guide import pages, stop
from quills.web.journal.words.labels import labels
from quills.web.journal.words.languages import LANGUAGES, language, listed
from quills.web.journal.words.sentence import ORDER, clauses, frame, sentence, span


def test_the_wheel_has_eight_families_of_four_words() -> None:
    assert [len(family.word) + 1 for family in wheel()] == [4] * 8
    assert len(emotions()) == 32


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_stands_twice_or_is_missing(code: str) -> None:
    known = choices()
    for group in (emotions(), known.triggers, known.body, known.needs, known.deeds, known.fears):
        words = [one.label(code) for one in group.values()]
        assert all(word.strip() == word and word for word in words)
        assert len(set(words)) == len(words)


def test_words_fit_their_wedge() -> None:
    """A wedge of the smallest wheel holds about eleven letters."""
    assert not [one for one in emotions().values() for code in LANGUAGES if len(one.label(code)) > 11]


def test_every_act_can_be_told_of_either() -> None:
    for who in ("me", "they"):
        assert {one.act for one in choices().done_by(who)} >= set(Act)


def test_all_three_fears_have_words() -> None:
    assert set(choices().fears) == set(Fear)


def test_the_sentence_grows_with_what_is_chosen() -> None:
    assert sentence(entry(trigger=None, did=None), "en", "now") == "Right now I am feeling panicky."
    assert sentence(entry(trigger=None, did=None), "de", "now") == "Gerade fühle ich mich panisch."
    grown = entry(
        under="lonely",
        strong=7,
        theirs=Deed(deed="went_quiet", act=Act.WITHDRAWAL),
        fears=(Fear.LEFT, Fear.SWALLOWED),
        body=("chest", "cold_hands", "tears"),
        need="all_right",
        calm_minutes=90,
    )
    assert sentence(grown, "en") == (
        "It began with a late answer. I felt panicky, 7 of 10, and under it lonely. "
        "I was afraid of being left and being swallowed up. "
        "I noticed a tight chest, cold hands and tears. I sent more messages. They went quiet. "
        "I needed to know we are all right. I was calm again after 90 minutes."
    )
    assert sentence(grown, "de") == (
        "Es begann mit einer späten Antwort. Ich fühlte mich panisch, 7 von 10, und darunter einsam. "
        "Ich hatte Angst davor, verlassen zu werden und davor, mich in der Nähe zu verlieren. "
        "Ich spürte eine enge Brust, kalte Hände und Tränen. "
        "Ich habe mehr Nachrichten geschickt. Mein Gegenüber ist still geworden. "
        "Ich brauchte zu wissen, dass zwischen uns alles gut ist. Wieder ruhig war ich nach 90 Minuten."
    )


def test_strength_without_a_feeling_is_said_too() -> None:
    assert (
        sentence(entry(trigger=None, feeling=None, strong=3), "en") == "It was 3 of 10. I sent more messages."
    )


def test_own_words_for_the_trigger_come_first() -> None:
    words = sentence(entry(trigger="something_else", trigger_words="his phone ringing", did=None), "en")
    assert words.startswith("It began with his phone ringing.")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_clause_has_a_frame_in_each_tense(code: str) -> None:
    for name in ORDER:
        assert frame(name, code, "now")
        assert frame(name, code, "then")


def test_what_was_chosen_can_be_told_from_our_own_words() -> None:
    pieces = [piece for one in clauses(entry(strong=7), "en") for piece in one.pieces if piece.slot]
    assert pieces == [
        ("a late answer", "trigger"),
        ("panicky", "feeling"),
        ("7", "strong"),
        ("sent more messages", "did"),
    ]


@pytest.mark.parametrize(
    ("minutes", "en", "de"),
    [
        (0, "0 minutes", "0 Minuten"),
        (1, "1 minute", "1 Minute"),
        (60, "1 hour", "1 Stunde"),
        (90, "90 minutes", "90 Minuten"),
        (2880, "2 days", "2 Tagen"),
    ],
)
def test_a_time_is_told_in_its_largest_exact_unit(minutes: int, en: str, de: str) -> None:
    assert (span(minutes, "en"), span(minutes, "de")) == (en, de)


def test_there_are_seven_guided_pages_that_ask_little() -> None:
    assert len(pages()) == 7
    for page in pages().values():
        assert 2 <= len(page.prompt) <= PROMPTS
        for words in (page.title, page.intro, *page.prompt):
            assert set(words) == set(LANGUAGES)
            assert "!" not in "".join(words.values())


def test_every_guided_page_can_be_stopped() -> None:
    assert stop("en").startswith("You can stop at any line.")
    assert stop("de").startswith("Du kannst bei jeder Zeile aufhören.")


def test_headings_are_alike_in_each_language() -> None:
    assert set(labels()["en"]) == set(labels()["de"])


@pytest.mark.parametrize(
    ("code", "known"), [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("fr", "en"), ("", "en")]
)
def test_other_languages_get_english(code: str, known: str) -> None:
    assert language(code) == known


def test_words_are_listed_as_one_says_them() -> None:
    assert [listed(words, "de") for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a und b",
        "a, b und c",
    ]
