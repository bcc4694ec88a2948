"""Several messages in a row before the other answers."""

from quills.report.charts import months, scale, spans
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.people import Person
from quills.report.scene import Scene, Section, apart
from quills.report.words import counted, share


def section(scene: Scene) -> Section:
    """Share of turns that are bursts, overall and by month."""
    return Section(
        id="bursts",
        link="Several in a row",
        title=title(scene),
        counted="Of 100 turns, how many were three or more messages, minutes apart, before the other wrote",
        figures=[_overall(scene), _by_month(scene)],
        sentences=[_sentence(scene, one) for one in scene.people],
        evidence=[
            scene.quoter.evidence(f"The longest of {one.name}", scene.pace_of(one).bursts.longest)
            for one in scene.people
        ],
    )


def title(scene: Scene) -> str:
    """The finding if there is one, else what it is about."""
    found = [(scene.pace_of(one).bursts.share, one) for one in scene.people]
    if not apart([estimate for estimate, _ in found]):
        return "Three or more messages in a row"
    more = max(found, key=lambda pair: pair[0].value or 0)[1]
    return f"In this history, {more.name} wrote several in a row more often"


def _sentence(scene: Scene, person: Person) -> str:
    bursts = scene.pace_of(person).bursts
    counts = f"{counted(bursts.count, 'burst')} in {counted(bursts.share.n, 'turn')}"
    return f"{person.name}: {counts}, {share(bursts.share)}."


def _overall(scene: Scene) -> Figure:
    found = [(one, scene.pace_of(one).bursts) for one in scene.people]
    groups = [("bursts in 100 turns", [(one, bursts.share) for one, bursts in found])]
    axis = scale.shares(bursts.share for _, bursts in found)
    rows = [
        [one.name, f"{bursts.count:,}", f"{bursts.share.n:,}", share(bursts.share)] for one, bursts in found
    ]
    return Figure(
        name="Share of each person’s turns that are bursts, with intervals",
        narrow=spans.narrow(groups, axis),
        wide=spans.wide(groups, axis),
        caption="Writing in short pieces is a habit of many; by itself it says nothing about what was meant.",
        table=Table(["Person", "Bursts", "Turns", "Share"], rows),
        heading="Over the whole history",
    )


def _by_month(scene: Scene) -> Figure:
    values = scene.by_month(lambda month: month.bursts)
    axis = scale.shares(one for _, found in values for one in found.values())
    return Figure(
        name="Share of turns that are bursts by month, with intervals",
        narrow=months.narrow(scene.pace.months, values, axis),
        wide=months.wide(scene.pace.months, values, axis),
        caption=f"Of 100 turns in the month.{scale.cut(axis, *(found for _, found in values))}",
        table=scene.months_table(lambda month: month.bursts, share, "Turns"),
        legend=scene.people,
        heading="Month by month",
    )
