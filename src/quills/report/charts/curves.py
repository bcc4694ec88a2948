"""How long answers took: of 100 waits, how many had ended by then, with a band for each person."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from quills.patterns.facts import Curve
from quills.report.charts.scale import Axis, times
from quills.report.charts.svg import drawing, line, path, polyline, text
from quills.report.people import Person

Curves = Sequence[tuple[Person, Curve]]
Point = tuple[float, float]
LEFT, TOP = 36, 12


def narrow(curves: Curves) -> Markup:
    """For a phone."""
    return _Plot(curves, 320, 230).drawn("narrow")


def wide(curves: Curves) -> Markup:
    """For a desk and for paper."""
    return _Plot(curves, 720, 320).drawn("wide")


def at(curve: Curve, minutes: float) -> int | None:
    """The step of the curve that holds at this time, or None before its first."""
    return bisect_right(curve.minutes, minutes) - 1 if curve.minutes and minutes >= curve.minutes[0] else None


class _Plot:
    def __init__(self, curves: Curves, width: int, height: int) -> None:
        self.curves = [pair for pair in curves if pair[1].minutes]
        self.width, self.height = width, height
        self.bottom, self.right = height - 34, width - 12
        self.axis = _axis(curve for _, curve in self.curves)

    def drawn(self, name: str) -> Markup:
        bands = [self._band(person, curve) for person, curve in self.curves]
        lines = [
            path(polyline(self._steps(curve.minutes, curve.answered)), f"curve {person.tag}")
            for person, curve in self.curves
        ]
        return drawing(self.width, self.height, [*self._grid(), *bands, *lines, *self._names()], name)

    def x(self, minutes: float) -> float:
        return self.axis.place(minutes, LEFT, self.right)

    def y(self, share: float) -> float:
        return self.bottom - share * (self.bottom - TOP)

    def _grid(self) -> list[str]:
        parts = []
        for share in (0, 0.5, 1):
            parts.append(line(LEFT, self.y(share), self.right, self.y(share), "gr"))
            parts.append(text(LEFT - 8, self.y(share) + 4, f"{share * 100:.0f}", anchor="end"))
        for minutes, said in self._marks():
            x = self.x(minutes)
            last = minutes == self.axis.high
            parts.append(line(x, self.bottom, x, self.bottom + 5, "tick"))
            parts.append(
                text(
                    min(x, self.right + 10) if last else x,
                    self.height - 10,
                    said,
                    anchor="end" if last else "middle",
                )
            )
        return parts

    def _marks(self) -> list[tuple[float, str]]:
        """The marks that have room beside each other, from the right."""
        kept: list[tuple[float, str]] = []
        for mark in reversed(self.axis.marks):
            if not kept or self.x(kept[-1][0]) - self.x(mark[0]) >= (52 if len(kept) > 1 else 62):
                kept.append(mark)
        return kept

    def _steps(self, minutes: Sequence[float], shares: Sequence[float]) -> list[Point]:
        """The corners of a step curve; steps that no eye could part are left out."""
        points = [(self.x(self.axis.low), self.y(0))]
        for when, share in zip(minutes, shares, strict=True):
            x, y = self.x(when), self.y(share)
            if x - points[-1][0] >= 0.5 or abs(y - points[-1][1]) >= 0.5:
                points += [(x, points[-1][1]), (x, y)]
        return [*points, (self.x(minutes[-1]), points[-1][1])]

    def _band(self, person: Person, curve: Curve) -> str:
        known = [step for step in zip(curve.minutes, curve.low, curve.high, strict=True) if None not in step]
        if not known:
            return ""
        minutes = [step[0] for step in known]
        low, high = ([step[end] or 0 for step in known] for end in (1, 2))
        edge = self._steps(minutes, low)[2:] + self._steps(minutes, high)[:1:-1]
        return path(f"{polyline(edge)}Z" if len(edge) > 2 else "", f"kmband {person.tag}")

    def _names(self) -> list[str]:
        """Each name beside its line: the earlier one above to the left, the later one to the right below."""
        earlier = sorted(self.curves, key=lambda pair: _when(pair[1], 0.5))
        return [self._name(person, curve, first=index == 0) for index, (person, curve) in enumerate(earlier)]

    def _name(self, person: Person, curve: Curve, *, first: bool) -> str:
        room = 8 * len(person.short)
        left = self.x(_when(curve, 0.6)) - 10
        if first and left - LEFT > room:
            return text(left, self.y(0.66), person.short, f"lab {person.tag}", anchor="end")
        below = min(self.x(_when(curve, 0.36)) + 14, self.right - room)
        return text(below, self.y(0.3 if not first else 0.14), person.short, f"lab {person.tag}")


def _when(curve: Curve, share: float) -> float:
    """When so many were answered, or the end of the curve if they never were."""
    reached = (when for when, part in zip(curve.minutes, curve.answered, strict=True) if part >= share)
    return next(reached, curve.minutes[-1])


def _axis(curves: Iterable[Curve]) -> Axis:
    longest = max((curve.minutes[-1] for curve in curves), default=1440)
    return times([1, max(longest, 60)])
