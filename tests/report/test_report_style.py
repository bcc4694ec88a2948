"""The colours: enough contrast in light and in dark, and two people that the colour-blind can tell apart."""

import re
from importlib.resources import files

import pytest

TOKENS = (files("quills.report") / "style" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
VALUE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")
MODES = {"light": dict(VALUE.findall(LIGHT)), "dark": dict(VALUE.findall(DARK))}

TEXT = [(ink, on) for ink in ("ink", "ink-2", "ink-3", "pine", "one", "two") for on in ("paper", "card")]
TEXT += [("ink", "sunk"), ("ink-2", "sunk"), ("pine-deep", "card"), ("card", "ink"), ("ink", "pine-wash")]
TEXT += [("care", "care-wash"), ("ink", "care-wash"), ("ink-2", "care-wash")]
MARKS = [
    ("edge", "card"),
    ("edge", "paper"),
    ("focus", "card"),
    ("focus", "paper"),
    ("one", "paper"),
    ("two", "paper"),
]

# Machado, Oliveira & Fernandes (2009), severity 1.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def linear(colour: str) -> list[float]:
    """Linear red, green and blue of a colour, as WCAG 2.2 and sRGB define them."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, two: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lights = [
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, two)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: str, sight: str) -> list[float]:
    """CIELAB of a colour as somebody with this sight sees it."""
    rgb = [
        min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1, 1.089)
    xyz = [sum(a * b for a, b in zip(row, rgb, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "on"), TEXT)
def test_text_has_enough_contrast(mode: str, ink: str, on: str) -> None:
    assert contrast(MODES[mode][ink], MODES[mode][on]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("mark", "on"), MARKS)
def test_marks_and_borders_have_enough_contrast(mode: str, mark: str, on: str) -> None:
    assert contrast(MODES[mode][mark], MODES[mode][on]) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHT)
def test_the_two_people_are_told_apart_by_every_eye(mode: str, sight: str) -> None:
    one, two = (lab(MODES[mode][name], sight) for name in ("one", "two"))
    assert sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5 > 50


def test_every_colour_of_light_has_its_dark_one() -> None:
    assert set(MODES["light"]) == set(MODES["dark"])


def test_every_value_that_is_used_is_defined() -> None:
    style = "".join(
        sheet.read_text(encoding="utf-8") for sheet in (files("quills.report") / "style").iterdir()
    )
    assert set(re.findall(r"var\(--([\w-]+)", style)) <= set(re.findall(r"--([\w-]+):", style))
