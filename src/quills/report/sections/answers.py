"""How long an answer takes, with those that have not come counted as "not yet"."""

from quills.patterns.facts import Curve
from quills.report.charts import curves, months, scale
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.people import Person
from quills.report.scene import Scene, Section, apart
from quills.report.words import counted, duration, hundred, likely_share, listed, wait

ASKED = (1, 10, 60, 360, 1440, 10080)
"""Minutes at which the table reads the curves."""


def section(scene: Scene) -> Section:
    """The curve of both, the medians by month, and the longest waits."""
    return Section(
        id="answers",
        link="Time to answer",
        title=title(scene),
        counted="From the first message that waits to the other person’s answer, in real time",
        figures=[*_curves(scene), *_by_month(scene)],
        sentences=[sentence(scene, one) for one in scene.people],
        evidence=[
            evidence
            for one in scene.people
            for evidence in (
                scene.quoter.evidence(
                    f"The slowest answers of {one.name}", scene.pace_of(one).replies.slowest, waits=True
                ),
                scene.quoter.evidence(
                    f"Not answered by {one.name}", scene.pace_of(one).replies.given_up, waits=True
                ),
            )
        ],
    )


def title(scene: Scene) -> str:
    """The two medians if they differ, else the question."""
    medians = [scene.pace_of(one).replies.median_minutes for one in scene.people]
    known = [
        (one.value, person.name)
        for one, person in zip(medians, scene.people, strict=True)
        if one.value is not None
    ]
    if not apart(medians) or len(known) < 2:
        return "How long an answer takes"
    (sooner, first), (later, second) = sorted(known)
    halves = (
        f"Half of {first}’s answers came within {duration(sooner)}",
        f"half of {second}’s within {duration(later)}",
    )
    return ", ".join(halves)


def sentence(scene: Scene, person: Person) -> str:
    """One person's median, and what is still open."""
    replies = scene.pace_of(person).replies
    if not replies.waits:
        return f"Nothing waited for an answer of {person.name}, so there is no time to tell."
    waited = f"{counted(replies.waits, 'turn')} waited for {person.name}"
    counts = f"{waited}: {replies.answered:,} answered, {replies.unanswered:,} not yet."
    return f"{counts} Half of these waits ended within this time: {wait(replies.median_minutes)}."


def _curves(scene: Scene) -> list[Figure]:
    drawn = [(one, scene.pace_of(one).replies.curve) for one in scene.people]
    head = ["Within", *(cell for one in scene.people for cell in (one.name, "Still waiting"))]
    rows = [
        [duration(at) if at < 1440 else _days(at), *(cell for _, curve in drawn for cell in _at(curve, at))]
        for at in ASKED
    ]
    if not any(curve.minutes for _, curve in drawn):
        return []
    figure = Figure(
        name="Of 100 waits, how many each person had answered by then, with a band for each",
        narrow=curves.narrow(drawn),
        wide=curves.wide(drawn),
        caption="Of 100 waits, how many were answered by then. Each line lies in its band of 95 %. "
        "A message without an answer is “not yet” for as long as it was waited for, never “never”.",
        table=Table(head, rows),
        legend=scene.people,
        heading="Of 100 waits, answered by then",
    )
    return [figure]


def _days(minutes: int) -> str:
    return "1 day" if minutes == 1440 else f"{minutes // 1440} days"


def _at(curve: Curve, minutes: int) -> tuple[str, str]:
    """The curve at one time, in words."""
    step = curves.at(curve, minutes)
    if not curve.minutes or (step is not None and minutes > curve.minutes[-1] and not curve.waiting[-1]):
        return ("cannot tell yet", "0")
    if step is None:
        return ("0 of 100", f"{curve.waiting[0]:,}")
    interval = likely_share(curve.low[step], curve.high[step])
    return (f"{hundred(curve.answered[step])} of 100 ({interval})", f"{curve.waiting[step]:,}")


def _by_month(scene: Scene) -> list[Figure]:
    values = scene.by_month(lambda month: month.reply_minutes)
    axis = scale.times(scale.ends(one for _, found in values for one in found.values()))
    names = listed([one.name for one in scene.people])
    if not months.known(values):
        return []
    figure = Figure(
        name="Median wait for an answer by month, with intervals",
        narrow=months.narrow(scene.pace.months, values, axis),
        wide=months.wide(scene.pace.months, values, axis),
        caption=f"Half of the waits for {names} were shorter, half longer. The steps of the scale are times, "
        "not minutes: from 1 min to 10 min is as far as from 1 h to 10 h.",
        table=scene.months_table(lambda month: month.reply_minutes, wait, "Waits"),
        legend=scene.people,
        heading="The median, month by month",
    )
    return [figure]
