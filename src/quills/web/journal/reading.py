"""A document as a person reads it: headings and texts, in one language."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import singledispatch
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from quills.web.journal.documents import Document, Entry, Narrative, Origin, Pause, Promise, SecureMemory
from quills.web.journal.words.guide import pages
from quills.web.journal.words.labels import labels
from quills.web.journal.words.languages import listed
from quills.web.journal.words.sentence import sentence


class Facet(NamedTuple):
    """One part of a document: its heading (empty for the main part) and its text."""

    heading: str
    text: str


def wall_clock(document: Document, moment: datetime) -> datetime:
    """A time of a document by the clock on the wall where it was written."""
    return moment.astimezone(ZoneInfo(document.zone))


def facets(document: Document, code: str) -> tuple[Facet, ...]:
    """The parts of a document that say something, in reading order."""
    words = labels()[code]
    parts = ((words.get(name, name), text) for name, text in _parts(document, code, words.__getitem__))
    return tuple(Facet(heading, text) for heading, text in parts if text)


def whole_text(document: Document, code: str) -> str:
    """Everything that a person can read of it, for searching."""
    return "\n".join(part.text for part in facets(document, code))


def own_words(document: Document) -> str:
    """What the person wrote themselves, without anything that was chosen or is ours."""
    texts = [getattr(document, name, "") for name in _WRITTEN]
    sides = (*getattr(document, "speaks_for", ()), *getattr(document, "speaks_against", ()))
    texts += [*getattr(document, "answers", ()), *(one.text for one in sides)]
    return "\n".join(text for text in texts if text)


_WRITTEN: Final = ("trigger_words", "story", "note", "belief", "fairer", "text", "meant")
_Word = Callable[[str], str]
_Parts = Iterator[tuple[str, str]]


@singledispatch
def _parts(document: Document, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    yield from ()


@_parts.register
def _(document: Entry, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    yield "", sentence(document, code)
    yield "story", document.story


@_parts.register
def _(document: Pause, code: str, word: _Word) -> _Parts:
    numbers = [str(one) for one in (document.before, document.after) if one is not None]
    yield "", word("of_ten").format(numbers=word("then").join(numbers)) if numbers else ""
    yield "ways", listed([word(way) for way in document.ways], code)
    yield "back", _stamp(document, document.back)
    yield "note", document.note


@_parts.register
def _(document: Narrative, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    yield "belief", document.belief
    yield "belief_before", _number(document.before)
    yield "speaks_for", "\n".join(one.text for one in document.speaks_for)
    yield "speaks_against", "\n".join(one.text for one in document.speaks_against)
    yield "fairer", document.fairer
    yield "belief_after", _number(document.after)
    yield "", word("may_be_right") if document.may_be_right else ""


@_parts.register
def _(document: SecureMemory, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    yield "", document.text
    yield "day", document.day.isoformat() if document.day else ""
    yield "meant", document.meant


@_parts.register
def _(document: Origin, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    page = pages()[document.page]
    yield "", page.title[code]
    for prompt, answer in zip(page.prompt, document.answers, strict=False):
        yield prompt[code], answer


@_parts.register
def _(document: Promise, code: str, word: _Word) -> _Parts:  # noqa: ARG001  one shape for all kinds
    yield "by_me" if document.by == "me" else "by_other", document.text
    yield "due", _stamp(document, document.due)
    yield "", word(document.outcome)
    yield "note", document.note


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _stamp(document: Document, moment: datetime | None) -> str:
    return wall_clock(document, moment).strftime("%Y-%m-%d %H:%M") if moment else ""
