"""The style sheet of the wheel: each radio's label clipped to its wedge.

Run as a module it writes ``static/journal/wheel.css``; a test keeps the two together.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from quills.web.journal.words.emotions import wheel

FILE: Final = Path(__file__).parent / "static" / "journal" / "wheel.css"

CORE: Final = (12.0, 30.0)
RIM: Final = (30.0, 50.0)
"""Radii of the two rings, in percent of the box."""


class Wedge(NamedTuple):
    """One word's place: its id, its ring, and the angles between which it lies (0 is up, clockwise)."""

    name: str
    ring: tuple[float, float]
    start: float
    end: float


def wedges() -> Iterator[Wedge]:
    """The places of all words; the first family is on top."""
    share = 360 / len(wheel())
    for number, family in enumerate(wheel()):
        start = (number - 0.5) * share
        yield Wedge(family.id, CORE, start, start + share)
        step = share / len(family.word)
        for place, word in enumerate(family.word):
            yield Wedge(word.id, RIM, start + place * step, start + (place + 1) * step)


def outline(wedge: Wedge, gap: float) -> str:
    """The wedge as a CSS polygon, drawn in by a gap on all sides."""
    inner, outer = wedge.ring[0] + gap, wedge.ring[1] - gap
    points = [*_arc(wedge, outer, gap), *reversed(list(_arc(wedge, inner, gap)))]
    return f"polygon({','.join(f'{x:.1f}% {y:.1f}%' for x, y in points)})"


def css() -> str:
    """The whole style sheet."""
    rules = "\n".join(_rules(wedge) for wedge in wedges())
    said = "/* Written by wheel.py: each word of the wheel is clipped to its wedge. */"
    return f"{said}\n@layer parts {{\n{rules}\n}}\n"


def _arc(wedge: Wedge, radius: float, gap: float) -> Iterator[tuple[float, float]]:
    """Points on an arc, about five degrees apart."""
    edge = math.degrees(gap / radius)
    start, end = wedge.start + edge, wedge.end - edge
    count = max(3, round((end - start) / 5))
    for step in range(count + 1):
        yield _point(radius, start + (end - start) * step / count)


def _point(radius: float, angle: float) -> tuple[float, float]:
    turn = math.radians(angle - 90)
    return 50 + radius * math.cos(turn), 50 + radius * math.sin(turn)


def _rules(wedge: Wedge) -> str:
    place = f'.wheel [data-f="{wedge.name}"]'
    middle = (wedge.start + wedge.end) / 2
    x, y = _point(sum(wedge.ring) / 2 + (1.5 if wedge.ring is CORE else 0), middle)
    turn = 0.0 if wedge.ring is CORE else _readable(middle - 90)
    return "\n".join(
        [
            f"{place}{{clip-path:{outline(wedge, 0.25)}}}",
            f"{place}::before{{clip-path:{outline(wedge, 1.05)}}}",
            f"{place} span{{left:{x:.1f}%;top:{y:.1f}%;rotate:{turn:.0f}deg}}",
        ]
    )


def _readable(angle: float) -> float:
    """The turn of a word along its spoke, never upside down."""
    turn = angle % 360
    turn = turn + 180 if 90 < turn < 270 else turn
    return (turn + 180) % 360 - 180


if __name__ == "__main__":
    FILE.write_text(css(), encoding="utf-8")
