"""How long the texts are."""

from quills.report.charts import months, scale
from quills.report.charts.figure import Figure
from quills.report.people import Person
from quills.report.scene import Scene, Section, apart
from quills.report.words import characters


def section(scene: Scene) -> Section:
    """Median characters of a text, by month."""
    return Section(
        id="lengths",
        link="Length of texts",
        title=title(scene),
        counted="Characters of a text: half are shorter, half are longer",
        figures=_by_month(scene),
        sentences=[_sentence(scene, one) for one in scene.people],
        evidence=[
            scene.quoter.evidence(f"The longest texts of {one.name}", scene.pace_of(one).longest_texts)
            for one in scene.people
        ],
    )


def title(scene: Scene) -> str:
    """The finding if there is one, else the question."""
    found = [(scene.pace_of(one).length, one) for one in scene.people]
    if not apart([estimate for estimate, _ in found]):
        return "How long the texts are"
    more = max(found, key=lambda pair: pair[0].value or 0)[1]
    return f"In this history, {more.name}’s texts were longer"


def _sentence(scene: Scene, person: Person) -> str:
    return f"{person.name}: {characters(scene.pace_of(person).length)}."


def _by_month(scene: Scene) -> list[Figure]:
    values = scene.by_month(lambda month: month.length)
    axis = scale.counts(one for _, found in values for one in found.values())
    if not months.known(values):
        return []
    figure = Figure(
        name="Median characters of a text by month, with intervals",
        narrow=months.narrow(scene.pace.months, values, axis),
        wide=months.wide(scene.pace.months, values, axis),
        caption="Only written texts are counted: no pictures, no voice messages, no calls."
        + scale.cut(axis, *(found for _, found in values)),
        table=scene.months_table(lambda month: month.length, characters, "Texts"),
        legend=scene.people,
    )
    return [figure]
