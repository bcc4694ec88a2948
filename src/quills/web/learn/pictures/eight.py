"""The cycle of two people as an eight: what each does lands under the skin of the other. Not to scale."""

from quills.report.charts.svg import text
from quills.web.learn.pictures.sketch import Say, Sketch, arrow, gate, is_wide, lines, rect, stack

ROUND = 10
PEOPLE = (("a", "one"), ("b", "two"))
TOP, GAP, PAD = 28, 14, 14


def eight(width: float, say: Say) -> Sketch:
    """Ana and Ben: what they do above, what they fear and feel below, and three ways out."""
    most = min(width, 520)
    left, size = (width - most) / 2, (most - GAP) / 2
    xs = (left, left + size + GAP)
    top = TOP + max(_height([say[f"{who}_does"]], size) for who, _ in PEOPLE)
    low = top + (128 if is_wide(width) else 112)
    bottom = low + max(_height(_under(who, say), size) for who, _ in PEOPLE)
    parts = []
    for x, (who, tag) in zip(xs, PEOPLE, strict=True):
        parts += [
            text(x + 4, 18, say[who], f"lab {tag}"),
            rect(x, TOP, size, top - TOP, f"box {tag}", ROUND),
            _words(x, TOP, [say[f"{who}_does"]], size),
            rect(x, low, size, bottom - low, "box", ROUND),
            _words(x, low, _under(who, say), size),
        ]
    return Sketch(bottom + 2, [*parts, *_ways(xs, size, top, low)])


def _under(who: str, say: Say) -> list[str]:
    return [say[f"{who}_fears"], say[f"{who}_feels"]]


def _ways(xs: tuple[float, float], size: float, top: float, low: float) -> list[str]:
    """Down to the other, crossing; up again on one's own side; a gate on each way up and at the crossing."""
    left, right = xs[0] + 16, xs[1] + size - 16
    inner, other = xs[0] + size * 0.52, xs[1] + size * 0.48
    middle = (top + low) / 2
    return [
        arrow(other, top, inner, low, "way two"),
        arrow(inner, top, other, low, "way one"),
        arrow(left, low, left, top, "way one"),
        arrow(right, low, right, top, "way two"),
        gate(left, middle, "1"),
        gate(right, middle, "2"),
        gate((left + right) / 2, middle, "3"),
    ]


def _words(x: float, y: float, said: list[str], size: float) -> str:
    parts, at = [], y + 22
    for words in said:
        found, at = stack(x + PAD, at, lines(words, size - 40), "said")
        parts.append(found)
        at += 8
    return "".join(parts)


def _height(said: list[str], size: float) -> float:
    return sum(len(lines(words, size - 40)) * 18 + 8 for words in said) + 14
