"""The words that WhatsApp itself writes into an export, in all languages, as patterns.

There are more than a thousand. A file holds a handful of them, so they are looked for by their
longest fixed piece first, all at once (Aho-Corasick), and only those found become a regular
expression.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any, Final, NamedTuple

import polars as pl

from quills.chats.whatsapp.careful import careful_pattern, filled

KINDS: Final = ("deleted", "call", "voice", "contact", "location", "poll", "media")
"""Kinds that a body tells, the more particular before the more general."""

_CAPTIONED: Final = frozenset({"voice", "contact", "poll", "media"})
"""Kinds whose words may be followed by lines of the person's own."""

_STOP: Final = "[.。।]?"
_NOTHING: Final = r"[^\s\S]"
_BRACKETS: Final = re.compile("[<>()（）]")


class Phrase(NamedTuple):
    """One wording."""

    kind: str
    """One of ``KINDS``, or ``edited``, ``system``, ``quoting``."""
    piece: str
    """Its longest fixed piece."""
    pattern: Callable[[], str | None]
    """Makes its regular expression; None where anything that people type would fill its gaps."""


@dataclass(frozen=True)
class Words:
    """Regular expressions for the wordings that occur in a file; one that matches nothing if none does."""

    kinds: dict[str, str]
    edited: str
    system: str
    quoting: str


@cache
def pieces(*, marked: bool) -> pl.Series:
    """The fixed pieces to look for, as one list."""
    return pl.Series(sorted({phrase.piece for phrase in _phrases(marked=marked)})).implode()


def occurring(texts: pl.Series, *, marked: bool) -> Words:
    """The wordings whose fixed piece occurs in these texts.

    Where the program marks its words (``marked``) every wording counts. Where it does not, those
    that people also type ("No answer") and gaps that anything would fill ("{} document omitted")
    are left out.
    """
    here: set[str] = set()
    if len(texts):
        found = texts.str.extract_many(pieces(marked=marked), overlapping=True)
        here.update(found.explode().drop_nulls().unique().to_list())
    by_kind: dict[str, set[str]] = {}
    for phrase in _phrases(marked=marked) if here else ():
        if phrase.piece in here and (pattern := phrase.pattern()):
            by_kind.setdefault(phrase.kind, set()).add(pattern)
    whole = {kind: _whole(kind, by_kind.get(kind)) for kind in (*KINDS, "edited", "system", "quoting")}
    return Words({kind: whole[kind] for kind in KINDS}, whole["edited"], whole["system"], whole["quoting"])


def _whole(kind: str, patterns: set[str] | None) -> str:
    if not patterns:
        return _NOTHING
    start = "" if kind == "edited" else "^"
    end = r"(?:\n|$)" if kind in _CAPTIONED else "$"
    return f"{start}(?:{'|'.join(sorted(patterns))}){_STOP}{end}"


@cache
def _phrases(*, marked: bool) -> tuple[Phrase, ...]:
    with files("quills.chats").joinpath("whatsapp_words.toml").open("rb") as stream:
        table = tomllib.load(stream)
    typed, names = frozenset(table.pop("typed")), table.pop("files")
    bodies = _marked if marked else _unmarked
    return tuple(
        phrase
        for words in table.values()
        for phrase in (*bodies(words, typed), *_named_files(words, names), *_lines(words))
    )


def _marked(words: dict[str, Any], typed: frozenset[str]) -> Iterator[Phrase]:
    del typed  # what has the program's mark was not typed
    for kind in KINDS:
        yield from (Phrase(kind, _piece(text), partial(_loose, text)) for text in words.get(kind, ()))


def _unmarked(words: dict[str, Any], typed: frozenset[str]) -> Iterator[Phrase]:
    for kind in KINDS:
        for text in words.get(kind, ()):
            if text not in typed:
                yield Phrase(kind, _piece(text), partial(careful_pattern, kind, text))


def _named_files(words: dict[str, Any], names: dict[str, str]) -> Iterator[Phrase]:
    """Attached files whose names tell that they are voice messages or contacts."""
    gaps = {kind: _file_names(kind, names) for kind in ("voice", "contact")}
    for text in words.get("media", ()):
        if "{}" in text and _BRACKETS.search(text):
            yield from (Phrase(kind, _piece(text), partial(filled, text, gap)) for kind, gap in gaps.items())


def _lines(words: dict[str, Any]) -> Iterator[Phrase]:
    kinds = {
        "edited": lambda text: filled(text, ".+?"),
        "system": lambda text: filled(text, ".*?"),
        "quoting": _quoting,
    }
    for kind, make in kinds.items():
        yield from (Phrase(kind, _piece(text), partial(make, text)) for text in words.get(kind, ()))


def _piece(text: str) -> str:
    return max((piece for line in text.split("\n") for piece in line.split("{}")), key=len)


def _loose(text: str) -> str:
    """Some characters in every gap; one at the very end may be empty."""
    return filled(text.removesuffix("{}"), ".+?") + (".*?" if text.endswith("{}") else "")


def _file_names(kind: str, names: dict[str, str]) -> str:
    globs = (re.escape(glob).replace(r"\*", ".*") for glob, found in names.items() if found == kind)
    return f"(?:{'|'.join(globs)})"


def _quoting(text: str) -> str:
    """A name, which holds no colon, and then a quoted text, which may."""
    first, *rest = text.split("{}")
    return "[^:]+?" + filled("{}".join(rest), ".+?") if rest and not first else filled(text, ".+?")
