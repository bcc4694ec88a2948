"""The tables of words have the shape that the WhatsApp reader counts on."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest

import quills

FOLDER: Final = Path(quills.__file__).parent / "chats"
LISTS: Final = (
    "media",
    "voice",
    "deleted",
    "call",
    "location",
    "contact",
    "poll",
    "edited",
    "system",
    "quoting",
)
KINDS: Final = {"media", "voice", "contact"}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


WORDS: Final = load("whatsapp_words.toml")
HALF_DAYS: Final = load("half_days.toml")
LANGUAGES: Final = sorted(WORDS.keys() - {"files", "everywhere", "typed"})


def key(word: str) -> str:
    """The rule in the head of half_days.toml, written a second time."""
    kept = [
        letter
        for letter in unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
        if not letter.isspace() and unicodedata.category(letter) != "Cf" and letter not in ".·․‧・。．"
    ]
    return "".join(kept)


def hour(word: str, clock: int) -> int:
    """The hour of the day, as the reader works it out."""
    half = key(word)
    if half in HALF_DAYS["am"]:
        return clock % 12
    if half in HALF_DAYS["pm"]:
        return clock % 12 + 12
    found: int = HALF_DAYS["periods"][half][clock % 12]
    return found


def test_it_knows_the_languages_that_were_asked_for() -> None:
    western = "en de fr es pt pt-BR it nl sv da nb fi pl cs ro hu bg ru uk el tr"
    others = "he ar fa hi id ms th vi ja ko zh-Hans zh-Hant"
    assert not {*western.split(), *others.split()} - set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_list_and_nothing_else(language: str) -> None:
    table = WORDS[language]
    assert set(table) == {"seen", "guessed", *LISTS}
    assert isinstance(table["seen"], bool)
    assert set(table["guessed"]) <= set(LISTS)
    assert all(isinstance(text, str) for name in LISTS for text in table[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_stored_as_they_are_compared(language: str) -> None:
    """No mark, no odd space, no final stop, no empty text, no text twice in a list."""
    for name in LISTS:
        texts = WORDS[language][name]
        assert len({text.casefold() for text in texts}) == len(texts)
        for text in texts:
            assert text == text.strip()
            assert text.replace("{}", "").strip()
            assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\u202f\ufeff]", text)
            assert not text.endswith((".", "。", "।"))
            assert "{" not in text.replace("{}", "")
            assert "{}{}" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_body_is_of_two_kinds(language: str) -> None:
    """Texts without a gap belong to one list only."""
    texts = [text.casefold() for name in LISTS for text in WORDS[language][name] if "{}" not in text]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_quoting_lines_could_be_taken_for_a_message(language: str) -> None:
    assert not [text for text in WORDS[language]["system"] if ": " in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_edited_marks_stand_in_angle_brackets(language: str) -> None:
    assert all(re.fullmatch("<[^<>]+>", text) for text in WORDS[language]["edited"])


def test_names_of_files_lead_to_kinds() -> None:
    assert set(WORDS["files"].values()) <= KINDS
    assert list(WORDS["files"])[-1] == "*"
    assert WORDS["files"]["PTT-*"] == "voice"


def test_english_holds_what_exports_show() -> None:
    english = WORDS["en"]
    assert "<Media omitted>" in english["media"]
    assert "<attached: {}>" in english["media"]
    assert "audio omitted" in english["voice"]
    assert "Voice call, {}" in english["call"]
    assert "{}.vcf (file attached)" in english["contact"]
    assert "<This message was edited>" in english["edited"]
    assert 'You changed the subject to "{}"' in english["quoting"]


def test_half_days_are_stored_as_keys_and_only_once() -> None:
    keys = [*HALF_DAYS["am"], *HALF_DAYS["pm"], *HALF_DAYS["ambiguous"], *HALF_DAYS["periods"]]
    assert len(set(keys)) == len(keys)
    assert [word for word in keys if word != key(word) or not word] == []


def test_finer_times_name_twelve_hours_that_the_clock_can_mean() -> None:
    for hours in HALF_DAYS["periods"].values():
        assert [found % 12 for found in hours] == list(range(12))
        assert all(0 <= found < 24 for found in hours)


@pytest.mark.parametrize(
    ("word", "clock", "expected"),
    [
        ("AM", 12, 0),
        ("p. m.", 1, 13),
        ("p.\u202fm.", 12, 12),
        ("\u200fم", 3, 15),
        ("ص", 12, 0),
        ("ÖÖ", 9, 9),
        ("ÖS", 9, 21),
        ("π.μ.", 10, 10),
        ("μ.μ.", 10, 22),
        ("de.", 8, 8),
        ("du.", 8, 20),
        ("ip.", 6, 18),
        ("PTG", 2, 14),
        ("CH", 2, 14),
        ("上午", 12, 0),
        ("下午", 1, 13),
        ("오후", 11, 23),
        ("午前", 0, 0),
        ("凌晨", 12, 0),
        ("凌晨", 4, 4),
        ("中午", 12, 12),
        ("中午", 1, 13),
        ("晚上", 8, 20),
        ("晚上", 12, 0),
        ("सुबह", 5, 5),
        ("दोपहर", 12, 12),
        ("शाम", 7, 19),
        ("रात", 9, 21),
        ("रात", 1, 1),
        ("새벽", 3, 3),
        ("ব\u09bfকাল", 5, 17),
        ("in the afternoon", 4, 16),
        ("at night", 11, 23),
        ("לפנה״צ", 9, 9),
        ("אחה״צ", 9, 21),
        ("ب.ظ.", 4, 16),
    ],
)
def test_a_word_tells_the_hour(word: str, clock: int, expected: int) -> None:
    assert hour(word, clock) == expected


def test_single_letters_tell_nothing() -> None:
    assert {"a", "p"} <= set(HALF_DAYS["ambiguous"])
