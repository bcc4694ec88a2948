"""Neutral sites for Leave, and which hosts may be one."""

import re
from typing import Final

SITES: Final = (
    "www.wikipedia.org",
    "www.openstreetmap.org",
    "www.yr.no",
    "www.bbc.com",
    "www.dw.com",
    "www.imdb.com",
)
"""An encyclopedia, a map, the weather, news in two languages, films: what anybody may have open."""

_HOST: Final = re.compile(r"(?=.{4,100}\Z)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.ASCII)


def tidy(typed: str) -> str | None:
    """The host in what somebody typed or pasted, or None: a name alone, without path, port or user."""
    name = re.sub(r"\Ahttps?://", "", typed.strip().lower()).rstrip("/")
    return name if _HOST.fullmatch(name) else None


def address(host: str) -> str:
    """The address that Leave opens; empty if this is no host."""
    return f"https://{host}/" if _HOST.fullmatch(host) else ""
