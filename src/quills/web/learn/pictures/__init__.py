"""The pictures of the pages: drawn by functions, worded by a file, coloured by classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from quills.report.charts.svg import drawing
from quills.report.charts.table import Table
from quills.web.learn.faults import LearnError
from quills.web.learn.languages import Language
from quills.web.learn.pictures import counts, curves, flows, piles, plane
from quills.web.learn.pictures.eight import eight
from quills.web.learn.pictures.mending import mending
from quills.web.learn.pictures.sketch import NARROW, WIDE, Draw
from quills.web.learn.pictures.wording import FILE, Wording, read_words

PICTURES: Final[Mapping[str, Draw]] = {
    "plane": plane.plane,
    "fork": flows.fork,
    "pulse": curves.pulse,
    "under-protest": flows.under,
    "under-withdrawal": flows.under,
    "ladder": piles.ladder,
    "cabinet": piles.cabinet,
    "eight": eight,
    "settle": curves.settle,
    "stones": flows.stones,
    "mending": mending,
    "scales": counts.scales,
    "counting": counts.counting,
    "growth": curves.growth,
    "routes": flows.routes,
    "parts": counts.parts,
}


@dataclass(frozen=True)
class Picture:
    """A picture in one language, with all that belongs to it."""

    name: str
    """What a screen reader announces."""
    caption: str
    """What it means, and whether it is drawn to scale."""
    words: str
    """What is drawn, for those who do not see it."""
    narrow: Markup
    wide: Markup
    table: Table | None
    """Its numbers, where it is drawn to scale."""


@cache
def wording() -> Mapping[str, Mapping[Language, Wording]]:
    """The words of all pictures, read once."""
    text = files("quills.web.learn").joinpath(FILE).read_text(encoding="utf-8")
    return read_words(text, PICTURES)


@cache
def picture(key: str, language: Language) -> Picture:
    """A picture by its name; raises :class:`~quills.web.learn.faults.LearnError` if a word is missing."""
    words, draw = wording()[key][language], PICTURES[key]
    try:
        narrow, wide = draw(NARROW, words.labels), draw(WIDE, words.labels)
    except KeyError as missing:
        raise LearnError(FILE, None, f"{key} in “{language}” has no label {missing}") from None
    return Picture(
        words.name,
        words.caption,
        words.words,
        drawing(NARROW, narrow.height, narrow.parts, "narrow"),
        drawing(WIDE, wide.height, wide.parts, "wide"),
        Table(wide.rows[0], wide.rows[1:]) if wide.rows else None,
    )
