"""What was read, and how it was counted: the part of a report that lets a reader check the rest."""

from collections.abc import Sequence
from typing import Final

from quills.chats.history import ImportReport
from quills.patterns.turns import BURST, SAME_APPROACH
from quills.report.scene import Scene
from quills.report.words import counted, duration, isolated, listed, plain, runs

Fact = tuple[str, str]

ORDERS: Final = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}

KINDS: Final = {
    "text": "text",
    "media": "picture or file",
    "voice": "voice message",
    "call": "call",
    "deleted": "deleted",
    "edited": "text changed later",
    "location": "place",
    "contact": "contact",
    "poll": "poll",
    "system": "line by the program",
}


def read(scene: Scene) -> list[Fact]:
    """What the import found, as names and words."""
    report = scene.history.report
    facts = [
        ("Format", plain(report.source)),
        ("Name of the chat", isolated(report.title) if report.title else "none in the file"),
        (
            "Read",
            f"{counted(report.read, 'line or record', 'lines or records')}, {report.explained:,} understood",
        ),
        ("Not understood", unexplained(report)),
        ("Kinds", kinds(scene.history.kinds)),
        ("Order of dates", date_order(report)),
        ("Time zone", report.zone),
        ("Left out", left_out(report)),
    ]
    return facts + [("Note", plain(note)) for note in report.notes]


def unexplained(report: ImportReport) -> str:
    """The numbers of the lines that made no message."""
    return (
        f"{counted(len(report.unexplained), 'line')}: {runs(report.unexplained)}"
        if report.unexplained
        else "none"
    )


def kinds(found: dict[str, int]) -> str:
    """As "text 1,204, picture or file 33"."""
    return ", ".join(f"{KINDS[kind]} {count:,}" for kind, count in found.items())


def date_order(report: ImportReport) -> str:
    """The order of day, month and year, and whether it was guessed."""
    if report.date_order is None:
        return "the format leaves no doubt"
    order = ORDERS[report.date_order]
    if report.date_order_guessed:
        return f"{order}, which is a guess: nothing in the file decides it. If it is wrong, all times are"
    return f"{order}, as the file itself shows"


def left_out(report: ImportReport) -> str:
    """How much of a group was left out; its people are not named, for the report is not about them."""
    if not report.left_out:
        return "nothing"
    people = counted(len(report.left_out), "other person", "other people")
    return f"{counted(sum(report.left_out.values()), 'message')} by {people}"


def counting(scene: Scene) -> Sequence[Fact]:
    """The conventions behind the numbers. Each is a choice, and said as one."""
    silence = duration(scene.pace.silences.hours * 60)
    piece = duration(SAME_APPROACH / 60_000)
    hours = listed([str(hours) for hours in sorted(scene.pace.opens_by_hours)])
    others = f" The first section shows what {hours} hours would give." if hours else ""
    return (
        (
            "Silence",
            f"{silence} or more without a message by either. Who writes first after it opened it.{others}",
        ),
        ("Turn", "Messages of one person in a row. It ends where the other writes, or with a silence."),
        ("Wait", _WAIT),
        ("Several in a row", f"{BURST} approaches or more in one turn. {_APPROACH.format(piece)}"),
        ("Median", "The middle one: half are less, half are more. One very long wait does not move it."),
        ("Day and hour", "By the clock on the wall, in the time zone above. Lengths of time are real ones."),
    )


_WAIT: Final = (
    "From the first message of a turn to the other’s first message after it, in real time, nights included. "
    "Where the writer began anew after a silence, or the history ends before an answer, it is “not yet”."
)
_APPROACH: Final = "Messages within {} of the one before are one approach: one thing said in pieces."
