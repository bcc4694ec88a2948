"""Write ``half_days.toml``: every word by which phones tell the halves and times of a day.

Most words come from CLDR through Babel, all locales; the rest stand by hand below. Run again after
an update of Babel: ``python scripts/make_half_days.py``.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from babel import Locale, localedata

OUT: Final = Path(__file__).parents[1] / "src/quills/chats/half_days.toml"
DOTS: Final = ".·․‧・。．"
HEAD: Final = f"""\
# The words by which phones tell the halves and times of a day, in all languages.
# Made by scripts/make_half_days.py from Unicode's CLDR and its own hand-written part; change it there.
#
# A key is the word after these steps:
#   1. Unicode NFC, then case folding, then NFC again;
#   2. white space, format characters (category Cf: directional marks, zero-width spaces and joiners,
#      the byte order mark) and the dots {DOTS} are taken out.
# So "p. m.", "P.M." and "pm" are one key, and "in the morning" is "inthemorning".
#
# am, pm:    the hour is hour % 12, and 12 more for pm.
# periods:   words for finer times, each with twelve hours: periods[key][hour % 12] is the hour of the
#            day. The first stands for 12 o'clock. Outside the hours that a word covers, the half is
#            taken that lies nearer to them: 晚上 12 o'clock is 0, 中午 1 o'clock is 13.
# An hour from 13 on needs no word and keeps its value; 0 is read as 12 (Japanese 午後0時 is noon).
# ambiguous: words that mean different halves in different languages, or are ordinary words of a
#            header. They are in no other table.
"""

ORDINARY: Final = "à as às at be kl klo kell om um в о na ve"
"""Words that stand between a date and a time."""

AM: Final = """
a.m.|vorm.|vormittags|f.m.|dop.|dopoledne|dopoludnia|dopoldne|e.k.|f.h.|priešpiet|priekšp.|пр.об.|дп
до полудня|до полудні|да палудня|пре подне|претпл.|կ.ա.|לפנה״צ|לפנה"צ|לפנה''צ|לפנהצ|לפני הצהריים|ص|صباحًا|صباحا
ق.ظ.|قبل از ظهر|قبل دوپہر|غ.م.|چ.ب|پ.ن|ب.ن|म.पू.|पूर्वाह्न|পূর্বাহ্ণ|পূর্বাহ্ন|முற்பகல்|పూర్వాహ్నం|ಪೂರ್ವಾಹ್ನ
පෙ.ව.|ก่อนเที่ยง|ກ່ອນທ່ຽງ|ព្រឹក|上午|午前|오전|PG|SA|TO|GH|ÖÖ|π.μ.|de.|délelőtt|ap.|aamupäivä|p.d.|r.n.|y.b.|vm.
"""
PM: Final = """
p.m.|nachm.|nachmittags|e.m.|odp.|odpoledne|popoludní|odpoludnia|pop.|popoldne|p.k.|e.h.|popiet|pēcp.|сл.об.|пп
после полудня|після полудня|пасля палудня|по подне|попл.|կ.հ.|אחה״צ|אחה"צ|אחה''צ|אחהצ|אחר הצהריים|م|مساءً|مساء
ب.ظ.|بعد از ظهر|بعد دوپہر|غ.و.|چ.ك|د.ن|म.उ.|अपराह्न|অপরাহ্ণ|অপরাহ্ন|பிற்பகல்|అపరాహ్నం|ಅಪರಾಹ್ನ
ප.ව.|หลังเที่ยง|ຫຼັງທ່ຽງ|ល្ងាច|下午|午後|오후|PTG|CH|TK|GD|ÖS|μ.μ.|du.|délután|ip.|iltapäivä|m.d.|i.n.|y.h.|nm.
"""
PERIODS: Final = {
    "at night": (21, 6),
    "凌晨|半夜": (0, 5),
    "深夜": (23, 5),
    "清晨|早晨": (5, 8),
    "早上": (5, 9),
    "傍晚": (17, 19),
    "晚上|夜晚|夜间|夜間": (18, 24),
    "새벽": (0, 6),
    "아침": (6, 9),
    "낮": (12, 18),
    "저녁": (18, 21),
    "ভোর": (4, 6),
    "সকাল": (6, 12),
    "দুপুর": (12, 16),
    "বিকেল": (16, 18),
    "রাত": (20, 4),
}
"""Words, from which hour of the day, and before which."""

Span = frozenset[int]
"""Hours of the day, 0 to 23."""


def hours(start: int, before: int) -> Span:
    """The hours from ``start`` to before ``before``, over midnight where that comes first."""
    return frozenset(hour % 24 for hour in range(start, before if before > start else before + 24))


HALVES: Final = {"am": hours(0, 12), "pm": hours(12, 24)}


def key(word: str) -> str:
    """The word as the table holds it: the steps of the head."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return "".join(c for c in folded if not (c.isspace() or c in DOTS or unicodedata.category(c) == "Cf"))


