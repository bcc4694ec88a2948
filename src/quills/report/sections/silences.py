"""When nobody wrote: the history as handwriting, and its longest gaps."""

from datetime import date

from quills.report.charts import strokes
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.scene import Scene, Section
from quills.report.words import counted, duration, month, number, rate

FOLDED_FROM = 15
"""Months from which on the days fold away by year, under a picture of the weeks."""


def section(scene: Scene) -> Section:
    """A stroke a day or a week, and the longest silences."""
    silences = scene.pace.silences
    longest = silences.longest[0] if silences.longest else None
    title = f"The longest silence lasted {duration(longest.minutes)}" if longest else "When nobody wrote"
    return Section(
        id="silences",
        link="Silences",
        title=title,
        counted="Messages a day, upwards and downwards from one line; a dot is a day on which nobody wrote",
        figures=figures(scene),
        sentences=[_sentence(scene)],
        evidence=[scene.quoter.evidence("The longest silences", silences.longest, waits=True)],
    )


def _sentence(scene: Scene) -> str:
    silences = scene.pace.silences
    length = duration(silences.hours * 60)
    wrote = f"Somebody wrote on {counted(len(scene.days), 'day')} of {scene.pace.days:,}."
    if not silences.count:
        return f"There was no silence of {length} or more. {wrote}"
    counts = f"{counted(silences.count, 'silence')} of {length} or more, {rate(silences.per_week, 'a week')}"
    long = f"{silences.over_a_day:,}" if silences.over_a_day else "None"
    return f"{counts}. {long} of them lasted a day or more. {wrote}"


def figures(scene: Scene) -> list[Figure]:
    """Days where they fit on a page, otherwise weeks with the days of each year folded below."""
    first, last = scene.span
    most = strokes.top(scene.days.values())
    if len(scene.pace.months) < FOLDED_FROM:
        return [_days(scene, first, last, most, "")]
    years = [
        _days(scene, max(first, date(year, 1, 1)), min(last, date(year, 12, 31)), most, f"The days of {year}")
        for year in range(first.year, last.year + 1)
    ]
    return [_weeks(scene), *years]


def _days(scene: Scene, first: date, last: date, most: int, heading: str) -> Figure:
    period = f"from {first.day} {month(f'{first:%Y-%m}')} to {last.day} {month(f'{last:%Y-%m}')}"
    return Figure(
        name=f"Messages a day {period}: {_ways(scene)}",
        narrow=strokes.month_rows(scene.days, first, last, most, "narrow"),
        wide=strokes.month_rows(scene.days, first, last, most, "wide"),
        caption=f"A stroke a day: {_ways(scene)}. {_longest(most)}",
        table=_table(scene, first, last),
        legend=scene.people,
        heading=heading,
        folded=bool(heading),
    )


def _weeks(scene: Scene) -> Figure:
    first, last = scene.span
    most = strokes.top(
        both
        for year in range(first.year, last.year + 1)
        for _, both in strokes.weeks(scene.days, year, first, last)
    )
    return Figure(
        name=f"Messages a week, a line a year: {_ways(scene)}",
        narrow=strokes.year_rows(scene.days, first, last, "narrow"),
        wide=strokes.year_rows(scene.days, first, last, "wide"),
        caption=f"A stroke a week, a line a year: {_ways(scene)}. {_longest(most)}",
        table=_table(scene, first, last),
        legend=scene.people,
        heading="A stroke a week",
    )


def _longest(most: int) -> str:
    return f"The longest strokes stand for {counted(most, 'message')} or more of one person."


def _ways(scene: Scene) -> str:
    return ", ".join(
        f"{one.name} {way}" for one, way in zip(scene.people, ("upwards", "downwards"), strict=False)
    )


def _table(scene: Scene, first: date, last: date) -> Table:
    """One row a month: messages of each, silences of a day or more, the longest."""
    silences = {name: (count, hours) for name, count, hours in scene.pace.silences.by_month}
    names = [name for name in scene.pace.months if f"{first:%Y-%m}" <= name <= f"{last:%Y-%m}"]
    wrote = {
        one.key: {found.month: found.messages for found in scene.pace_of(one).months} for one in scene.people
    }
    head = ["Month", *(one.name for one in scene.people), "Silences of a day or more", "Longest silence"]
    return Table(head, [[month(name), *_row(scene, name, wrote, silences)] for name in names])


def _row(
    scene: Scene, name: str, wrote: dict[str, dict[str, int]], silences: dict[str, tuple[int, float]]
) -> list[str]:
    count, hours = silences.get(name, (0, 0.0))
    messages = [number(wrote[one.key].get(name, 0)) for one in scene.people]
    return [*messages, number(count), duration(hours * 60) if hours else "none"]
