"""The few SVG elements that the charts are made of. Text is escaped here and nowhere else."""

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup, escape

Anchor = Literal["start", "middle", "end"]


def short(value: float) -> str:
    """A coordinate with one place after the point, and none where it is nought."""
    return f"{value:.1f}".removesuffix(".0") if round(value, 1) else "0"


def text(x: float, y: float, words: str, name: str = "", anchor: Anchor = "start") -> str:
    """Words at a point."""
    where = f'x="{short(x)}" y="{short(y)}" text-anchor="{anchor}"'
    return f"<text {where}{_class(name)}>{escape(words)}</text>"


def line(x1: float, y1: float, x2: float, y2: float, name: str) -> str:
    """A straight line."""
    return path(f"M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}", name)


def path(way: str, name: str) -> str:
    """A path, or nothing where there is no way to go."""
    return f'<path{_class(name)} d="{way}"/>' if way else ""


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """The way through these points."""
    steps = "L".join(f"{short(x)} {short(y)}" for x, y in points)
    return f"M{steps}" if steps else ""


def drawing(width: float, height: float, parts: Iterable[str], name: str) -> Markup:
    """One picture, hidden from screen readers: its figure has a name, a caption and a table."""
    box = f'viewBox="0 0 {short(width)} {short(height)}" width="{short(width)}" height="{short(height)}"'
    return Markup(f'<svg class="{name}" {box} aria-hidden="true" focusable="false">{"".join(parts)}</svg>')  # noqa: S704 -- text() escapes every word


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
