"""The hours of the day, one row of quills a person."""

from collections.abc import Sequence

from markupsafe import Markup

from quills.patterns.facts import Estimate
from quills.report.charts.quill import Pen
from quills.report.charts.scale import Axis
from quills.report.charts.svg import drawing, line, text
from quills.report.people import Person

Rows = Sequence[tuple[Person, Sequence[Estimate]]]
LEFT, HIGH = 40, 88


def narrow(rows: Rows, axis: Axis) -> Markup:
    """For a phone."""
    return _drawn(rows, axis, width=320, name="narrow")


def wide(rows: Rows, axis: Axis) -> Markup:
    """For a desk and for paper."""
    return _drawn(rows, axis, width=720, name="wide")


def _drawn(rows: Rows, axis: Axis, *, width: int, name: str) -> Markup:
    step = (width - LEFT - 4) / 24
    parts: list[str] = []
    bottom = 0.0
    for index, (person, hours) in enumerate(rows):
        top = 30 + index * (HIGH + 44)
        bottom = top + HIGH
        parts += [text(LEFT, top - 14, person.short, f"who {person.tag}"), *_grid(axis, top, bottom, width)]
        pen = Pen(axis, bottom, top, min(step * 0.3, 4.4), min(step * 0.3, 3.6))
        parts += [pen.quill(LEFT + (hour + 0.5) * step, one, person.tag) for hour, one in enumerate(hours)]
    parts += [
        text(LEFT + (hour + 0.5) * step, bottom + 22, f"{hour:02}", anchor="middle")
        for hour in (0, 3, 6, 9, 12, 15, 18, 21)
    ]
    return drawing(width, bottom + 30, parts, name)


def _grid(axis: Axis, top: float, bottom: float, width: float) -> list[str]:
    places = [(axis.place(value, bottom, top), said) for value, said in axis.marks]
    return [line(LEFT, y, width, y, "gr") + text(LEFT - 8, y + 4, said, anchor="end") for y, said in places]
