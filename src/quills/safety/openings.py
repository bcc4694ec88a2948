"""The words that a pattern of signs.toml can begin with."""

from collections.abc import Iterator

Opening = tuple[str, bool]
"""The beginning of a first word, and whether it is the whole word."""


def openings(source: str) -> frozenset[Opening]:
    """Every first word of a pattern: whole where it is spelt out, else as far as it is."""
    ended = {(begin, True) for begin, state in _walk(source) if state == "open"}
    return frozenset(ended | {(begin, state == "whole") for begin, state in _walk(source) if state != "open"})


def _walk(source: str) -> set[tuple[str, str]]:
    """Beginnings with their state: `open` (it may go on), `whole` (a space came), `cut` (anything may)."""
    found: set[tuple[str, str]] = set()
    for way in _ways(source):
        found |= _one(way)
    return found


def _ways(source: str) -> Iterator[str]:
    """The alternatives between the bars that stand outside all brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(source):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            yield source[start:place]
            start = place + 1
    yield source[start:]


def _one(way: str) -> set[tuple[str, str]]:
    """The beginnings of one alternative, read element by element until none is open."""
    found, live, place = set[tuple[str, str]](), {""}, 0
    while place < len(way) and live:
        begun, place = _element(way, place)
        grown = {(begin + more, state) for begin in live for more, state in begun}
        found |= {(begin, state) for begin, state in grown if state != "open"}
        live = {begin for begin, state in grown if state == "open"}
    return found | {(begin, "open") for begin in live}


def _element(way: str, place: int) -> tuple[set[tuple[str, str]], int]:
    """What one letter, space or bracket adds, and where the next one stands."""
    sign = way[place]
    if sign == "(":
        end = _closing(way, place)
        begun, place = _walk(way[place + 1 : end]), end + 1
    else:
        begun, place = _letter(sign), place + 1
    if place < len(way) and way[place] == "?":
        return begun | {("", "open")}, place + 1
    return begun, place


def _letter(sign: str) -> set[tuple[str, str]]:
    if sign == " ":
        return {("", "whole")}
    return {(sign, "open")} if sign.isalnum() or sign == "-" else {("", "cut")}


def _closing(way: str, place: int) -> int:
    """Where the bracket that opens here is closed."""
    depth = 0
    for end in range(place, len(way)):
        depth += (way[end] == "(") - (way[end] == ")")
        if depth == 0:
            return end
    raise ValueError(f"a bracket is never closed in {way!r}")
