"""The two fears as a plane: regions that fade into each other, and a person as a point in doubt."""

from quills.report.charts.scale import Axis
from quills.report.charts.svg import line, path, short, text
from quills.web.learn.pictures.sketch import Say, Sketch, ellipse, is_wide, rect, upright

SCALE = Axis(1, 7, ((1, "1"), (4, "4"), (7, "7")))
FADE = tuple(step / 20 for step in range(3, 14))
"""How far the washes of a corner reach, as parts of the side."""
TOP = 10
Corner = tuple[float, float, int, int]
"""Its place, and whether the plane lies to its right (1 or -1) and below it."""


def plane(width: float, say: Say) -> Sketch:
    """Fear of being left across, unease with closeness upwards, both from 1 to 7."""
    side = min(width - 58, 400)
    left = (width - side + 40) / 2
    right, bottom = left + side, TOP + side
    corners: tuple[Corner, ...] = (
        (left, bottom, 1, -1),
        (right, bottom, -1, -1),
        (left, TOP, 1, 1),
        (right, TOP, -1, 1),
    )
    washes = [path(_quarter(corner, side * part), "wash") for corner in corners for part in FADE]
    return Sketch(
        bottom + 42,
        [
            *washes,
            rect(left, TOP, side, side, "field"),
            *_marks(left, right, bottom),
            text(left + 12, bottom - 14, say["secure"], "region"),
            text(right - 12, bottom - 14, say["anxious"], "region", "end"),
            text(left + 12, TOP + 22, say["avoidant"], "region"),
            text(right - 12, TOP + 22, say["both"], "region", "end"),
            *_person(left, right, bottom, say["person"] if is_wide(width) else say["person_short"]),
            text((left + right) / 2, bottom + 38, say["across"], "axt", "middle"),
            upright(left - 32, (TOP + bottom) / 2, say["upwards"]),
        ],
    )


def _quarter(corner: Corner, r: float) -> str:
    """A quarter of a disc in a corner."""
    x, y, right, down = corner
    sweep = int(right == down)
    out, up = short(x + right * r), short(y + down * r)
    return f"M{short(x)} {short(y)}L{out} {short(y)}A{short(r)} {short(r)} 0 0 {sweep} {short(x)} {up}Z"


def _marks(left: float, right: float, bottom: float) -> list[str]:
    parts = []
    for value, said in SCALE.marks:
        x, y = SCALE.place(value, left, right), SCALE.place(value, bottom, TOP)
        parts += [line(x, bottom, x, bottom + 5, "tick"), text(x, bottom + 19, said, anchor="middle")]
        parts += [line(left - 5, y, left, y, "tick"), text(left - 10, y + 4, said, anchor="end")]
    return parts


def _person(left: float, right: float, bottom: float, words: str) -> list[str]:
    """Somebody in the middle, where no name fits."""
    x, y = SCALE.place(4.3, left, right), SCALE.place(3.7, bottom, TOP)
    unit = (right - left) / 6
    rings = [
        ellipse(x, y, unit * size, unit * size * 0.85, "ell e95" if size > 1 else "ell")
        for size in (1.05, 0.7, 0.4)
    ]
    return [
        *rings,
        ellipse(x, y, 4.5, 4.5, "pt now"),
        text(x, y + unit * 0.9 + 18, words, "lab on", "middle"),
    ]
