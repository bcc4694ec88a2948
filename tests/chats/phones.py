"""Headers as phones write them, from patterns like CLDR's; knows nothing of the reader.

A pattern is made of ``y`` (year), ``yy`` (its last two digits), ``M``, ``MM``, ``d``, ``dd``, ``H``,
``HH`` (24 hours), ``h``, ``hh`` (12 hours), ``mm``, ``ss`` and ``a`` (the half of the day); quoted
letters stand for themselves.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

FIXTURES: Final = Path(__file__).parent / "fixtures" / "whatsapp"

_TOKEN: Final = re.compile(r"'([^']*)'|yy|y|MM|M|dd|d|HH|H|hh|h|mm|ss|a")
_FIELDS: Final[dict[str, Callable[["Phone", datetime], str]]] = {
    "y": lambda phone, t: str(t.year + phone.years),
    "yy": lambda phone, t: f"{(t.year + phone.years) % 100:02}",
    "M": lambda _, t: str(t.month),
    "MM": lambda _, t: f"{t.month:02}",
    "d": lambda _, t: str(t.day),
    "dd": lambda _, t: f"{t.day:02}",
    "H": lambda _, t: str(t.hour),
    "HH": lambda _, t: f"{t.hour:02}",
    "h": lambda _, t: str(t.hour % 12 or 12),
    "hh": lambda _, t: f"{t.hour % 12 or 12:02}",
    "mm": lambda _, t: f"{t.minute:02}",
    "ss": lambda _, t: f"{t.second:02}",
    "a": lambda phone, t: phone.halves[t.hour * len(phone.halves) // 24],
}


@dataclass(frozen=True)
class Phone:
    """A phone's way to write the header of a message."""

    platform: Literal["android", "ios", "old ios"]
    pattern: str
    halves: tuple[str, ...] = ("AM", "PM")
    """Two words, or one for each hour."""
    digits: str = "0123456789"
    years: int = 0
    """Added to the year of the common era."""

    @property
    def has_seconds(self) -> bool:
        """Whether a second is written, and not lost."""
        return "ss" in self.pattern

    def stamp(self, time: datetime) -> str:
        """Date and clock."""
        written = _TOKEN.sub(lambda found: self._token(found, time), self.pattern)
        return written.translate(str.maketrans("0123456789", self.digits))

    def _token(self, found: re.Match[str], time: datetime) -> str:
        return found[1] if found[1] is not None else _FIELDS[found[0]](self, time)

    def line(self, time: datetime, sender: str | None, text: str) -> str:
        """A message, or a line of the program's own where it has no sender."""
        body = text if sender is None else f"{sender}: {text}"
        if self.platform == "ios":
            return f"[{self.stamp(time)}] {body}"
        return f"{self.stamp(time)}{' - ' if self.platform == 'android' else ': '}{body}"


@dataclass(frozen=True)
class Expected:
    """A message as it has to come back."""

    time: datetime
    sender: str | None
    kind: str
    text: str


@dataclass(frozen=True)
class Variant:
    """One file of the fixtures, and what is in it."""

    name: str
    about: str
    phone: Phone
    order: str
    guessed: bool
    unexplained: tuple[int, ...]
    messages: tuple[Expected, ...]

    @property
    def path(self) -> Path:
        """The export, as the phone wrote it."""
        return next(FIXTURES.glob(f"{self.name}.*"))


def variants() -> list[Variant]:
    """All files of the fixtures, in the order of their list."""
    table = tomllib.loads((FIXTURES.parent / "whatsapp.toml").read_text(encoding="utf-8"))
    return [_variant(name, entry) for name, entry in table.items()]


def _variant(name: str, entry: dict[str, object]) -> Variant:
    messages = entry.pop("messages")
    about, order, guessed = entry.pop("about"), entry.pop("order"), entry.pop("guessed", False)
    unexplained = entry.pop("unexplained", ())
    if "halves" in entry:
        entry["halves"] = tuple(entry["halves"])  # type: ignore[arg-type]  # the test of its shape is its use
    return Variant(
        name=name,
        about=str(about),
        phone=Phone(**entry),  # type: ignore[arg-type]  # the test of its shape is its use
        order=str(order),
        guessed=bool(guessed),
        unexplained=tuple(unexplained),  # type: ignore[arg-type]  # the test of its shape is its use
        messages=tuple(
            Expected(datetime.fromisoformat(time), sender or None, kind, text)
            for time, sender, kind, text in messages  # type: ignore[attr-defined]  # a list of four texts
        ),
    )
