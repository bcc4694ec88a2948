"""How much each person wrote."""

from dataclasses import replace

from quills.report.charts import months, scale
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.people import Person
from quills.report.scene import Scene, Section, apart
from quills.report.words import counted, lines, rate


def section(scene: Scene) -> Section:
    """Messages a day, by month."""
    return Section(
        id="volume",
        link="How much",
        title=title(scene),
        counted="Messages a day, of every kind",
        figures=[_by_month(scene)],
        sentences=[_sentence(scene, one) for one in scene.people],
    )


def title(scene: Scene) -> str:
    """The finding if there is one, else the question."""
    found = [(scene.pace_of(one).per_day, one) for one in scene.people]
    if not apart([estimate for estimate, _ in found]):
        return "How much was written"
    more = max(found, key=lambda pair: pair[0].value or 0)[1]
    return f"In this history, {more.name} wrote more messages"


def _sentence(scene: Scene, person: Person) -> str:
    found = scene.pace_of(person)
    return f"{person.name}: {counted(found.messages, 'message')}, {rate(found.per_day, 'a day')}."


def _by_month(scene: Scene) -> Figure:
    values = scene.by_month(lambda month: month.per_day)
    axis = scale.counts(one for _, found in values for one in found.values())
    return Figure(
        name="Messages a day by month, with intervals",
        narrow=months.narrow(scene.pace.months, values, axis),
        wide=months.wide(scene.pace.months, values, axis),
        caption="The first and the last month are counted only for the days that the history covers."
        + scale.cut(axis, *(found for _, found in values)),
        table=_with_lines(scene),
        legend=scene.people,
    )


def _with_lines(scene: Scene) -> Table:
    """Messages a day, and where each month stands in the file."""
    table = scene.months_table(lambda month: month.per_day, lambda one: rate(one, "a day"), "Days")
    return Table(
        [*table.head, "In the file"], [[*row, _lines(scene, at)] for at, row in enumerate(table.rows)]
    )


def _lines(scene: Scene, at: int) -> str:
    name = scene.pace.months[at]
    found = [
        month.stretch for one in scene.people for month in scene.pace_of(one).months if month.month == name
    ]
    known = [stretch for stretch in found if stretch]
    if not known:
        return "nothing"
    first = min(known, key=lambda stretch: stretch.first_line)
    return lines(replace(first, last_line=max(stretch.last_line for stretch in known)))
