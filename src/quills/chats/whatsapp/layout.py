"""The layout of a file's header lines, learned from its first lines.

WhatsApp writes ``31.12.20, 23:59 - Ana: text`` on Android and ``[31.12.20, 23:59:00] Ana: text``
on iOS, with the date and the clock as the phone's locale has them. Instead of a list of locales,
the layout is read off the file: three numbers are a date, two or three more a clock, and what
stands between them is the same in every header of one file.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, NamedTuple

from quills.chats.whatsapp.marks import MARKS, clean
from quills.chats.whatsapp.stamps import Stamp, take_apart

Style = Literal["bracket", "dash", "colon"]

_STYLES: Final[dict[Style, re.Pattern[str]]] = {
    "bracket": re.compile(r"\[([^\]]{6,80})\] ?(.*)"),
    "dash": re.compile(r"(.{6,80}?) - (.*)"),
    "colon": re.compile(r"(.{10,80}?): (.*)"),  # iOS before 2018
}
_ENDS: Final[dict[Style, str]] = {"bracket": "]", "dash": " - ", "colon": ": "}
_NAMED: Final = re.compile(r"(.+?):(?: |$)")
_LOG_LEVEL: Final = re.compile(
    r"(.*\W)?(trace|debug|info|notice|warn|warning|error|err|critical|fatal|alert|emergency)\W*",
    re.IGNORECASE,
)
_ENOUGH: Final = 200
"""Headers that show what all look like."""

_LOOKED_AT: Final = 400
"""Letters of a line that a header with its name does not exceed."""


@dataclass(frozen=True)
class Layout:
    """How the headers of one file look."""

    style: Style
    stamp: Stamp

    @property
    def end(self) -> str:
        """What ends the stamp."""
        return _ENDS[self.style]

    @property
    def pattern(self) -> str:
        """A regular expression for all that stands before ``end``, with the stamp's two groups."""
        opening = r"\[" if self.style == "bracket" else ""
        return f"^[{MARKS}]*{opening}{self.stamp.pattern()}$"


class Header(NamedTuple):
    """A line that looks like a header."""

    layout: Layout
    name: str | None


def find_layout(lines: Iterable[str]) -> Layout | None:
    """The layout of the headers among these lines; None if they are of no chat.

    An export begins with a header. If these lines do not (they may be cut out of a file), most
    headers decide. At least one of them has to name a sender, and not all of them the levels of
    a program's log.
    """
    headers = list(islice((header for line in lines if (header := find_header(line))), _ENOUGH))
    named = Counter(header.layout for header in headers if header.name)
    if not named or all(_LOG_LEVEL.fullmatch(header.name) for header in headers if header.name):
        return None
    first = headers[0].layout
    return first if first in named else named.most_common(1)[0][0]


def find_header(line: str) -> Header | None:
    """The layout and the name of a line that looks like a header, in whatever style."""
    line = clean(line[:_LOOKED_AT])
    for style, pattern in _STYLES.items():
        if (found := pattern.match(line)) and (stamp := take_apart(found[1])):
            named = _NAMED.match(found[2])
            return Header(Layout(style, stamp), named[1] if named else None)
    return None
