"""Pictures of numbers that others found, and of what a count can tell."""

from math import comb
from typing import Final

from quills.report.charts.scale import Axis
from quills.report.charts.svg import line, text
from quills.web.learn.pictures.curves import say_number
from quills.web.learn.pictures.plot import Plot, straight
from quills.web.learn.pictures.sketch import Say, Sketch, ellipse, is_wide, rect

PROMISES: Final = 20
MISSED: Final = 12
"""Which of the promises was missed."""

RATIOS: Final = (("stable", 5.0), ("apart", 0.8), ("content", 29.66), ("distressed", 4.3))
"""The claims five-to-one and home-ratio."""
EXPLAINED: Final = (
    ("relation_now", 45),
    ("relation_later", 18),
    ("self_now", 21),
    ("self_later", 12),
    ("change", 0),
)
"""The claim unpredictable; of change hardly anything."""

RATIO_AXIS: Final = Axis(0.5, 50, tuple((at, f"{at:g}") for at in (0.5, 1, 2, 5, 10, 20, 50)), log=True)
HUNDRED: Final = straight(100, 50)


def kept_share(promises: int) -> tuple[float, float, float]:
    """The share that is kept, after so many promises with one missed: low end, estimate, high end."""
    missed = int(promises >= MISSED)
    kept = promises - missed
    low, high = (beta_quantile(at, kept + 1, missed + 1) for at in (0.025, 0.975))
    return low, (kept + 1) / (promises + 2), high


def beta_quantile(part: float, a: int, b: int) -> float:
    """Below which value ``part`` of the Beta distribution with whole ``a`` and ``b`` lies, by halving.

    The part below x is that of at least ``a`` hits in ``a + b - 1`` tries with chance x.
    """
    n, low, high = a + b - 1, 0.0, 1.0
    for _ in range(50):
        x = (low + high) / 2
        below = sum(comb(n, hits) * x**hits * (1 - x) ** (n - hits) for hits in range(a, n + 1))
        low, high = (x, high) if below < part else (low, x)
    return (low + high) / 2


def counting(width: float, say: Say) -> Sketch:
    """How much a row of promises tells: the band narrows, and one miss hardly moves it."""
    plot = Plot(width, straight(PROMISES, 5), straight(1, 0.5, 100))
    found = [kept_share(number) for number in range(PROMISES + 1)]
    low, middle, high = ([(number, share[end]) for number, share in enumerate(found)] for end in range(3))
    marks = [
        ellipse(plot.x(n), plot.y(y), 3.4, 3.4, "open" if n == MISSED else "full") for n, y in middle if n
    ]
    head = tuple(say[key] for key in ("head_number", "head_low", "head_middle", "head_high"))
    rows = [(str(n), *(f"{end * 100:.0f}" for end in found[n])) for n in (0, 3, 5, 10, 11, 12, 15, 20)]
    return Sketch(
        plot.height,
        [
            plot.band(low, high, "doubt"),
            *plot.frame(say["across"], say["upwards"]),
            plot.curve(middle, "line thin"),
            *marks,
            text(plot.x(MISSED), plot.y(0.4), say["missed"], "lab", "middle"),
            line(plot.x(MISSED), plot.y(0.46), plot.x(MISSED), plot.y(middle[MISSED][1]) + 7, "tick"),
        ],
        (head, *rows),
    )


def scales(width: float, say: Say) -> Sketch:
    """Four published ratios of positive to negative on one axis that counts in multiples."""
    left, right = 14, width - 14
    parts, y = [], 20.0
    for number, (key, value) in enumerate(RATIOS):
        if number % 2 == 0:
            parts.append(text(left, y, say["quarrel" if number == 0 else "home"], "axt"))
            y += 26
        x = RATIO_AXIS.place(value, left, right)
        parts += [
            line(left, y + 16, right, y + 16, "gr"),
            *_ticks(left, right, y + 16),
            ellipse(x, y + 16, 5.5, 5.5, "full"),
        ]
        words = f"{say[key]}: {_ratio(value, say)}"
        parts.append(text(left, y, words, "lab on"))
        y += 44 if number % 2 else 40
    marks = RATIO_AXIS.marks if is_wide(width) else RATIO_AXIS.marks[::2] + RATIO_AXIS.marks[1:2]
    grid = [_mark(at, said.replace(".", say["point"]), (left, right), y + 10) for at, said in marks]
    rows = [(say[key], _ratio(value, say)) for key, value in RATIOS]
    title = text((left + right) / 2, y + 30, say["across"], "axt", "middle")
    return Sketch(y + 36, [*grid, *parts, title], ((say["head_who"], say["head_ratio"]), *rows))


def _mark(at: float, said: str, span: tuple[float, float], y: float) -> str:
    x = RATIO_AXIS.place(at, *span)
    if at in {RATIO_AXIS.low, RATIO_AXIS.high}:
        return text(x, y, said, anchor="start" if at == RATIO_AXIS.low else "end")
    return text(x, y, said, anchor="middle")


def _ticks(left: float, right: float, y: float) -> list[str]:
    """The marks of the axis on one row; a longer one where there is as much of one as of the other."""
    places = [(RATIO_AXIS.place(at, left, right), at) for at, _ in RATIO_AXIS.marks]
    return [
        line(x, y - 9, x, y + 9, "guide") if at == 1 else line(x, y - 4, x, y + 4, "tick") for x, at in places
    ]


def _ratio(value: float, say: Say) -> str:
    places = 0 if value == int(value) else 1 if value < 1 else 2
    return say_number(value, say, places)


def parts(width: float, say: Say) -> Sketch:
    """How much questionnaires explain of how good a relationship is, now and later, and of its change."""
    left = 200 if is_wide(width) else 14
    right = width - 44
    found, y = [], 10.0
    for key, value in EXPLAINED:
        top = y if is_wide(width) else y + 22
        words = (
            text(left - 14, y + 15, say[key], "lab on", "end")
            if is_wide(width)
            else text(left, y + 12, say[key], "lab on")
        )
        end = HUNDRED.place(value, left, right)
        found += [
            words,
            rect(left, top, right - left, 20, "rest"),
            rect(left, top, max(end - left, 1), 20, "known"),
        ]
        found.append(text(end + 8, top + 15, str(value) if value else say["hardly"], "lab"))
        y = top + (36 if is_wide(width) else 34)
    marks = [
        text(HUNDRED.place(at, left, right), y + 12, said, anchor="middle") for at, said in HUNDRED.marks
    ]
    title = text((left + right) / 2, y + 32, say["across"], "axt", "middle")
    rows = [(say[key], str(value) if value else say["hardly"]) for key, value in EXPLAINED]
    return Sketch(y + 38, [*found, *marks, title], ((say["head_what"], say["head_parts"]), *rows))
