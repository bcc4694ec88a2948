"""The summary that ``quills read`` prints: 80 columns, and every mark to be told without its colour."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quills.chats.history import History
from quills.patterns.facts import Pace
from quills.report import account
from quills.report.blocks import folded
from quills.report.charts import scale
from quills.report.findings import agreement
from quills.report.rows import called, heading, indented, quills, row, strips
from quills.report.scene import Scene
from quills.report.words import counted, day, duration, isolated, month, plain, rate, runs, share, wait

STRIP: Final = 60
"""Characters of a strip of months at most."""


def summary(
    history: History, pace: Pace, *, me: str | None = None, both_agreed: bool = False
) -> RenderableType:
    """What to give to ``rich.console.Console().print``. It quotes nobody."""
    scene = Scene(history, pace, me, both_agreed)
    parts = [*_opening(scene), *_opens(scene), *_answers(scene), *_bursts(scene), *_silences(scene)]
    return Padding(Group(*parts, *_months(scene), *_hours(scene), *_read(scene)), (1, 0))


def _opening(scene: Scene) -> Iterator[RenderableType]:
    first, last = scene.span
    names = [called(one, whole=True).append(" (you)" if one.key == scene.me else "") for one in scene.people]
    yield indented(Text("  ").join(names))
    days = f"{day(first)} to {day(last)}, {counted(scene.pace.days, 'day')}" if first != last else day(first)
    total = sum(scene.pace_of(one).messages for one in scene.people)
    yield indented(Text(f"{counted(total, 'message')}, {days}"))
    yield indented(Text(f"{agreement(scene)} “Likely” is a 95 % interval; so is ─━●━─.", "dim"))


def _opens(scene: Scene) -> Iterator[RenderableType]:
    yield heading(
        "Who writes first", f"after a silence of {duration(scene.pace.silences.hours * 60)} or more"
    )
    yield quills(scene, scale.shares(), lambda pace: pace.opens, share)


def _answers(scene: Scene) -> Iterator[RenderableType]:
    medians = [scene.pace_of(one).replies.median_minutes for one in scene.people]
    yield heading("Half of the answers", "came within this time")
    yield quills(scene, scale.times(scale.ends(medians)), lambda pace: pace.replies.median_minutes, wait)
    for one in scene.people:
        replies = scene.pace_of(one).replies
        waited = f"{counted(replies.waits, 'turn')} waited for {one.name}"
        counts = f"{waited}: {replies.answered:,} answered, {replies.unanswered:,} not yet"
        yield indented(Text(counts, "dim"))


def _bursts(scene: Scene) -> Iterator[RenderableType]:
    shares = [scene.pace_of(one).bursts.share for one in scene.people]
    yield heading("Several in a row", "of 100 turns, three messages or more, minutes apart")
    yield quills(scene, scale.shares(shares), lambda pace: pace.bursts.share, share)


def _silences(scene: Scene) -> Iterator[RenderableType]:
    silences = scene.pace.silences
    yield heading("Silences", f"of {duration(silences.hours * 60)} or more")
    counts = (
        f"{silences.count:,}, {rate(silences.per_week, 'a week')}; {silences.over_a_day:,} of a day or more"
    )
    yield indented(Text(counts if silences.count else "none"))
    for stretch in silences.longest[:3]:
        ended = f", ended by {isolated(stretch.by)}" if stretch.by else ""
        yield indented(
            Text(f"{duration(stretch.minutes):>9}  {day(stretch.start)} to {day(stretch.end)}{ended}", "dim")
        )


def _months(scene: Scene) -> Iterator[RenderableType]:
    rates = [[found.per_day.value for found in scene.pace_of(one).months] for one in scene.people]
    months = scene.pace.months
    short = [folded(values, STRIP) for values in rates]
    size = -(-len(months) // STRIP)
    per = "a block a month" if size == 1 else f"a block for {size} months"
    yield heading(
        "Messages a day",
        f"{per}, {month(months[0])} to {month(months[-1])}" if len(months) > 1 else month(months[0]),
    )
    yield strips(scene, short, [rate(scene.pace_of(one).per_day, "a day") for one in scene.people])


def _hours(scene: Scene) -> Iterator[RenderableType]:
    yield heading("Hours of the day", "share of each person’s messages")
    yield strips(scene, [[hour.value for hour in scene.pace_of(one).hours] for one in scene.people])
    yield row("", Text("0     6     12    18", "dim"))


def _read(scene: Scene) -> Iterator[RenderableType]:
    report = scene.history.report
    yield heading("What was read", plain(report.source))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", width=16)
    table.add_column(overflow="fold")
    for name, words in _facts(scene):
        table.add_row(Text(name), Text(words))
    yield indented(table)


def _facts(scene: Scene) -> Iterator[tuple[str, str]]:
    """The facts of the page's import report, in fewer line numbers."""
    report = scene.history.report
    for name, words in account.read(scene)[1:]:
        if name == "Not understood" and report.unexplained:
            yield name, f"{counted(len(report.unexplained), 'line')}: {runs(report.unexplained, most=12)}"
        elif words not in {"nothing", "none in the file"}:
            yield name, words
