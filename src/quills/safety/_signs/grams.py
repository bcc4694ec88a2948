"""Single words and pairs of words, each with a weight a sign: what the encoder reads too freely.

A logistic regression on words counted as (1 + ln n) ln((1 + N) / (1 + N_w)) + 1, made to length one
(Salton & Buckley 1988, doi:10.1016/0306-4573(88)90021-0), trained by `scripts/train_signs.py`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Grams:
    numbers: dict[str, int]
    rarity: Floats
    weights: Floats
    """Grams x signs."""

    def shares(self, words: list[str]) -> Floats:
        """What each word adds to each score, words x signs; a pair's part goes to both in halves."""
        parts = np.zeros((len(words), self.weights.shape[1]), np.float32)
        known = [(self.numbers[gram], at) for gram, at in placed(words) if gram in self.numbers]
        counts = Counter(number for number, _ in known)
        value = {number: (1 + np.log(n)) * self.rarity[number] for number, n in counts.items()}
        length = np.sqrt(sum(one * one for one in value.values()))
        for number, places in known:
            part = self.weights[number] * value[number] / length / counts[number]
            for at in places:
                parts[at] += part / len(places)
        return parts


def placed(words: list[str]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Each word and each pair of neighbours, with the places of its words."""
    yield from ((word, (at,)) for at, word in enumerate(words))
    yield from ((f"{one} {two}", (at, at + 1)) for at, (one, two) in enumerate(pairwise(words)))


def grams(words: list[str]) -> list[str]:
    return [gram for gram, _ in placed(words)]
