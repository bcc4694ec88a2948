"""Lying quills under each other, one row a person, in groups with a heading."""

from collections.abc import Sequence

from markupsafe import Markup

from quills.patterns.facts import Estimate
from quills.report.charts.quill import Pen
from quills.report.charts.scale import Axis
from quills.report.charts.svg import drawing, line, text
from quills.report.people import Person

Group = tuple[str, Sequence[tuple[Person, Estimate]]]
ROW = 30


def narrow(groups: Sequence[Group], axis: Axis) -> Markup:
    """For a phone: the heading above its rows."""
    return _drawn(groups, axis, width=320, left=104, above=24, name="narrow")


def wide(groups: Sequence[Group], axis: Axis) -> Markup:
    """For a desk and for paper: the heading beside its rows."""
    return _drawn(groups, axis, width=720, left=250, above=0, name="wide")


def _drawn(groups: Sequence[Group], axis: Axis, *, width: int, left: int, above: int, name: str) -> Markup:
    right, y = width - 18, 8.0
    parts: list[str] = []
    for heading, rows in groups:
        parts.append(text(0, y + (14 if above else 19), heading, "lab"))
        for person, estimate in rows:
            middle = y + above + ROW / 2
            y += ROW
            parts.append(text(left - 14, middle + 4, person.within(11), f"who {person.tag}", anchor="end"))
            parts.append(line(left, middle, right, middle, "gr"))
            parts.append(_mark(Pen(axis, left, right, 4.4, 4, lying=True), middle, estimate, person))
        y += above + 10
    ticks = [
        line(axis.place(at, left, right), 8, axis.place(at, left, right), y - 4, "gr") for at, _ in axis.marks
    ]
    labels = [text(axis.place(at, left, right), y + 14, said, anchor="middle") for at, said in axis.marks]
    return drawing(width, y + 20, [*ticks, *parts, *labels], name)


def _mark(pen: Pen, middle: float, estimate: Estimate, person: Person) -> str:
    return pen.quill(middle, estimate, person.tag) or text(pen.start + 8, middle - 5, "cannot tell yet")
