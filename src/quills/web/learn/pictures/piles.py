"""A ladder of small openings, and a cabinet of complaints. Not to scale; their captions say so."""

from quills.report.charts.svg import line, path, polyline, short, text
from quills.web.learn.pictures.sketch import LEAD, Say, Sketch, arrow, is_wide, lines, stack

STEPS, SAWS, HIGH = 9, 8, 48.0


def ladder(width: float, say: Say) -> Sketch:
    """Small steps of openness, and the way back down."""
    left = 110 if is_wide(width) else 26
    room = width - left - 80
    parts, y = [], 26.0
    for number in (4, 3, 2, 1):
        said = lines(say[f"step{number}"], room)
        height = max(56, len(said) * LEAD + 22)
        middle = y + height / 2 - 10
        parts.append(line(left, middle, left + 48, middle, "rail"))
        parts.append(stack(left + 66, middle - (len(said) - 1) * LEAD / 2, said, "lab on")[0])
        y += height
    rails = [line(left + at, 8, left + at, y + 2, "rail") for at in (0, 48)]
    words, end = stack(left + 66, y + 12, lines(say["back"], room), "lab")
    return Sketch(end + 4, [*rails, *parts, arrow(left - 14, 30, left - 14, y, "way back"), words])


def cabinet(width: float, say: Say) -> Sketch:
    """What is kept in piles up and falls at once; what is said soon stays small."""
    height = 290 if is_wide(width) else 250
    left, right, bottom = 20.0, width - 16, height - 34.0
    fall = left + (right - left) * 0.8
    pile = _stairs(left, fall, bottom)
    parts = [
        path(f"{pile}L{short(fall)} {short(bottom)}Z", "pile"),
        path(pile, "line"),
        line(fall, HIGH, fall, bottom - 4, "line drop"),
        path(_saw(left, right, bottom), "line second"),
        line(left, bottom, right, bottom, "axis"),
        text(fall, 34, say["end"], "lab on", "middle"),
        text(left + 4, 20, say["kept"], "lab on"),
        text(right, bottom + 26, say["time"], "axt", "end"),
        text(left, bottom + 26, say["soon"], "lab"),
    ]
    return Sketch(height, parts)


def _stairs(left: float, fall: float, bottom: float) -> str:
    """Up a step for each thing that is kept."""
    points = [(left, bottom)]
    for step in range(1, STEPS + 1):
        y = bottom - step * (bottom - HIGH) / STEPS
        points += [(points[-1][0], y), (left + (fall - left) * step / STEPS, y)]
    return polyline(points)


def _saw(left: float, right: float, bottom: float) -> str:
    """Up a little, and down when it is said."""
    points = [(left, bottom)]
    for step in range(1, SAWS + 1):
        x = left + (right - left) * step / SAWS
        points += [(x - 4, bottom - 22), (x, bottom)]
    return polyline(points)