def covered(rules: Iterable[dict[str, Any]]) -> Span:
    """The hours that CLDR's rules (in seconds of the day) give to a period."""
    starts = [
        (rule["at"], rule["at"] + 3600) if "at" in rule else (rule["from"], rule["before"]) for rule in rules
    ]
    return frozenset().union(*(hours(start // 3600, -(-before // 3600)) for start, before in starts))


def of_locale(name: str) -> Iterator[tuple[str, Span]]:
    """Keys of one locale with the hours at which it writes them."""
    locale = Locale.parse(name)
    spans = HALVES | {
        period: covered(rules) for period, rules in locale.day_period_rules.get(None, {}).items()
    }
    for width in ("abbreviated", "wide"):  # narrow ones are single letters
        words = locale.day_periods.get("format", {}).get(width, {})
        yield from ((key(word), spans[period]) for period, word in words.items() if period in spans)


def by_hand() -> Iterator[tuple[str, Span]]:
    """Keys of the words above."""
    for half, words in (("am", AM), ("pm", PM)):
        yield from ((key(word), HALVES[half]) for word in re.split(r"[|\n]", words.strip()))
    for words, span in PERIODS.items():
        yield from ((key(word), hours(*span)) for word in words.split("|"))


def everything() -> dict[str, set[Span]]:
    """All keys with the spans that locales give them; what is written by hand goes before them."""
    found: dict[str, set[Span]] = defaultdict(set)
    for name in localedata.locale_identifiers():
        for word, span in of_locale(name):
            found[word].add(span)
    return found | {word: {span} for word, span in by_hand()}


def targets(covers: Span) -> list[int]:
    """The hour of the day for 12, 1, ... 11 o'clock: the one covered, else the one nearer to it."""

    def far(hour: int) -> tuple[int, bool]:
        return min(min((hour - c) % 24, (c - hour) % 24) for c in covers), hour < 12

    return [min((clock, clock + 12), key=far) for clock in range(12)]


def meaning(word: str, spans: set[Span]) -> str | list[int]:
    """The table a key belongs to, or its twelve hours."""
    covers = frozenset().union(*spans)
    clocks = {hour % 12 for hour in covers}
    if word in ORDINARY.split() or re.fullmatch("[a-z]", word) or len(clocks) < len(covers):
        return "ambiguous"
    for half, span in HALVES.items():
        if covers <= span and (span in spans or targets(covers) == sorted(span)):
            return half
    return targets(covers)


def quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(found: dict[str, set[Span]]) -> str:
    """The file."""
    meanings = {word: meaning(word, spans) for word, spans in sorted(found.items())}
    lists = [
        f"{name} = [\n"
        + "".join(f"    {quoted(word)},\n" for word, said in meanings.items() if said == name)
        + "]\n"
        for name in ("am", "pm", "ambiguous")
    ]
    periods = [f"{quoted(word)} = {said}\n" for word, said in meanings.items() if isinstance(said, list)]
    return "\n".join([HEAD, *lists, "[periods]\n" + "".join(periods)])


if __name__ == "__main__":
    OUT.write_text(table(everything()), encoding="utf-8")
    print(f"{OUT} written")
