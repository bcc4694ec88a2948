"""Curves over time, each computed from the formula that its claim names."""

import math
from collections.abc import Sequence
from typing import Final

from quills.report.charts.scale import Axis
from quills.report.charts.svg import line, text
from quills.web.learn.pictures.plot import TOP, Plot, Point, straight
from quills.web.learn.pictures.sketch import LEAD, Say, Sketch, is_wide, rect

FAST: Final = math.log(2) / 5
SLOW: Final = math.log(2) / 40
STRESS_MINUTES: Final = 20
SUPPORT: Final = 0.3
"""How much of the alarm support takes away: our assumption."""
SETTLING: Final = 14
"""Minutes in which arousal falls to 1/e; it halves in about ten."""
KIND, HURT, A_KIND, A_HURT = 4.0, 0.3, 0.006, 0.015
BAD_DAYS: Final = range(60, 67)
"""The bad week: one kind moment and eight hurtful ones a day."""


def response(minutes: float) -> float:
    """The hormone after a stress of twenty minutes with strength 1, for E' = k1 (s - E), C' = k2 (E - C)."""
    return _step(minutes) - _step(minutes - STRESS_MINUTES)


def _step(minutes: float) -> float:
    """The answer to a stress that begins at 0 and stays."""
    if minutes <= 0:
        return 0
    return 1 - (FAST * math.exp(-SLOW * minutes) - SLOW * math.exp(-FAST * minutes)) / (FAST - SLOW)


def arousal(minutes: float, sharp: float | None = None) -> float:
    """What is left of an arousal of 1, from F' = -F / 14 min; a sharp sentence lifts it to 1 again."""
    since = minutes - sharp if sharp is not None and minutes >= sharp else minutes
    return math.exp(-since / SETTLING)


def trust(days: int, start: float = 0.3) -> list[float]:
    """Trust on each day from 0, from T += 0.006 p (1 - T) - 0.015 n T, with one bad week."""
    found = [start]
    for day in range(days):
        kind, hurt = (1.0, 8.0) if day in BAD_DAYS else (KIND, HURT)
        found.append(found[-1] + A_KIND * kind * (1 - found[-1]) - A_HURT * hurt * found[-1])
    return found


def pulse(width: float, say: Say) -> Sketch:
    """The course of the stress hormone after twenty minutes of alarm, alone and with support."""
    plot = Plot(width, straight(150, 30), straight(1, 0.5, 100))
    peak = max(response(minute / 4) for minute in range(400))
    alone = [(minute, response(minute) / peak) for minute in range(151)]
    helped = [(x, y * (1 - SUPPORT)) for x, y in alone]
    stress = rect(plot.x(0), TOP, plot.x(STRESS_MINUTES) - plot.x(0), plot.bottom - TOP, "bandr")
    return Sketch(
        plot.height,
        [
            stress,
            *plot.frame(say["across"], say["upwards"]),
            plot.curve(helped, "line second"),
            plot.curve(alone, "line"),
            text(plot.x(1), TOP - 8, say["stress"], "axt"),
            text(plot.x(56), plot.y(0.86), say["alone"], "lab on"),
            text(plot.x(25), plot.y(0.1), say["helped"], "lab"),
        ],
        _rows(say, (0, 10, 20, 30, 60, 90, 120, 150), alone, helped),
    )


def settle(width: float, say: Say) -> Sketch:
    """How arousal falls in a pause, in peace and with one sharp sentence in it."""
    plot = Plot(width, straight(60, 10), straight(1, 0.5, 100))
    peace = [(minute / 2, arousal(minute / 2)) for minute in range(121)]
    broken = [(minute / 2, arousal(minute / 2, 12)) for minute in range(121)]
    again = [(12.0, arousal(12)), *(point for point in broken if point[0] >= 12)]
    x = plot.x(12)
    return Sketch(
        plot.height,
        [
            *plot.frame(say["across"], say["upwards"]),
            plot.curve(again, "line second"),
            plot.curve(peace, "line"),
            line(x, TOP - 4, x, TOP + 4, "tick"),
            text(x + 8, TOP - 8, say["sharp"], "lab"),
            text(plot.x(2), plot.y(0.05), say["peace"], "lab on"),
        ],
        _rows(say, (0, 10, 20, 30, 40, 50, 60), peace, broken),
    )


def growth(width: float, say: Say) -> Sketch:
    """Trust over half a year with one bad week, as the formula has it."""
    half = Axis(0, 1, ((0, "0"), (0.5, f"0{say['point']}5"), (1, "1")))
    plot = Plot(width, straight(180, 30), half)
    values = list(enumerate(trust(180)))
    week = rect(plot.x(60), TOP, plot.x(67) - plot.x(60), plot.bottom - TOP, "bandr")
    named = say["week"].split("|") if not is_wide(width) else [say["week"].replace("|", " ")]
    labels = [text(plot.x(71), TOP + 4 + LEAD * at, said, "lab") for at, said in enumerate(named)]
    head = (say["head_time"], say["head_trust"])
    shown = [
        (str(day), say_number(value, say))
        for day, value in values
        if day in {0, 30, 60, 67, 90, 120, 150, 180}
    ]
    return Sketch(
        plot.height,
        [week, *plot.frame(say["across"], say["upwards"]), plot.curve(values, "line"), *labels],
        (head, *shown),
    )


def say_number(value: float, say: Say, places: int = 2) -> str:
    """A number with the decimal mark of the language."""
    return f"{value:.{places}f}".replace(".", say["point"])


def _rows(
    say: Say, times: tuple[int, ...], first: Sequence[Point], second: Sequence[Point]
) -> tuple[tuple[str, ...], ...]:
    head = (say["head_time"], say["head_first"], say["head_second"])
    one, two = dict(first), dict(second)
    return (head, *((str(time), f"{one[time] * 100:.0f}", f"{two[time] * 100:.0f}") for time in times))
