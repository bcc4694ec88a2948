"""An oracle of its own: CLDR's short dates and clocks of every locale, written by Babel, read by us."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_time, get_datetime_format
from exports import OPTIONS
from held import held

from quills.chats import whatsapp
from quills.errors import ExportError

EXCEPTIONS: Final = {
    ("android", "own", "wo"): "Wolof joins date and clock by the ` - ` that ends an Android stamp",
    ("android", "own", "wo_SN"): "as wo",
}
"""What does not come back: platform, joint and locale, with the reason."""

ZERO: Final = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "latn": "0",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "tibt": "\u0f20",
}
"""The digit zero of the number systems that are the default of some locale."""

TIMES: Final = [
    datetime(2024, 1, 3, 9, 5, 7),
    datetime(2024, 1, 3, 21, 25, 33),
    datetime(2024, 2, 29, 0, 1, 2),
    datetime(2024, 3, 13, 12, 0, 0),
    datetime(2024, 4, 12, 12, 59, 59),
    datetime(2024, 6, 30, 13, 0, 1),
    datetime(2024, 7, 7, 7, 7, 7),
    datetime(2024, 8, 8, 15, 30, 44),
    datetime(2024, 10, 31, 16, 45, 0),
    datetime(2024, 11, 11, 18, 18, 18),
    datetime(2024, 12, 24, 23, 59, 59),
    datetime(2025, 1, 1, 0, 0, 0),
    datetime(2025, 5, 25, 10, 10, 10),
    datetime(2025, 9, 9, 3, 33, 33),
]


def export(locale: Locale, platform: str, joint: str) -> str:
    """A chat on a phone of this locale."""
    zero = ord(ZERO[locale.default_numbering_system])
    digits = {ord("0") + number: chr(zero + number) for number in range(10)}
    lines = []
    for number, time in enumerate(TIMES):
        date = format_date(time, "short", locale=locale)
        clock = format_time(time, "medium" if platform == "ios" else "short", locale=locale)
        own = str(get_datetime_format("short", locale=locale)).replace("'", "")
        pattern = own if joint == "own" else f"{{1}}{joint}{{0}}"
        stamp = pattern.format(clock, date).translate(digits)
        name = "Ana" if number % 2 else "Ben"
        lines.append(
            f"[{stamp}] {name}: no {number}" if platform == "ios" else f"{stamp} - {name}: no {number}"
        )
    return "\n".join(lines) + "\n"


def exports(platform: str, joint: str) -> Iterator[tuple[list[str], str]]:
    """Each export once, with the locales that write it."""
    written: dict[str, list[str]] = {}
    for name in sorted(localedata.locale_identifiers()):
        written.setdefault(export(Locale.parse(name), platform, joint), []).append(name)
    yield from ((names, text) for text, names in written.items())


def fault(text: str, platform: str) -> str:
    """What is wrong with how it comes back; empty if nothing is."""
    part = held(text, "chat.txt")
    if not whatsapp.recognises(part):
        return "not recognised"
    try:
        (draft,) = whatsapp.read([part], OPTIONS)
    except ExportError as error:
        return str(error)
    times = [time if platform == "ios" else time.replace(second=0) for time in TIMES]
    expected = [(time, "Ana" if i % 2 else "Ben", f"no {i}", "text") for i, time in enumerate(times)]
    found = draft.rows.select("time", "sender", "text", "kind").rows()
    wrong = [pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]]
    if draft.date_order_guessed:
        return "the order of the date is guessed"
    return f"{wrong[0]}" if wrong else "" if len(found) == len(expected) else f"{len(found)} messages"


@pytest.mark.parametrize("joint", [", ", " ", "own"])
@pytest.mark.parametrize("platform", ["ios", "android"])
def test_every_locale_comes_back(platform: str, joint: str) -> None:
    """``own`` is the locale's own way to join a date and a clock."""
    faults = {
        (platform, joint, name): found
        for names, text in exports(platform, joint)
        if (found := fault(text, platform))
        for name in names
    }
    assert faults.keys() == {key for key in EXCEPTIONS if key[:2] == (platform, joint)}, faults


def test_every_locale_was_tried() -> None:
    """And each in its own digits."""
    names = localedata.locale_identifiers()
    assert len(names) > 1000
    assert {Locale.parse(name).default_numbering_system for name in names} == ZERO.keys()
