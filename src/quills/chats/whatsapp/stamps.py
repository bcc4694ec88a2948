"""The stamp of a header: a date and a clock, and what stands around their numbers."""

import re
from dataclasses import dataclass
from typing import Final

from quills.chats.dates import ERAS, ORDERS, Written, day
from quills.chats.half_days import half_in, hour_of_day
from quills.chats.whatsapp.marks import MARKS, clean

WORDS: Final = "words"
"""A gap with letters in it, such as `` à `` or `` 下午``: from header to header it may differ."""

_DATE_GAP: Final = re.compile(r"[^\w\s]|[^\w\s]? |[年月년월] ?")
_CLOCK_GAPS: Final = frozenset(
    {":", ".", "：", "h", " h ", " min ", "時", "时", "点", "點", "시 ", " སྐར་མ་ "}
)
_DATE_END: Final = re.compile(r"[\s.,日일]{0,3}(г\.?|BE|พ\.ศ\.)?")
_LONGEST_GAP: Final = 40
_PARTS: Final = re.compile(r"(\d+)")
_FIRST_YEAR_OF_ERA: Final = "元"


@dataclass(frozen=True)
class Stamp:
    """What stands between the numbers of a date and a clock, in every header of a file alike."""

    era: bool
    """The year's era is written before it."""
    date: tuple[str, str]
    clock: tuple[str, ...]
    """One gap, or two where seconds are written."""
    clock_first: bool
    before: str
    """What stands before the clock."""
    behind: str
    """What stands behind it."""
    end: str = ""
    """What stands behind a date that comes last."""

    def pattern(self) -> str:
        """A regular expression with the groups ``date``, ``hour`` (with the words before it),
        ``minute``, ``second`` (where it is written) and ``behind`` (the words behind the clock).
        """
        year = rf"[^\d\s\[\]]{{1,4}}\s?(?:\d{{1,4}}|{_FIRST_YEAR_OF_ERA})" if self.era else r"\d{1,4}"
        date = _named("date", year + "".join(_gap(gap) + r"\d{1,4}" for gap in self.date))
        numbers = zip(("minute", "second"), self.clock, strict=False)
        clock = _named("hour", _gap(self.before) + r"\d{1,2}")
        clock += "".join(_gap(gap) + _named(name, r"\d{1,2}") for name, gap in numbers)
        clock += _named("behind", _gap(self.behind))
        return f"{clock}{date}{_gap(self.end)}" if self.clock_first else f"{date}{clock}"


def _named(name: str, pattern: str) -> str:
    return f"(?P<{name}>{pattern})"


def _gap(text: str) -> str:
    if text == WORDS:
        return rf"[^\d\[\]]{{1,{_LONGEST_GAP}}}?"
    letters = [r"\s" if letter == " " else re.escape(letter) for letter in text]
    return f"[{MARKS}]*".join(["", *letters, ""]) if text else f"[{MARKS}]*"


def take_apart(text: str) -> Stamp | None:
    """The parts of a stamp, or None if it is no date with a clock."""
    pieces = _PARTS.split(text.replace(_FIRST_YEAR_OF_ERA, "1"))
    numbers, gaps = pieces[1::2], pieces[0::2]
    if not 5 <= len(numbers) <= 6 or any(len(gap) > _LONGEST_GAP for gap in gaps):
        return None
    if gaps[1] in _CLOCK_GAPS and gaps[1] != ".":
        return _clock_and_date(numbers, gaps)
    return _date_and_clock(numbers, gaps)


def _date_and_clock(numbers: list[str], gaps: list[str]) -> Stamp | None:
    era, clock = gaps[0].strip(), (gaps[3], *gaps[4:-1], gaps[-1])
    if (era and era not in ERAS) or not gaps[3] or not _is_date(numbers[:3], gaps[1:3], era):
        return None
    if not _is_clock(numbers[3:], clock):
        return None
    return Stamp(bool(era), (gaps[1], gaps[2]), tuple(gaps[4:-1]), False, _told(gaps[3]), _told(gaps[-1]))


def _clock_and_date(numbers: list[str], gaps: list[str]) -> Stamp | None:
    clock = (gaps[0], *gaps[1:-4], gaps[-4])
    if not gaps[-4] or not _is_date(numbers[-3:], gaps[-3:-1], "") or not _DATE_END.fullmatch(gaps[-1]):
        return None
    if not _is_clock(numbers[:-3], clock):
        return None
    date = (gaps[-3], gaps[-2])
    return Stamp(False, date, tuple(gaps[1:-4]), True, _told(gaps[0]), _told(gaps[-4]), gaps[-1])


def _told(gap: str) -> str:
    return WORDS if any(letter.isalpha() for letter in gap) else gap


def _is_date(numbers: list[str], gaps: list[str], era: str) -> bool:
    written = as_written(numbers, era)
    return all(_DATE_GAP.fullmatch(gap) for gap in gaps) and any(day(written, order) for order in ORDERS)


def _is_clock(numbers: list[str], gaps: tuple[str, ...]) -> bool:
    before, *inner, behind = gaps
    return all(gap in _CLOCK_GAPS for gap in inner) and as_second(numbers, before, behind) is not None


def as_written(numbers: list[str], era: str) -> Written:
    """Three numbers as a written date."""
    one, two, three = numbers
    return Written((int(one), int(two), int(three)), (len(one), len(two), len(three)), era)


def as_second(numbers: list[str], before: str, behind: str) -> int | None:
    """Hours, minutes and perhaps seconds as the second of the day.

    None if there is no such time, or if a word beside it is not known.
    """
    halves = half_in(before), half_in(behind)
    if None in halves or all(halves) or any(len(number) > 2 for number in numbers):
        return None
    hour = hour_of_day(int(numbers[0]), halves[0] or halves[1] or "")
    minute, second = [int(number) for number in [*numbers[1:], "0"]][:2]
    return None if hour is None or minute > 59 or second > 59 else hour * 3600 + minute * 60 + second


def read_date(text: str) -> Written | None:
    """A date as the header writes it, taken apart."""
    before, *pieces = _PARTS.split(clean(text).replace(_FIRST_YEAR_OF_ERA, "1"))
    return as_written(pieces[0::2], before.strip()) if len(pieces) == 6 else None


def read_clock(text: str) -> int | None:
    """A clock as the header writes it, as the second of the day."""
    pieces = _PARTS.split(clean(text))
    return as_second(pieces[1::2], pieces[0], pieces[-1]) if len(pieces) in {5, 7} else None
