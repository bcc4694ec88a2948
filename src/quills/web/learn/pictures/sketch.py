"""What every picture here is made of: words that wrap, boxes, arrows, and two sizes."""

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from quills.report.charts.svg import Anchor, path, short, text

NARROW: Final = 320
WIDE: Final = 640
LEAD: Final = 18
"""From one line of words to the next."""

Say = Mapping[str, str]
"""The words of a picture in one language."""


@dataclass(frozen=True)
class Sketch:
    """A drawing before it is one: its height, its parts, and the numbers in it."""

    height: float
    parts: Sequence[str]
    rows: Sequence[Sequence[str]] = field(default=())
    """The numbers of a picture that is drawn to scale; the first row is the head."""


Draw = Callable[[float, Say], Sketch]


def is_wide(width: float) -> bool:
    """Whether things may stand side by side."""
    return width > NARROW


def letters(width: float) -> int:
    """How many letters of a label fit into a width."""
    return max(6, int(width / 6.9))


def lines(words: str, width: float) -> list[str]:
    """Words broken into lines that fit a width."""
    return textwrap.wrap(words, letters(width), break_long_words=False) or [""]


def stack(
    x: float, y: float, said: Iterable[str], name: str = "lab", anchor: Anchor = "start"
) -> tuple[str, float]:
    """Lines under each other from the first one's middle ``y``, and where the next would stand."""
    found = []
    for line in said:
        found.append(text(x, y + 4.5, line, name, anchor))
        y += LEAD
    return "".join(found), y


def rect(  # noqa: PLR0917  the order of SVG itself
    x: float, y: float, width: float, height: float, name: str, round_: float = 0
) -> str:
    """A rectangle, with round corners if wished."""
    corner = f' rx="{short(round_)}"' if round_ else ""
    size = f'width="{short(width)}" height="{short(height)}"'
    return f'<rect class="{name}" x="{short(x)}" y="{short(y)}" {size}{corner}/>'


def ellipse(x: float, y: float, rx: float, ry: float, name: str) -> str:
    """An ellipse around a point."""
    return f'<ellipse class="{name}" cx="{short(x)}" cy="{short(y)}" rx="{short(rx)}" ry="{short(ry)}"/>'


def upright(x: float, y: float, words: str) -> str:
    """A title of the axis that goes up, read from below."""
    turn = f'transform="rotate(-90 {short(x)} {short(y)})"'
    return f"<g {turn}>{text(x, y, words, 'axt', 'middle')}</g>"


def arrow(x1: float, y1: float, x2: float, y2: float, name: str = "way") -> str:
    """A way from one place to another that bends between them, with a head that points up or down."""
    middle = (y1 + y2) / 2
    tip = 5 if y2 > y1 else -5
    bend = f"C{short(x1)} {short(middle)} {short(x2)} {short(middle)} {short(x2)} {short(y2 - tip)}"
    head = f"M{short(x2 - 4.5)} {short(y2 - tip)}h9L{short(x2)} {short(y2)}Z"
    return path(f"M{short(x1)} {short(y1)}{bend}", name) + path(head, f"{name} head")


def gate(x: float, y: float, number: str) -> str:
    """A numbered place where one can step out."""
    return ellipse(x, y, 11, 11, "gate") + text(x, y + 4.5, number, "lab strong", "middle")
