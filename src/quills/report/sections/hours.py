"""At which hours each person writes."""

from quills.patterns.facts import Estimate
from quills.report.charts import hours as chart
from quills.report.charts import scale
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.people import Person
from quills.report.scene import Scene, Section
from quills.report.words import hour, number, share


def section(scene: Scene) -> Section:
    """Twenty-four hours for each person."""
    return Section(
        id="hours",
        link="Hours of the day",
        title="At which hours each one writes" if len(scene.people) > 1 else "At which hours it was written",
        counted="Of 100 messages of a person, how many fell into each hour, by the clock on the wall",
        figures=[_figure(scene)],
        sentences=[_sentence(scene, one) for one in scene.people],
        evidence=[
            scene.quoter.evidence(f"{one.name}’s latest message in each hour", scene.pace_of(one).by_hour)
            for one in scene.people
        ],
    )


def busiest(hours: tuple[Estimate, ...]) -> int | None:
    """The hour with the largest share, if any is known."""
    known = [(one.value, -at) for at, one in enumerate(hours) if one.value is not None]
    return -max(known)[1] if known else None


def _sentence(scene: Scene, person: Person) -> str:
    hours = scene.pace_of(person).hours
    at = busiest(hours)
    if at is None:
        return f"{person.name}: cannot tell yet."
    between = hour(at).replace(" to ", " and ")
    return f"The most messages of {person.name} fell between {between}: {share(hours[at])}."


def _figure(scene: Scene) -> Figure:
    rows = [(one, scene.pace_of(one).hours) for one in scene.people]
    axis = scale.shares(one for _, found in rows for one in found)
    head = ["Hour", *(cell for one in scene.people for cell in (one.name, "Of messages"))]
    table = [
        [hour(at), *(cell for _, found in rows for cell in (share(found[at]), number(found[at].n)))]
        for at in range(24)
    ]
    return Figure(
        name="Share of each person’s messages in each hour of the day, with intervals",
        narrow=chart.narrow(rows, axis),
        wide=chart.wide(rows, axis),
        caption="When somebody writes is also when somebody is awake, at work or beside the other. "
        "Two hours whose quills overlap cannot be told apart.",
        table=Table(head, table),
    )
