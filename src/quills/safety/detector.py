"""Signs that one partner controls the other, or that a life, a body or a child is in danger.

It points to help. It misses much, and no sign found is never a sign that all is well; what it was
measured on, and how far that is from real writing, stands in docs/safety/signs.md.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quills.safety._signs.phrases import Found, Sign, phrases
from quills.safety._signs.wordpiece import spelt

if TYPE_CHECKING:
    from quills.safety._signs.encoder import Floats
    from quills.safety._signs.weights import Weights
    from quills.safety._signs.wordpiece import Piece

Place = tuple[int, int]

SIGNS: tuple[Sign, ...] = ("control", "crisis")  # the columns of the scores
WINDOW = 128  # pieces that are read together; training saw passages of up to 160
WORDS = 5  # shown for a window
EDGE = 10_000  # letters of a very long text that are weighed, from its start and from its end
# One letter for one, so that places hold.
TYPED = str.maketrans("’‘ʼ“”„–—−…", "'" * 3 + '"' * 3 + "-" * 3 + ".")


def signs(text: str) -> frozenset[Sign]:
    """Which signs stand out in a text: "control", "crisis", both or none."""
    return frozenset(found.sign for found in spoken(text))


def spoken(text: str) -> tuple[Found, ...]:
    """The words that spoke for each sign, as places in the text: text[start:end].

    A phrase stands whole. Of the rest, those words are given that weighed most.
    """
    text = text.translate(TYPED)
    return tuple(sorted({*phrases(text), *_weighed(text)}))


def _weighed(text: str) -> Iterator[Found]:
    for part, moved in _parts(text):
        for window in windows(_weights().pieces.of(part), part):
            for sign, start, end in _weigh(window, part):
                yield Found(sign, start + moved, end + moved)


def _parts(text: str) -> list[tuple[str, int]]:
    """All of a text, or the two ends of a very long one, and where each begins."""
    if len(text) <= 2 * EDGE:
        return [(text, 0)]
    return [(text[:EDGE], 0), (text[-EDGE:], len(text) - EDGE)]


def windows(pieces: list["Piece"], text: str) -> Iterator[list["Piece"]]:
    """Pieces to be read together, cut after a sentence where one ends in the second half."""
    start = 0
    while start < len(pieces):
        end = start + WINDOW
        if end < len(pieces):
            ends = [at for at in range(start + WINDOW // 2, end) if _stops(pieces[at - 1], pieces[at], text)]
            end = ends[-1] if ends else end
        yield pieces[start:end]
        start = end


def _stops(piece: "Piece", after: "Piece", text: str) -> bool:
    return text[piece.start : piece.end] in {".", "!", "?"} or "\n" in text[piece.end : after.start]


def _weigh(window: list["Piece"], text: str) -> Iterator[Found]:
    """Silent where most of it is in words or letters that are not known."""
    unknown = _weights().pieces.unknown
    if 2 * sum(piece.number == unknown for piece in window) >= len(window):
        return
    places = list(dict.fromkeys((piece.start, piece.end) for piece in window))
    rest, shares = _shares(window, places, text)
    for column, sign in enumerate(SIGNS):
        if rest[column] + shares[:, column].sum() > 0:
            yield from (Found(sign, *place) for place in _heaviest(places, shares[:, column]))


def _shares(window: list["Piece"], places: list[Place], text: str) -> tuple["Floats", "Floats"]:
    """What belongs to no word, and what each word adds to each score: the sum of all is the score."""
    weights, at = _weights(), {place: number for number, place in enumerate(places)}
    pieces = weights.encoder.shares(weights.pieces.framed([piece.number for piece in window]))
    words = weights.grams.shares([spelt(text[start:end]) for start, end in places])
    for piece, share in zip(window, pieces[1:-1], strict=True):
        words[at[piece.start, piece.end]] += share
    return pieces[0] + pieces[-1], words


def _heaviest(places: list[Place], shares: "Floats") -> list[Place]:
    """The words with the greatest shares, neighbours joined, in the order of the text."""
    best = set(shares.argsort()[::-1][:WORDS].tolist())
    found: list[Place] = []
    for before, at in pairwise([-2, *sorted(best)]):
        start, end = places[at]
        joins = at == before + 1
        found[len(found) - joins :] = [(found[-1][0] if joins else start, end)]
    return found


@cache
def _weights() -> "Weights":
    from quills.safety._signs.weights import load  # noqa: PLC0415 - NumPy and 20 MB only when a text is weighed

    return load()
