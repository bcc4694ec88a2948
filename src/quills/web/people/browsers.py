"""What kind of browser it is, so coarse that it fits millions of people."""

import re
from typing import Final

_BROWSERS: Final = (
    ("Firefox", re.compile(r"Firefox/|FxiOS/")),
    ("Edge", re.compile(r"Edg(e|A|iOS)?/")),
    ("Opera", re.compile(r"OPR/")),
    ("Samsung Internet", re.compile(r"SamsungBrowser/")),
    ("Chrome", re.compile(r"Chrom(e|ium)/|CriOS/")),
    ("Safari", re.compile(r"Version/.+Safari/")),
)
_SYSTEMS: Final = (
    ("iPhone", re.compile(r"iPhone")),
    ("iPad", re.compile(r"iPad")),
    ("Android", re.compile(r"Android")),
    ("Windows", re.compile(r"Windows")),
    ("Mac", re.compile(r"Macintosh|Mac OS X")),
    ("Linux", re.compile(r"Linux|X11")),
)


def coarse(agent: str) -> str:
    """As "Firefox, Android"; empty where neither is known."""
    return ", ".join(filter(None, (_first(_BROWSERS, agent), _first(_SYSTEMS, agent))))


def _first(known: tuple[tuple[str, re.Pattern[str]], ...], agent: str) -> str:
    return next((name for name, pattern in known if pattern.search(agent[:400])), "")
