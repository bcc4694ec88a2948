"""Text into the pieces of words that the encoder knows, each with its place in the text.

Lower case and without accents, split at spaces and punctuation, then the longest known piece first
(WordPiece: Schuster & Nakajima 2012, doi:10.1109/ICASSP.2012.6289079; uncased BERT).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 100  # letters; a longer word is unknown


@dataclass(frozen=True, slots=True)
class Piece:
    """A known piece, and the word that it belongs to: text[start:end]."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the encoder knows, by piece; a piece inside a word begins with ##."""

    numbers: dict[str, int]

    @property
    def unknown(self) -> int:
        return self.numbers["[UNK]"]

    def of(self, text: str) -> list[Piece]:
        """Every piece of the text in order."""
        return [Piece(number, start, end) for word, start, end in words(text) for number in self._split(word)]

    def framed(self, numbers: list[int]) -> list[int]:
        """A text's pieces between the two that mark its start and its end."""
        return [self.numbers["[CLS]"], *numbers, self.numbers["[SEP]"]]

    def _split(self, word: str) -> list[int]:
        found, start = [], 0
        if len(word) > LONGEST:
            return [self.unknown]
        while start < len(word):
            number, start = self._longest(word, start)
            if number is None:
                return [self.unknown]
            found.append(number)
        return found

    def _longest(self, word: str, start: int) -> tuple[int | None, int]:
        inside = "##" if start else ""
        for end in range(len(word), start, -1):
            number = self.numbers.get(inside + word[start:end])
            if number is not None:
                return number, end
        return None, start


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word as the encoder reads it, with its place; punctuation is a word of one mark."""
    word, start, end = "", 0, 0
    for at, letter in enumerate(text):
        if not (letter.isspace() or is_mark(letter)):
            start = start if word else at
            word, end = word + spelt(letter), at + 1
            continue
        if word:
            yield word, start, end
        word = ""
        if not letter.isspace():
            yield letter, at, at + 1
    if word:
        yield word, start, end


def spelt(letters: str) -> str:
    """In lower case, without accents and letters that cannot be seen."""
    parts = unicodedata.normalize("NFD", letters.lower())
    return "".join(one for one in parts if unicodedata.category(one) not in {"Mn", "Cc", "Cf"})


def is_mark(letter: str) -> bool:
    if letter.isascii():
        return not letter.isalnum() and letter.isprintable() and not letter.isspace()
    return unicodedata.category(letter).startswith("P")
