"""The rows of the terminal summary: names, quills and strips, each in its column."""

from collections.abc import Callable, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quills.patterns.facts import Estimate, PersonPace
from quills.report.blocks import COLOURS, NIBS, quill, strip
from quills.report.charts.scale import Axis
from quills.report.people import Person
from quills.report.scene import Scene

QUILL: Final = 25
"""Characters of a quill."""
INDENT: Final = 2


def heading(title: str, about: str) -> RenderableType:
    """A title and what it is about."""
    return Padding(Text.assemble((title, "bold"), "  ", (about, "dim")), (1, 0, 0, INDENT))


def quills(
    scene: Scene, axis: Axis, pick: Callable[[PersonPace], Estimate], say: Callable[[Estimate], str]
) -> RenderableType:
    """A quill for each person, with its words and the labels of the axis."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(width=14, no_wrap=True)
    rows.add_column(width=QUILL, no_wrap=True)
    rows.add_column(overflow="fold")
    for one in scene.people:
        estimate = pick(scene.pace_of(one))
        rows.add_row(called(one), quill(estimate, axis, QUILL, one.tag), Text(say(estimate)))
    rows.add_row("", Text(_ruler(axis), "dim"), "")
    return indented(rows)


def _ruler(axis: Axis) -> str:
    """The labels of the axis under their places, as far as there is room."""
    line = [" "] * (QUILL + 2)
    free = 0
    for value, said in axis.marks:
        start = min(max(round(axis.place(value, 0, QUILL - 1)) - len(said) // 2, 0), QUILL - len(said))
        if start >= free:
            line[start : start + len(said)] = said
            free = start + len(said) + 1
    return "".join(line).rstrip()


def strips(
    scene: Scene, rows: Sequence[Sequence[float | None]], after: Sequence[str] | None = None
) -> RenderableType:
    """A strip for each person, all on one scale."""
    most = max((value for values in rows for value in values if value is not None), default=0)
    said = after or [""] * len(rows)
    return Group(
        *(
            row(called(one), strip(values, one.tag, most), words)
            for one, values, words in zip(scene.people, rows, said, strict=True)
        )
    )


def row(name: Text | str, marks: Text, words: str = "") -> RenderableType:
    """A strip beside its name, and what it says in words: beside it, or below one that is long."""
    beside = len(marks) <= QUILL
    table = Table.grid(padding=(0, 2))
    table.add_column(width=14, no_wrap=True)
    table.add_column(min_width=QUILL, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(name, marks, Text(words if beside else ""))
    if words and not beside:
        table.add_row("", Text(words, "dim"))
    return indented(table)


def called(person: Person, *, whole: bool = False) -> Text:
    """A nib and a name."""
    words = person.name if whole else person.within(12)
    return Text.assemble(
        (f"{NIBS[person.tag]} ", COLOURS[person.tag]), (words, f"bold {COLOURS[person.tag]}")
    )


def indented(part: RenderableType) -> RenderableType:
    """A part that stands in from the edge."""
    return Padding(part, (0, 0, 0, INDENT))
