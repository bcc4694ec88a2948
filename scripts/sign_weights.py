"""Write the trained encoder as whole numbers of 8 bits, with only the pieces that English needs."""

import io
import re
from hashlib import sha256
from pathlib import Path

import numpy as np
from torch import Tensor, nn
from transformers.models.bert.modeling_bert import BertLayer

from sign_grams import Learnt

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "src/quills/safety/_signs/signs.npz"
LONGEST = 160  # places; the encoder reads no more at once


def write(encoder: nn.Module, grams: Learnt, thresholds: tuple[float, float]) -> str:
    """The path of the weights, their size and their SHA-256."""
    arrays = packed(encoder) | of_grams(grams)
    arrays["bias"] = array(encoder.head.bias) + np.float32(grams.bias - thresholds)
    with io.BytesIO() as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)
        content = out.getvalue()
    FILE.write_bytes(content)
    return f"{FILE.name} {len(content)} bytes, SHA-256 {sha256(content).hexdigest()}"


def packed(encoder: nn.Module) -> dict[str, np.ndarray]:
    model, (names, rows) = encoder.model, pieces(encoder.words.get_vocab())
    table = array(model.embeddings.word_embeddings.weight)[rows]
    kinds = array(model.embeddings.token_type_embeddings.weight)[0]
    found = {
        "pieces": lines(names),
        "places": (array(model.embeddings.position_embeddings.weight)[:LONGEST] + kinds).astype(np.float16),
        "first_norm": norm(model.embeddings.LayerNorm),
        "head": array(encoder.head.weight).T,
        "depth": np.array(len(model.encoder.layer)),
    }
    found |= whole(table.T, "table", turned=True)
    for at, layer in enumerate(model.encoder.layer):
        found |= {f"{at}.{name}": value for name, value in of_layer(layer).items()}
    return found


def of_grams(grams: Learnt) -> dict[str, np.ndarray]:
    return {
        "grams": lines(list(grams.counted.get_feature_names_out())),
        "rarity": grams.counted.idf_.astype(np.float32),
        "gram_weights": grams.weights.T.astype(np.float16),
    }


def lines(names: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def pieces(numbers: dict[str, int]) -> tuple[list[str], list[int]]:
    """The special pieces, and those of ASCII letters, figures and marks; all others become unknown."""
    special = [f"[{name}]" for name in ("UNK", "CLS", "SEP")]
    names = special + [
        piece
        for piece, _ in sorted(numbers.items(), key=lambda one: one[1])
        if piece.isascii() and not re.fullmatch(r"\[.+\]", piece)
    ]
    return names, [numbers[name] for name in names]


def of_layer(layer: BertLayer) -> dict[str, np.ndarray]:
    look = layer.attention.self
    parts = (look.query, look.key, look.value)
    return {
        **whole(np.concatenate([array(part.weight) for part in parts]), "look"),
        "look_bias": np.concatenate([array(part.bias) for part in parts]),
        **linear(layer.attention.output.dense, "join"),
        "join_norm": norm(layer.attention.output.LayerNorm),
        **linear(layer.intermediate.dense, "wide"),
        **linear(layer.output.dense, "narrow"),
        "narrow_norm": norm(layer.output.LayerNorm),
    }


def linear(part: nn.Linear, name: str) -> dict[str, np.ndarray]:
    return {**whole(array(part.weight), name), f"{name}_bias": array(part.bias)}


def whole(weight: np.ndarray, name: str, *, turned: bool = False) -> dict[str, np.ndarray]:
    """Outputs x inputs in, inputs x outputs out as -127 to 127, with one scale an output.

    A turned table has one scale an input, that is a piece.
    """
    axis = 0 if turned else 1
    scale = np.abs(weight).max(axis, keepdims=True) / 127
    numbers = np.round(weight / scale).astype(np.int8).T
    return {name: np.ascontiguousarray(numbers), f"{name}_scale": scale.ravel().astype(np.float32)}


def norm(part: nn.LayerNorm) -> np.ndarray:
    return np.stack([array(part.weight), array(part.bias)])


def array(tensor: Tensor) -> np.ndarray:
    values: np.ndarray = tensor.detach().float().numpy()
    return values
