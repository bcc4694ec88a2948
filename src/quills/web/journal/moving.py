"""How much a thought was believed, then and now, as a small drawing."""

from typing import Any

from django.utils.translation import gettext as _

LEFT, RIGHT = 8.0, 302.0


def place(value: int) -> float:
    """Where a belief from 0 to 100 stands on the line."""
    return round(LEFT + (RIGHT - LEFT) * value / 100, 1)


def moved(before: int | None, after: int | None) -> dict[str, Any] | None:
    """The drawing; none if neither was said."""
    if before is None and after is None:
        return None
    marks = []
    if before is not None:
        then = _("then %(value)s") % {"value": before}
        marks.append(_mark(before, then, "ghost", strong=False, other=after))
    if after is not None:
        now = _("now %(value)s") % {"value": after}
        marks.append(
            _mark(after, now, "nibone", strong=True, other=before) | {"arrow": _arrow(before, after)}
        )
    words = ", ".join(str(mark["words"]) for mark in marks)
    return {
        "marks": marks,
        "ticks": [place(value) for value in (0, 25, 50, 75, 100)],
        "words": _("How much it was believed, of 100: %(words)s") % {"words": words},
    }


def _mark(value: int, words: str, css: str, *, strong: bool, other: int | None) -> dict[str, Any]:
    """A nib and its label; labels that would run into each other lean away."""
    near = other is not None and abs(value - other) < 22
    anchor = "middle"
    if near and other is not None:
        anchor = "end" if value < other or (value == other and strong) else "start"
    x = place(value)
    at = min(max(x, LEFT + (60 if anchor == "end" else 24)), RIGHT - (60 if anchor == "start" else 24))
    return {"x": x, "label_x": at, "words": words, "css": css, "strong": strong, "anchor": anchor}


def _arrow(before: int | None, after: int) -> str:
    """From the edge of one nib to the edge of the other."""
    if before is None or abs(after - before) < 6:
        return ""
    way = 1 if after > before else -1
    return f"M{place(before) + 8 * way:.1f} 40H{place(after) - 8 * way:.1f}"
