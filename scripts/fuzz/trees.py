"""Damage to JSON that stays JSON: keys and values deleted, replaced, retyped, nested."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, Final

Node = dict[str, Any] | list[Any]
Place = Any
"""A key of an object, or a place in a list."""
Edit = Callable[[Random, Node, Place], None]
"""Changes a node at a place of it."""

VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1.5, 1e308, 10**18, 10**30, 2**53 + 1, -(2**63), 2**64, "", " ", "x", "0",
    "-5", "1e5", "NaN", "\ud800", "\x00", "\u202e", "Ã©", "é" * 5000, [], {}, [None], [[]], [""],
    {"": None}, {"text": 1}, [{"type": "link"}], "9999-12-31T23:59:59", "0001-01-01T00:00:00",
    "2021-13-45T25:61:61", "2021-03-28T02:30:00+25:00",
)  # fmt: skip


def value(rng: Random) -> object:
    """One of the values; a copy, for it may be edited next."""
    return deepcopy(rng.choice(VALUES))


def delete(_rng: Random, node: Node, key: Place) -> None:
    del node[key]


def replace(rng: Random, node: Node, key: Place) -> None:
    node[key] = value(rng)


def retype(rng: Random, node: Node, key: Place) -> None:
    old = node[key]
    ways = (
        lambda: str(old),
        lambda: [old],
        lambda: {"a": old},
        lambda: len(str(old)),
        lambda: bool(old),
    )
    node[key] = rng.choice(ways)()


def deepen(rng: Random, node: Node, key: Place) -> None:
    for _ in range(rng.choice((1, 30, 600))):
        node[key] = [node[key]] if rng.random() < 0.5 else {"messages": node[key]}


def rename(rng: Random, node: Node, key: Place) -> None:
    if isinstance(node, dict):
        node[rng.choice(("", key.upper(), key + "_", "text", "messages", "type", "id"))] = node.pop(key)


def repeat(rng: Random, node: Node, key: Place) -> None:
    if isinstance(node, list):
        node[key:key] = [node[key]] * rng.choice((1, 3, 3, 40))


def exchange(rng: Random, node: Node, key: Place) -> None:
    other = _any_place(rng, node)
    node[key], node[other] = node[other], node[key]


EDITS: Final[tuple[Edit, ...]] = (delete, replace, replace, retype, deepen, rename, repeat, exchange)


def damaged(rng: Random, data: bytes) -> bytes:
    """The JSON (or one of its lines) after some edits; other data as it is."""
    lines = data.splitlines(keepends=True)
    try:
        if len(lines) > 1 and _is_tree(lines[0]):
            row = rng.randrange(len(lines))
            lines[row] = _edited(rng, lines[row]) + b"\n"
            return b"".join(lines)
        return _edited(rng, data)
    except (ValueError, RecursionError):
        return data


def _is_tree(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _edited(rng: Random, data: bytes) -> bytes:
    tree = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    for _ in range(rng.choice((1, 1, 2, 6))):
        node, key = _somewhere(rng, {"": tree})
        if key != "":
            rng.choice(EDITS)(rng, node, key)
    text = json.dumps(tree, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 1)))
    return text.encode(errors="surrogatepass")


def _somewhere(rng: Random, node: Node) -> tuple[Node, Place]:
    """A node and a key or place of it, each depth about as often."""
    while True:
        key = _any_place(rng, node)
        below = node[key]
        if not isinstance(below, dict | list) or not below or (key != "" and rng.random() < 0.2):
            return node, key
        node = below


def _any_place(rng: Random, node: Node) -> Place:
    return rng.choice(list(node)) if isinstance(node, dict) else rng.randrange(len(node))
