"""Quills, curves and strips made of characters, for a terminal."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from quills.patterns.facts import Estimate
from quills.report.charts.scale import Axis
from quills.report.people import Tag

NIBS: Final[dict[Tag, str]] = {"one": "●", "two": "■"}
OPEN_NIBS: Final[dict[Tag, str]] = {"one": "○", "two": "□"}
COLOURS: Final[dict[Tag, str]] = {"one": "bright_blue", "two": "yellow"}
"""Of the terminal's own palette, so that its owner's choice of light or dark holds."""

LEVELS: Final = "▁▂▃▄▅▆▇█"


def quill(estimate: Estimate, axis: Axis, width: int, tag: Tag) -> Text:
    """A lying quill: thin to the tips, thick in the inner half of the interval, the nib at the best guess."""
    cells = ["·" if cell in _marks(axis, width) else " " for cell in range(width)]
    if estimate.value is None:
        return Text("".join(cells), "dim")
    at = _cell(axis, estimate.value, width)
    if estimate.low is None and estimate.high is None:
        cells[at] = OPEN_NIBS[tag]
        return Text("".join(cells), COLOURS[tag])
    low = 0 if estimate.low is None else _cell(axis, estimate.low, width)
    high = width - 1 if estimate.high is None else _cell(axis, estimate.high, width)
    for cell in range(low, high + 1):
        thick = at - (at - low) / 2 <= cell <= at + (high - at) / 2
        cells[cell] = "━" if thick else "─"
    cells[at] = NIBS[tag]
    return Text("".join(cells), COLOURS[tag])


def strip(values: Sequence[float | None], tag: Tag, most: float | None = None) -> Text:
    """One block a value, higher for more; nothing at all is a dot, and what is not known a gap."""
    top = most if most is not None else max((value for value in values if value is not None), default=0)
    return Text("".join(_block(value, top) for value in values), COLOURS[tag])


def folded(values: Sequence[float | None], most: int) -> list[float | None]:
    """Neighbours drawn together by their mean until at most ``most`` are left."""
    size = -(-len(values) // most) if values else 1
    return [_mean(values[start : start + size]) for start in range(0, len(values), size)]


def _block(value: float | None, top: float) -> str:
    if value is None:
        return " "
    return LEVELS[min(int(value / top * len(LEVELS)), len(LEVELS) - 1)] if value and top else "·"


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _cell(axis: Axis, value: float, width: int) -> int:
    return round(axis.place(value, 0, width - 1))


def _marks(axis: Axis, width: int) -> set[int]:
    return {_cell(axis, value, width) for value, _ in axis.marks}
