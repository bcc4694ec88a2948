"""Pictures made of boxes and arrows."""

from collections.abc import Sequence

from quills.report.charts.svg import path, polyline, short, text
from quills.web.learn.pictures.sketch import LEAD, Say, Sketch, arrow, is_wide, lines, rect, stack

GAP = 30
ROUND = 10


def fork(width: float, say: Say) -> Sketch:
    """An event, its meaning, and two ways to act on the same wish."""
    return flow(width, say, (("event",), ("meaning",), ("after", "away"), ("wish",)))


def routes(width: float, say: Say) -> Sketch:
    """Where to look for help: first whether anybody is afraid."""
    return flow(width, say, (("question",), ("afraid", "free"), ("safety", "talk")))


def stones(width: float, say: Say) -> Sketch:
    """The four parts of a sentence about a need or a limit."""
    return flow(width, say, (("noticed",), ("felt",), ("need", "limit"), ("ask", "act")))


def flow(width: float, say: Say, rows: Sequence[Sequence[str]]) -> Sketch:
    """Rows of boxes; a box leads to those under it, straight where both rows have two."""
    most = min(width, 460)
    left, y = (width - most) / 2, 1.0
    parts: list[str] = []
    above: list[tuple[float, float]] = []
    for row in rows:
        size = (most - 14 * (len(row) - 1)) / len(row) if len(row) > 1 else most * 0.72
        start = left if len(row) > 1 else left + (most - size) / 2
        words = [lines(say[key], size - 26) for key in row]
        height = max(map(len, words)) * LEAD + 20
        tops = [start + number * (size + 14) + size / 2 for number in range(len(row))]
        parts += [rect(x - size / 2, y, size, height, "box", ROUND) for x in tops]
        parts += [
            stack(x, y + 10 + (height - 20 - len(said) * LEAD) / 2 + LEAD / 2, said, "lab on", "middle")[0]
            for x, said in zip(tops, words, strict=True)
        ]
        parts += [arrow(x, bottom, to, y) for x, bottom, to in _joined(above, tops)]
        above = [(x, y + height) for x in tops]
        y += height + GAP
    return Sketch(y - GAP + 1, parts)


def _joined(above: Sequence[tuple[float, float]], tops: Sequence[float]) -> list[tuple[float, float, float]]:
    if len(above) == len(tops):
        return [(x, bottom, to) for (x, bottom), to in zip(above, tops, strict=True)]
    return [(x, bottom, to) for x, bottom in above for to in tops]


def under(width: float, say: Say) -> Sketch:
    """What is seen above the water, and what lies under it."""
    most = min(width, 560)
    left = (width - most) / 2
    seen, y = stack(left + 16, 40, lines(say["seen"], most - 40), "said")
    water = y + 14
    below, bottom = _depths(left, water + 38, most, say)
    return Sketch(
        bottom + 8,
        [
            rect(left, 1, most, bottom + 5, "field", ROUND),
            path(_depth(left, water, most, bottom + 6), "deep"),
            path(_wave(left, water, most), "water"),
            text(left + 16, 20, say["seen_head"], "axt"),
            seen,
            below,
        ],
    )


def _depths(left: float, y: float, most: float, say: Say) -> tuple[str, float]:
    """Fear, feeling and need: beside each other where there is room."""
    wide = is_wide(most)
    column = (most - 32) / 3 if wide else most - 32
    parts, deepest = [], y
    for number, key in enumerate(("fear", "feeling", "need")):
        x = left + 16 + (number * column if wide else 0)
        top = y if wide else deepest
        said, end = stack(x, top + 22, lines(say[key], column - 14), "said")
        parts += [text(x, top, say[f"{key}_head"], "axt"), said]
        deepest = max(deepest, end + 12)
    return "".join(parts), deepest - 6


def _depth(left: float, water: float, most: float, bottom: float) -> str:
    """All below the water, round at its lower corners."""
    corner, right = f"A{ROUND} {ROUND} 0 0 1", left + most
    low = short(bottom - ROUND)
    first = f"{corner} {short(right - ROUND)} {short(bottom)}"
    second = f"{corner} {short(left)} {low}"
    return f"M{short(left)} {short(water)}H{short(right)}V{low}{first}H{short(left + ROUND)}{second}Z"


def _wave(left: float, y: float, most: float) -> str:
    steps = int(most / 10)
    return polyline(
        (left + most * step / steps, y + (2.4 if step % 2 else -2.4)) for step in range(steps + 1)
    )
