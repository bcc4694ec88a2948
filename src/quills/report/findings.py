"""The opening of a report: who, from when to when, and two or three sentences of findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quills.report.charts import strokes
from quills.report.scene import Scene, apart
from quills.report.words import counted, day, duration, listed, share, wait


@dataclass(frozen=True)
class Opening:
    """What stands above the sections."""

    title: str
    period: str
    agreement: str
    quoted: str
    findings: Sequence[str]
    narrow: Markup
    wide: Markup
    hand: str
    """How the drawing is read; empty where the history is too short for one."""


def opening(scene: Scene) -> Opening:
    """The opening of this report."""
    first, last = scene.span
    total = sum(scene.pace_of(one).messages for one in scene.people)
    days = f"from {day(first)} to {day(last)}" if first != last else f"on {day(first)}"
    return Opening(
        title=listed([one.name for one in scene.people]),
        period=f"{counted(total, 'message')}, {days}",
        agreement=agreement(scene),
        quoted=_quoted(scene),
        findings=[say for say in (_opens(scene), _answers(scene), _silences(scene)) if say],
        narrow=strokes.signature(scene.days, first, last, "narrow"),
        wide=strokes.signature(scene.days, first, last, "wide"),
        hand=_hand(scene),
    )


def agreement(scene: Scene) -> str:
    """Who agreed that the history is read."""
    return "Read with the agreement of both." if scene.both_agreed else "Read with the agreement of one."


def _quoted(scene: Scene) -> str:
    if scene.both_agreed:
        return "The words of both may be quoted in it."
    own = [one.name for one in scene.people if one.key == scene.me]
    return f"Only the words of {own[0]} are quoted in it." if own else "Nobody’s words are quoted in it."


def _opens(scene: Scene) -> str:
    opens = [scene.pace_of(one).opens for one in scene.people]
    if len(opens) < 2 or any(one.value is None for one in opens):
        return ""
    (first, second), (most, rest) = scene.people, [share(one).replace(" of 100", "", 1) for one in opens]
    said = f"{first.name} opened {most.replace(' (', ' of 100 silences (', 1)}, {second.name} {rest}"
    return f"In this history {said}.{_no_difference(apart(opens))}"


def _answers(scene: Scene) -> str:
    medians = [scene.pace_of(one).replies.median_minutes for one in scene.people]
    if len(medians) < 2 or all(one.value is None for one in medians):
        return ""
    said = listed([f"{one.name}’s {wait(median)}" for one, median in zip(scene.people, medians, strict=True)])
    return f"Half of the answers came within this time: {said}.{_no_difference(apart(medians))}"


def _silences(scene: Scene) -> str:
    silences = scene.pace.silences
    if not silences.longest:
        return f"Nobody was silent for {duration(silences.hours * 60)} or more."
    longest, length = duration(silences.longest[0].minutes), duration(silences.hours * 60)
    said = counted(silences.count, "silence").capitalize()
    return f"{said} of {length} or more; the longest lasted {longest}."


def _no_difference(differ: bool) -> str:
    return "" if differ else " No difference can be told from chance."


def _hand(scene: Scene) -> str:
    if (scene.span[1] - scene.span[0]).days < 4:
        return ""
    size = {1: "a day", 7: "a week", 30: "30 days", 91: "three months"}[strokes.unit(*scene.span)]
    ways = [f"{one.name} {way}" for one, way in zip(scene.people, ("up", "down"), strict=False)]
    return f"The history as handwriting, a stroke for {size}: {listed(ways)}."
