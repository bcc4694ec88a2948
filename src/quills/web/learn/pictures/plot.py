"""A frame with two axes, for the pictures that are drawn to scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quills.report.charts.scale import Axis
from quills.report.charts.svg import line, path, polyline, text
from quills.web.learn.pictures.sketch import is_wide, upright

Point = tuple[float, float]
LEFT, TOP, UNDER = 52, 26, 44


@dataclass(frozen=True)
class Plot:
    """Where values lie in a picture of this width."""

    width: float
    across: Axis
    upwards: Axis

    @property
    def height(self) -> float:
        """With its axes and their titles."""
        return 320 if is_wide(self.width) else 262

    @property
    def right(self) -> float:
        """The right end of the axis across."""
        return self.width - 14

    @property
    def bottom(self) -> float:
        """The low end of the axis upwards."""
        return self.height - UNDER

    def x(self, value: float) -> float:
        """Where a value lies across."""
        return self.across.place(value, LEFT, self.right)

    def y(self, value: float) -> float:
        """Where a value lies upwards."""
        return self.upwards.place(value, self.bottom, TOP)

    def curve(self, points: Iterable[Point], name: str) -> str:
        """A line through values."""
        return path(polyline((self.x(x), self.y(y)) for x, y in points), name)

    def band(self, low: Sequence[Point], high: Sequence[Point], name: str) -> str:
        """The area between two lines through values."""
        edge = [(self.x(x), self.y(y)) for x, y in (*low, *reversed(high))]
        return path(f"{polyline(edge)}Z", name)

    def frame(self, across: str, upwards: str) -> list[str]:
        """Grid, marks and titles."""
        parts = []
        for value, said in self.upwards.marks:
            y = self.y(value)
            parts += [line(LEFT, y, self.right, y, "gr"), text(LEFT - 8, y + 4, said, anchor="end")]
        for value, said in self.across.marks:
            x = self.x(value)
            parts += [line(x, self.bottom, x, self.bottom + 5, "tick")]
            parts += [text(x, self.bottom + 18, said, anchor="middle")]
        middle = (LEFT + self.right) / 2
        title = text(middle, self.height - 6, across, "axt", "middle")
        return [*parts, title, upright(14, (TOP + self.bottom) / 2, upwards)]


def straight(high: float, step: float, unit: float = 1) -> Axis:
    """From nought, with a mark at every step; ``unit`` turns a value into what its mark says."""
    count = round(high / step)
    return Axis(0, high, tuple((step * n, f"{step * n * unit:g}") for n in range(count + 1)))
