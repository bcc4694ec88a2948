"""Every word of the interface is there in German, and what is compiled is what is written."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import make_messages

WEB = make_messages.WEB
FILES = sorted(WEB.rglob("LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|</?\w+[^>]*>")


def ids(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    """Then nobody who runs Quills needs a tool to compile it."""
    with path.open("rb") as file:
        read = read_po(file, locale="de")
    kept = make_messages.kept_translations(path, "de")
    compiled = path.with_suffix(".mo").read_bytes()
    assert len(kept) == len([one for one in read if one.id])
    for string in kept.values():
        for form in [string] if isinstance(string, str) else string:
            assert form.encode() + b"\0" in compiled, "run scripts/make_messages.py"


@pytest.mark.parametrize(
    ("folder", "found"), make_messages.homes(), ids=[ids(folder) for folder, _ in make_messages.homes()]
)
def test_every_word_is_translated(folder: Path, found: list[make_messages.Found]) -> None:
    made = make_messages.catalog(found, "de", folder / "de/LC_MESSAGES/django.po")
    assert make_messages.untranslated(made) == [], "run scripts/make_messages.py, and translate"


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_a_translation_fills_in_the_same_values(path: Path) -> None:
    for (words, _), string in make_messages.kept_translations(path, "de").items():
        for form in [string] if isinstance(string, str) else string[-1:]:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(words)), words
