"""The growing sentence: "Right now I am feeling ...", from what was chosen, in each language."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from quills.web.journal.documents.entry import Deed, Entry
from quills.web.journal.words.choices import Who, choices
from quills.web.journal.words.emotions import emotions
from quills.web.journal.words.languages import listed, read

Tense = Literal["now", "then"]

ORDER: Final = ("trigger", "feeling", "strong_alone", "fears", "body", "did", "theirs", "need", "calm")
"""The clauses in the order in which they are said."""

_GAP: Final = re.compile(r"\{(\w+)\}")
_INNER: Final = ("strong", "under")


class Piece(NamedTuple):
    """A stretch of the sentence; ``slot`` names what was chosen, and is empty for our own words."""

    text: str
    slot: str


class Clause(NamedTuple):
    """One sentence of the story; it is silent while nothing is chosen for it."""

    name: str
    pieces: tuple[Piece, ...]


@cache
def _frames() -> dict[str, dict[str, dict[str, str]]]:
    return read("sentence.toml", dict[str, dict[str, dict[str, str]]])


@cache
def frame(name: str, code: str, tense: Tense) -> tuple[Piece, ...]:
    """The pieces of a clause with nothing chosen yet; inner clauses are slots of their own."""
    return tuple(_cut(_frames()[code][tense][name]))


def sentence(entry: Entry, code: str, tense: Tense = "then") -> str:
    """Everything that was chosen, as one text."""
    return " ".join("".join(piece.text for piece in one.pieces) for one in clauses(entry, code, tense))


def clauses(entry: Entry, code: str, tense: Tense = "then") -> tuple[Clause, ...]:
    """The clauses for which something was chosen."""
    filled = fillings(entry, code)
    return tuple(
        Clause(name, tuple(_filled(name, filled, code, tense))) for name in ORDER if _speaks(name, filled)
    )


def fillings(entry: Entry, code: str) -> dict[str, str]:
    """What fills each slot; a slot that is not chosen is missing."""
    known = choices()
    found = {
        "trigger": entry.trigger_words or (known.triggers[entry.trigger].said(code) if entry.trigger else ""),
        "feeling": emotions()[entry.feeling].said(code) if entry.feeling else "",
        "under": emotions()[entry.under].said(code) if entry.under else "",
        "strong": "" if entry.strong is None else str(entry.strong),
        "fears": listed([known.fears[one].said(code) for one in entry.fears], code),
        "body": listed([known.body[one].said(code) for one in entry.body], code),
        "did": _told(entry.did, "me", code),
        "theirs": _told(entry.theirs, "they", code),
        "need": known.needs[entry.need].said(code) if entry.need else "",
        "calm": "" if entry.calm_minutes is None else span(entry.calm_minutes, code),
    }
    return {slot: words for slot, words in found.items() if words}


def span(minutes: int, code: str) -> str:
    """A length of time in the largest unit that is exact: "90 minutes", "2 hours"."""
    names = {
        "en": (("day", "days"), ("hour", "hours"), ("minute", "minutes")),
        "de": (("Tag", "Tagen"), ("Stunde", "Stunden"), ("Minute", "Minuten")),
    }[code]
    for size, (one, many) in zip((1440, 60, 1), names, strict=True):
        if minutes % size == 0 and minutes >= size:
            return f"{minutes // size} {one if minutes == size else many}"
    return f"0 {names[-1][1]}"


def _told(deed: Deed | None, who: Who, code: str) -> str:
    return choices().deeds[deed.deed].told(who, code) if deed else ""


def _speaks(name: str, filled: dict[str, str]) -> bool:
    if name == "strong_alone":
        return "strong" in filled and "feeling" not in filled
    if name == "feeling":
        return "feeling" in filled
    return name in filled


def _filled(name: str, filled: dict[str, str], code: str, tense: Tense) -> Iterator[Piece]:
    for piece in frame(name, code, tense):
        if name == "feeling" and piece.slot in _INNER:
            if piece.slot in filled:
                yield from _filled(piece.slot, filled, code, tense)
        elif piece.slot:
            yield Piece(filled[piece.slot], piece.slot)
        else:
            yield piece


def _cut(text: str) -> Iterator[Piece]:
    """A frame cut at its gaps."""
    place = 0
    for gap in _GAP.finditer(text):
        if gap.start() > place:
            yield Piece(text[place : gap.start()], "")
        yield Piece("", gap[1])
        place = gap.end()
    if place < len(text):
        yield Piece(text[place:], "")
