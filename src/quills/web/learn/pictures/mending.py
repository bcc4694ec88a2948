"""The two times of a repair. Not to scale."""

import math

from quills.report.charts.svg import Anchor, line, path, polyline, short, text
from quills.web.learn.pictures.sketch import Say, Sketch, ellipse, is_wide, lines, stack

BASE, PEAK, LEFT = 190.0, 56.0, 12.0


def mending(width: float, say: Say) -> Sketch:
    """Until both are calm, and from calm to reconnecting."""
    right = width - LEFT
    start, calm, met = (LEFT + (right - LEFT) * part for part in (0.06, 0.44, 0.88))
    anchor: Anchor = "middle" if is_wide(width) else "end"
    parts = [
        *(line(x, 40, x, BASE + 40, "guide") for x in (start, calm, met)),
        path(_heat(start, right, 0.14), "line two"),
        path(_heat(start, right, 0.075), "line one"),
        line(LEFT, BASE, right, BASE, "axis"),
        text(start + 8, 34, say["rupture"], "lab on"),
        ellipse(met, BASE, 6, 6, "full"),
        text(met, BASE - 14, say["again"], "lab on", anchor),
        _span(start, calm, say["calm"]),
        _span(calm, met, say["meet"]),
        text(right, BASE + 98, say["time"], "axt", "end"),
    ]
    return Sketch(BASE + 106, parts)


def _heat(start: float, right: float, pace: float) -> str:
    """Up at once, then down; ``pace`` is the part of the width in which it falls to 1/e."""
    tau = (right - LEFT) * pace
    down = [(start + x, BASE - (BASE - PEAK) * math.exp(-x / tau)) for x in range(int(right - start))]
    return polyline([(start - 10, BASE), *down])


def _span(x1: float, x2: float, words: str) -> str:
    """A measure between two places, with its name under it."""
    y = BASE + 30
    first, last = short(x1 + 3), short(x2 - 3)
    ends = "".join(f"M{x} {short(y - 6)}v12" for x in (first, last))
    said = stack((x1 + x2) / 2, y + 22, lines(words, x2 - x1 - 8), "lab", "middle")[0]
    return path(f"{ends}M{first} {short(y)}H{last}", "axis") + said
