"""The weights that come with Quills, read once and checked against their hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from quills.errors import QuillsError
from quills.safety._signs.encoder import Encoder, Floats, Layer
from quills.safety._signs.grams import Grams
from quills.safety._signs.wordpiece import Pieces

Arrays = Mapping[str, npt.NDArray[np.generic]]

FILE = "signs.npz"
HASH = "b76fc6f00275339c2664112a877498d9e07981ebd5df9fc82975e01914b9a239"


@dataclass(frozen=True)
class Weights:
    pieces: Pieces
    encoder: Encoder
    grams: Grams


def load() -> Weights:
    content = files("quills.safety._signs").joinpath(FILE).read_bytes()
    if sha256(content).hexdigest() != HASH:
        raise QuillsError(f"{FILE} is not the file that Quills came with; install Quills again.")
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return built(arrays)


def built(arrays: Arrays) -> Weights:
    pieces = Pieces(numbered(arrays, "pieces"))
    grams = Grams(numbered(arrays, "grams"), plain(arrays, "rarity"), plain(arrays, "gram_weights"))
    return Weights(pieces, encoder(arrays), grams)


def encoder(arrays: Arrays) -> Encoder:
    names = ("table_scale", "places", "first_norm", "head", "bias")
    layers = tuple(layer(arrays, f"{at}.") for at in range(int(arrays["depth"])))
    table = arrays["table"].astype(np.int8)
    return Encoder(table=table, layers=layers, **{name: plain(arrays, name) for name in names})


def layer(arrays: Arrays, at: str) -> Layer:
    names = ("look", "join", "wide", "narrow")
    weights = {name: plain(arrays, at + name) * plain(arrays, f"{at}{name}_scale") for name in names}
    biases = {f"{name}_bias": plain(arrays, f"{at}{name}_bias") for name in names}
    norms = {f"{name}_norm": plain(arrays, f"{at}{name}_norm") for name in ("join", "narrow")}
    return Layer(**weights, **biases, **norms)


def numbered(arrays: Arrays, name: str) -> dict[str, int]:
    known = arrays[name].tobytes().decode().split("\n")
    return {one: number for number, one in enumerate(known)}


def plain(arrays: Arrays, name: str) -> Floats:
    return arrays[name].astype(np.float32)
