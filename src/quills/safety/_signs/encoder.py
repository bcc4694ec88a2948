"""The encoder: pieces of text in, one score a sign and piece out. NumPy alone, no other run time.

A transformer of six layers (all-MiniLM-L6-v2, Apache-2.0), its upper layers trained further by
`scripts/train_signs.py`. The weights are kept as whole numbers of 8 bits with one scale a row.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import erf

Floats = npt.NDArray[np.float32]

HEADS = 12
EPSILON = 1e-12  # keeps the division of a flat row finite, as in training


@dataclass(frozen=True)
class Layer:
    """One layer: weights are inputs x outputs."""

    look: Floats
    look_bias: Floats
    join: Floats
    join_bias: Floats
    join_norm: Floats
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_norm: Floats


@dataclass(frozen=True)
class Encoder:
    table: npt.NDArray[np.int8]
    table_scale: Floats
    places: Floats
    first_norm: Floats
    layers: tuple[Layer, ...]
    head: Floats
    bias: Floats
    """Less the threshold, so that a score over 0 is a sign."""

    def shares(self, numbers: list[int]) -> Floats:
        """What each piece adds to each score, pieces x signs; they sum to the score.

        The score is linear in the mean of the pieces, so that the parts are exact. Each piece is read
        together with all others: its part is that of the piece at this place in this text.
        """
        rows = np.asarray(numbers)
        state = self.table[rows] * self.table_scale[rows, None] + self.places[: len(rows)]
        state = normal(state, self.first_norm)
        for layer in self.layers:
            state = step(state, layer)
        parts: Floats = (state @ self.head + self.bias) / np.float32(len(rows))
        return parts


def step(state: Floats, layer: Layer) -> Floats:
    """One layer over all pieces: each looks at all others, then is changed alone."""
    seen = attend(state @ layer.look + layer.look_bias)
    state = normal(state + seen @ layer.join + layer.join_bias, layer.join_norm)
    wide = bend(state @ layer.wide + layer.wide_bias)
    return normal(state + wide @ layer.narrow + layer.narrow_bias, layer.narrow_norm)


def attend(looked: Floats) -> Floats:
    """softmax(q k' / sqrt(d)) v for each head; given q, k, v side by side, pieces x 3 width."""
    count, width = len(looked), looked.shape[1] // 3
    parts = looked.reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    likeness = parts[0] @ parts[1].transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
    weight = np.exp(likeness - likeness.max(-1, keepdims=True))
    weight /= weight.sum(-1, keepdims=True)
    seen: Floats = (weight @ parts[2]).transpose(1, 0, 2).reshape(count, width)
    return seen


def normal(state: Floats, norm: Floats) -> Floats:
    """Each row to mean 0 and variance 1, then scaled and moved by the two rows of `norm`."""
    state = state - state.mean(-1, keepdims=True)
    spread = np.sqrt(np.square(state).mean(-1, keepdims=True) + np.float32(EPSILON))
    scaled: Floats = state / spread * norm[0] + norm[1]
    return scaled


def bend(wide: Floats) -> Floats:
    """Each number times the share of a normal distribution below it (GELU)."""
    bent: Floats = wide * (erf(wide * np.float32(0.5**0.5)) + 1) * np.float32(0.5)
    return bent
