"""The mark of an estimate: the nib is the best guess, the tips are the 95 % interval, and the
blade is thickest where the truth is likeliest. Short is sure, long is unsure.
"""

from dataclasses import dataclass

from quills.patterns.facts import Estimate
from quills.report.charts.scale import Axis
from quills.report.charts.svg import short
from quills.report.people import Tag


@dataclass(frozen=True)
class Pen:
    """How quills of one chart are drawn: upright or lying, how thick, how large the nib."""

    axis: Axis
    start: float
    """Where the axis begins."""
    end: float
    """Where it ends."""
    blade: float = 4.2
    nib: float = 3.6
    lying: bool = False

    def quill(self, across: float, estimate: Estimate, tag: Tag) -> str:
        """The quill of one estimate, or nothing if it has no value.

        Without an interval there is an open nib alone. An end that is not known reaches to the
        edge of the chart, for the truth may lie anywhere there.
        """
        if estimate.value is None:
            return ""
        at = self._along(estimate.value)
        if estimate.low is None and estimate.high is None:
            return f'<g class="q {tag} open">{self._nib(across, at, tag, self.nib)}</g>'
        low = self.start if estimate.low is None else self._along(estimate.low)
        high = self.end if estimate.high is None else self._along(estimate.high)
        # A nib never hides its blade: where the interval is short, the nib is small.
        nib = min(self.nib, max(1.8, 0.3 * abs(high - low)))
        return f'<g class="q {tag}">{self._blade(across, low, at, high)}{self._nib(across, at, tag, nib)}</g>'

    def _along(self, value: float) -> float:
        return self.axis.place(value, self.start, self.end)

    def _point(self, across: float, along: float) -> str:
        x, y = (along, across) if self.lying else (across, along)
        return f"{short(x)} {short(y)}"

    def _blade(self, across: float, low: float, at: float, high: float) -> str:
        there = self._edge(across, low, at, high, self.blade)
        back = self._edge(across, high, at, low, -self.blade)
        return f'<path class="blade" d="M{self._point(across, low)}{there}{back}Z"/>'

    def _edge(self, across: float, first: float, at: float, last: float, out: float) -> str:
        """From one tip over the thickest place to the other tip."""
        curves = (
            (across + out * 0.3, first + (at - first) * 0.42),
            (across + out, at - (at - first) * 0.42),
            (across + out, at),
            (across + out, at + (last - at) * 0.42),
            (across + out * 0.3, last - (last - at) * 0.42),
            (across, last),
        )
        points = [self._point(*point) for point in curves]
        return f"C{' '.join(points[:3])}C{' '.join(points[3:])}"

    def _nib(self, across: float, along: float, tag: Tag, r: float) -> str:
        x, y = (along, across) if self.lying else (across, along)
        if tag == "one":
            return f'<circle class="nib" cx="{short(x)}" cy="{short(y)}" r="{short(r)}"/>'
        side = short(2 * r * 0.92)
        corner = f'x="{short(x - r * 0.92)}" y="{short(y - r * 0.92)}"'
        return f'<rect class="nib" {corner} width="{side}" height="{side}"/>'
