"""Who writes first after a silence."""

from collections.abc import Mapping

from quills.patterns.facts import Estimate
from quills.report.charts import months, scale, spans
from quills.report.charts.figure import Figure
from quills.report.charts.table import Table
from quills.report.scene import Scene, Section, apart
from quills.report.words import counted, duration, listed, share


def section(scene: Scene) -> Section:
    """By month, and for other lengths of what is called a silence."""
    silence = duration(scene.pace.silences.hours * 60)
    return Section(
        id="opens",
        link="Who writes first",
        title=title(scene),
        counted=f"Of 100 silences of {silence} or more, how many each person ended",
        figures=[*_by_month(scene), *_by_hours(scene)],
        sentences=[sentence(scene)],
        evidence=[
            scene.quoter.evidence(f"Where {one.name} wrote first: the latest", scene.pace_of(one).opened)
            for one in scene.people
        ],
    )


def title(scene: Scene) -> str:
    """The finding if there is one, else the question."""
    opens = [(scene.pace_of(one).opens, one) for one in scene.people]
    if not apart([estimate for estimate, _ in opens]):
        return "Who writes first after a silence"
    more = max(opens, key=lambda pair: pair[0].value or 0)[1]
    return f"In this history, {more.name} ended more of the silences"


def sentence(scene: Scene) -> str:
    """Both shares, and whether they differ."""
    if not scene.pace.silences.count:
        return "There was no silence as long as that, so nobody ended one."
    said = listed([f"{one.name} ended {share(scene.pace_of(one).opens)}" for one in scene.people])
    differ = apart([scene.pace_of(one).opens for one in scene.people])
    told = "" if differ or len(scene.people) < 2 else " That is no difference that can be told from chance."
    return f"{counted(scene.pace.silences.count, 'silence')}: {said}.{told}"


def _by_month(scene: Scene) -> list[Figure]:
    values = scene.by_month(lambda month: month.opens)
    axis = scale.shares()
    overlap = (
        "Two quills that overlap say: no difference to be told in this month. "
        if len(scene.people) > 1
        else ""
    )
    if not months.known(values):
        return []
    figure = Figure(
        name="Share of silences that each person ended, by month, with intervals",
        narrow=months.narrow(scene.pace.months, values, axis),
        wide=months.wide(scene.pace.months, values, axis),
        caption=f"{overlap}A month without a silence stays empty.",
        table=scene.months_table(lambda month: month.opens, share, "Silences"),
        legend=scene.people,
        heading="Month by month",
    )
    return [figure]


def _by_hours(scene: Scene) -> list[Figure]:
    found = scene.pace.opens_by_hours
    groups = [
        (f"silence of {hours} h or more", [(one, by[one.key]) for one in scene.people if one.key in by])
        for hours, by in sorted(found.items())
    ]
    rows = [
        [f"{hours} h or more", *(cell for one in scene.people for cell in _cells(by.get(one.key)))]
        for hours, by in sorted(found.items())
    ]
    if not any(one.value is not None for by in found.values() for one in by.values()):
        return []
    figure = Figure(
        name="Share of silences that each person ended, if a silence were 3, 6, 12 or 24 hours",
        narrow=spans.narrow(groups, scale.shares()),
        wide=spans.wide(groups, scale.shares()),
        caption=_hangs(scene),
        table=Table(
            ["A silence is", *(cell for one in scene.people for cell in (one.name, "Silences"))], rows
        ),
        heading="If a silence were shorter or longer",
    )
    return [figure]


def _cells(estimate: Estimate | None) -> tuple[str, str]:
    return (share(estimate), f"{estimate.n:,}") if estimate else ("nothing", "0")


def _hangs(scene: Scene) -> str:
    """Whether the answer hangs on what is called a silence."""
    if len(scene.people) < 2:
        return "Only one person wrote, so that person ended every silence."
    ahead = {hours: _ahead(by, scene) for hours, by in sorted(scene.pace.opens_by_hours.items())}
    told = {key for key in ahead.values() if key}
    if len(told) == 2:
        return "The answer hangs on how long a silence has to be, so it is no finding about who writes first."
    if not told:
        return "However long a silence has to be, no difference can be told."
    untold = [f"{hours}" for hours, key in ahead.items() if not key]
    if untold:
        return (
            f"With {listed(untold)} hours no difference can be told; the other lengths give the same answer."
        )
    return "The answer is the same however long a silence has to be."


def _ahead(by: Mapping[str, Estimate], scene: Scene) -> str | None:
    """Who ended more of them, if the intervals say so."""
    known = {one.key: by[one.key] for one in scene.people if one.key in by}
    return max(known, key=lambda key: known[key].value or 0) if apart(list(known.values())) else None
