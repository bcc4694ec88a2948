"""A history as handwriting: a stroke up for one person, a stroke down for the other."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from quills.report.charts.svg import drawing, short, text
from quills.report.people import TAGS
from quills.report.words import MONTHS

Days = Mapping[date, tuple[int, int]]
"""Messages of one and of two on each day on which somebody wrote."""


@dataclass(frozen=True)
class Line:
    """A line of writing: where its middle is, and how far the longest stroke goes."""

    y: float
    reach: float
    most: int

    def strokes(self, places: Sequence[tuple[float, tuple[int, int]]]) -> str:
        """Strokes at these places; where nobody wrote there is a dot, for the day is known to be empty."""
        ups = "".join(
            f"M{short(x)} {short(self.y - 1.6)}v-{short(self.length(a))}" for x, (a, _) in places if a
        )
        downs = "".join(
            f"M{short(x)} {short(self.y + 1.6)}v{short(self.length(b))}" for x, (_, b) in places if b
        )
        empty = "".join(f"M{short(x - 0.7)} {short(self.y)}h1.4" for x, both in places if both == (0, 0))
        ways = (("z", empty), (TAGS[0], ups), (TAGS[1], downs))
        return "".join(f'<path class="stroke {name}" d="{way}"/>' for name, way in ways if way)

    def length(self, count: int) -> float:
        """In proportion to the count, cut where the longest stroke ends and never too short to be seen."""
        return max(1.4, self.reach * min(count / self.most, 1))


@dataclass(frozen=True)
class Sheet:
    """How months lie on paper: in how many columns, how wide, how high."""

    name: str
    width: int
    columns: int
    high: int
    reach: int
    left: int = 34
    between: int = 32
    """Room between two columns."""

    @property
    def column(self) -> float:
        """From the left edge of a column to that of the next."""
        return (self.width + self.between) / self.columns

    @property
    def step(self) -> float:
        """From one day to the next."""
        return min((self.column - self.between - self.left) / 31, 18)


def month_rows(days: Days, first: date, last: date, most: int, name: str) -> Markup:
    """A stroke a day, a line a month; on wide paper in two columns."""
    months = _months(first, last)
    wide = Sheet(name, 720, min(len(months), 2), 46, 20)
    sheet = wide if name == "wide" else Sheet(name, 320, 1, 40, 17)
    rows = math.ceil(len(months) / sheet.columns)
    parts = []
    for index, start in enumerate(months):
        across, down = divmod(index, rows)
        x, line = across * sheet.column, Line(down * sheet.high + 24, sheet.reach, most)
        places = [_place(sheet, x, day, days) for day in _days(start, first, last)]
        parts += [text(x, line.y + 4, MONTHS[start.month - 1][:3]), line.strokes(places)]
        if index == 0 or start.month == 1:
            parts.append(text(x, line.y + 20, str(start.year), "strong"))
    parts += [_ruler(sheet, across * sheet.column, rows * sheet.high + 16) for across in range(sheet.columns)]
    return drawing(sheet.width, rows * sheet.high + 22, parts, name)


def _place(sheet: Sheet, x: float, day: date, days: Days) -> tuple[float, tuple[int, int]]:
    return x + sheet.left + (day.day - 0.5) * sheet.step, days.get(day, (0, 0))


def _ruler(sheet: Sheet, x: float, y: float) -> str:
    return "".join(
        text(x + sheet.left + (day - 0.5) * sheet.step, y, str(day), anchor="middle")
        for day in (1, 10, 20, 31)
    )


def year_rows(days: Days, first: date, last: date, name: str) -> Markup:
    """A stroke a week, a line a year."""
    years = range(first.year, last.year + 1)
    width, high, reach, left = (720, 62, 27, 52) if name == "wide" else (320, 50, 21, 38)
    step = (width - left) / 53
    found = {year: weeks(days, year, first, last) for year in years}
    most = top(both for row in found.values() for _, both in row)
    parts = []
    for index, year in enumerate(years):
        line = Line(index * high + 32, reach, most)
        parts.append(text(0, line.y + 4, str(year)))
        parts.append(line.strokes([(left + (week + 0.5) * step, both) for week, both in found[year]]))
    for month in range(0, 12, 1 if name == "wide" else 3):
        week = date(2023, month + 1, 1).timetuple().tm_yday // 7
        parts.append(text(left + week * step, len(years) * high + 16, MONTHS[month][:3]))
    return drawing(width, len(years) * high + 22, parts, name)


def signature(days: Days, first: date, last: date, name: str) -> Markup:
    """The whole history as one line of writing."""
    width, reach = (1040, 34) if name == "wide" else (350, 26)
    size = unit(first, last)
    count = (last - first).days // size + 1
    bins = [[0, 0] for _ in range(count)]
    for day, (one, two) in days.items():
        place = (day - first).days // size
        bins[place][0] += one
        bins[place][1] += two
    step = min(width / count, 22)
    both = [(one, two) for one, two in bins]
    line = Line(reach + 4, reach, top(both))
    return drawing(
        width, 2 * reach + 8, [line.strokes([((i + 0.5) * step, pair) for i, pair in enumerate(both)])], name
    )


def unit(first: date, last: date) -> int:
    """Days a stroke of the signature: one, a week or about a month."""
    return next(size for size in (1, 7, 30, 91) if (last - first).days // size < 130 or size == 91)


def top(counts: Iterable[tuple[int, int]]) -> int:
    """The count with the longest stroke: the 97th of 100, so that one loud day does not flatten the rest."""
    found = sorted(count for both in counts for count in both if count)
    return found[min(len(found) - 1, int(len(found) * 0.97))] if found else 1


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1)
        for i in range(count)
    ]


def _days(start: date, first: date, last: date) -> list[date]:
    days = [start + timedelta(i) for i in range(31)]
    return [day for day in days if day.month == start.month and first <= day <= last]


def weeks(days: Days, year: int, first: date, last: date) -> list[tuple[int, tuple[int, int]]]:
    """The sums of each seven days of a year, numbered from 0, as far as the history goes."""
    found: dict[int, tuple[int, int]] = {}
    for day in (date(year, 1, 1) + timedelta(i) for i in range(366)):
        if day.year == year and first <= day <= last:
            one, two = days.get(day, (0, 0))
            week = (day.timetuple().tm_yday - 1) // 7
            before = found.get(week, (0, 0))
            found[week] = (before[0] + one, before[1] + two)
    return list(found.items())
