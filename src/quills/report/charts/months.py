"""Quills by month. Long histories fold into rows of whole years, so that every month can be seen."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from quills.patterns.facts import Estimate
from quills.report.charts.quill import Pen
from quills.report.charts.scale import Axis
from quills.report.charts.svg import drawing, line, text
from quills.report.people import Person
from quills.report.words import MONTHS

Values = Sequence[tuple[Person, Mapping[str, Estimate]]]

LEFT = 56
"""Room for the labels of the axis."""
WIDEST = 64
"""A month takes no more room than this, however short the history."""


def narrow(months: Sequence[str], values: Values, axis: Axis) -> Markup:
    """For a phone: twelve months a row."""
    return _drawn(fold(months, 12), values, axis, width=320, name="narrow")


def wide(months: Sequence[str], values: Values, axis: Axis) -> Markup:
    """For a desk and for paper: twenty-four months a row."""
    return _drawn(fold(months, 24), values, axis, width=720, name="wide")


def known(values: Values) -> bool:
    """Whether there is anything to draw."""
    return any(one.value is not None for _, estimates in values for one in estimates.values())


def fold(months: Sequence[str], most: int) -> list[list[str]]:
    """The months in rows of at most ``most``; several rows begin with a January each."""
    if len(months) <= most:
        return [list(months)]
    first, last = (int(name[:4]) for name in (months[0], months[-1]))
    years = most // 12
    return [
        [
            f"{year}-{month:02}"
            for year in range(start, min(start + years, last + 1))
            for month in range(1, 13)
        ]
        for start in range(first, last + 1, years)
    ]


def _drawn(rows: list[list[str]], values: Values, axis: Axis, *, width: int, name: str) -> Markup:
    high = (132 if len(rows) == 1 else 84) + (28 if name == "wide" else 0)
    step = min((width - LEFT - 8) / max(len(row) for row in rows), WIDEST)
    parts = []
    for index, row in enumerate(rows):
        top = 12 + index * (high + 58)
        parts += _grid(axis, top, top + high, LEFT + len(row) * step)
        parts += _labels(row, step, top + high + 20)
        parts += _quills(row, values, _pen(axis, top + high, top, step / (len(values) + 1)), step)
    return drawing(width, 12 + len(rows) * (high + 58) - 14, parts, name)


def _pen(axis: Axis, bottom: float, top: float, room: float) -> Pen:
    """A pen for quills that have so much room each."""
    return Pen(axis, bottom, top, min(room * 0.34, 4.6), min(room * 0.38, 3.8))


def _quills(row: list[str], values: Values, pen: Pen, step: float) -> list[str]:
    apart = min(step / 5, 9)
    parts = []
    for index, (person, estimates) in enumerate(values):
        aside = (index - (len(values) - 1) / 2) * 2 * apart
        for place, month in enumerate(row):
            if month in estimates:
                parts.append(pen.quill(_middle(place, step) + aside, estimates[month], person.tag))
    return parts


def _grid(axis: Axis, top: float, bottom: float, right: float) -> list[str]:
    parts = []
    for value, said in axis.marks:
        y = axis.place(value, bottom, top)
        parts.append(line(LEFT, y, right, y, "gr"))
        parts.append(text(LEFT - 8, y + 4, said, anchor="end"))
    return parts


def _labels(row: list[str], step: float, y: float) -> list[str]:
    parts = []
    for place, month in enumerate(row):
        year, number = month.split("-")
        name = MONTHS[int(number) - 1]
        parts.append(text(_middle(place, step), y, name[:3] if step >= 33 else name[0], anchor="middle"))
        if place == 0 or number == "01":
            parts.append(text(_middle(place, step), y + 18, year, "strong", anchor="middle"))
    return parts


def _middle(place: int, step: float) -> float:
    return LEFT + (place + 0.5) * step
