"""Search over opened documents: in memory, newest first, with no index anywhere."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from quills.web.journal.documents import Entry, Kept
from quills.web.journal.reading import whole_text
from quills.web.journal.words.sentence import fillings

AROUND: Final = 60
"""How many letters of a text are shown before a word that was found, and twice as many after it."""

WORDS: Final = 12
"""The most words that are looked for."""


class Found(NamedTuple):
    """A document with all the words, and the place of its text where the first of them stands."""

    document: Kept
    excerpt: str


class _Letters(dict[int, str]):
    """Each letter as it is compared; worked out when it is met first."""

    def __missing__(self, sign: int) -> str:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(sign)).casefold())
        self[sign] = "".join(letter for letter in apart if not unicodedata.combining(letter))
        return self[sign]


_LETTERS: Final = _Letters()


_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """A text as it is compared: without case, without accents."""
    low = text.lower()
    return low if low.isascii() else _BEYOND.sub(lambda found: found[0].translate(_LETTERS), low)


def words(query: str) -> tuple[str, ...]:
    """The words that are looked for; each counts once."""
    return tuple(dict.fromkeys(fold(query).split()))[:WORDS]


def search(documents: Iterable[Kept], query: str, code: str) -> Iterator[Found]:
    """Those documents that have every word, in the order in which they come.

    A word may stand within another. Documents are taken one by one, so that whoever asks for the
    first twenty opens no more than these need.
    """
    wanted = words(query)
    if not wanted:
        return
    for document in documents:
        folded = _folded(document, code)
        if all(word in folded for word in wanted):
            yield Found(document, _excerpt(whole_text(document, code), wanted[0]))


def _folded(document: Kept, code: str) -> str:
    """What a person can read of a document, folded; what was chosen is folded once for all entries."""
    if isinstance(document, Entry):
        own = fold(f"{document.trigger_words}\n{document.story}")
        return "\n".join([*(_chosen(words) for words in fillings(document, code).values()), own])
    return fold(whole_text(document, code))


@lru_cache(maxsize=4096)
def _chosen(words: str) -> str:
    return fold(words)


def _excerpt(text: str, word: str) -> str:
    """The text around a word. Folding can change lengths, so its place is found again by letters."""
    flat = " ".join(text.split())
    folded = fold(flat)
    place = folded.find(word)
    if len(folded) != len(flat):
        place = _place(flat, max(place, 0))
    start = max(place - AROUND, 0)
    end = place + len(word) + 2 * AROUND
    return ("… " if start else "") + flat[start:end].strip() + (" …" if end < len(flat) else "")


def _place(text: str, folded_place: int) -> int:
    """Which letter of the text stands at a place of its folded form."""
    length = 0
    for place, letter in enumerate(text):
        if length >= folded_place:
            return place
        length += len(fold(letter))
    return len(text)
