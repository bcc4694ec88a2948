"""Journals for tests: Ana's, written by hand, and any that Hypothesis can think of."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from quills.acts import Act
from quills.web.journal.documents import (
    WAYS,
    By,
    Deed,
    Entry,
    Evidence,
    Fear,
    Kept,
    Narrative,
    Origin,
    Outcome,
    Pause,
    Promise,
    SecureMemory,
)
from quills.web.journal.words.choices import choices
from quills.web.journal.words.emotions import emotions
from quills.web.journal.words.guide import pages

NIGHT = datetime(2026, 1, 13, 23, 40, tzinfo=timezone(timedelta(hours=1)))
LATER = NIGHT + timedelta(minutes=9)


def name(number: int) -> str:
    """A fixed id."""
    return f"00000000-0000-4000-8000-{number:012x}"


def _common(number: int) -> dict[str, Any]:
    return {"id": name(number), "at": NIGHT, "zone": "UTC", "written": LATER}


def entry(number: int = 1, **fields: Any) -> Entry:  # noqa: ANN401  fields of any type
    """Ana's entry of a night in January: three taps and nothing else, unless fields say otherwise."""
    taps: dict[str, Any] = {
        "trigger": "late_answer",
        "feeling": "panicky",
        "did": Deed(deed="more_messages", act=Act.PROTEST),
    }
    return Entry(**_common(number) | {"zone": "Europe/Berlin"} | taps | fields)


def memory(number: int = 2, **fields: Any) -> SecureMemory:  # noqa: ANN401  fields of any type
    """Ben drove across town with Ana's keys."""
    text = "Ben drove across town with my keys."
    return SecureMemory(**_common(number) | {"text": text} | fields)


def narrative(number: int = 3, **fields: Any) -> Narrative:  # noqa: ANN401  fields of any type
    """A thought with a line on each side, one of them from a memory."""
    sides: dict[str, Any] = {
        "belief": "He is going to leave.",
        "speaks_for": (Evidence(text="He answered after four hours."),),
        "speaks_against": (Evidence(text="He brought my keys.", memory=name(2)),),
    }
    return Narrative(**_common(number) | sides | fields)


# ---- any journal -----------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t"))
FORMULAS = st.sampled_from(["=1+1", "'=1", "a;=cmd|x", "-2", "@SUM(A1)", "'", "''+", "x\n=y", "＝1", ", -"])
TEXT = st.one_of(TEXTS, FORMULAS, st.builds("{}{}".format, FORMULAS, TEXTS))
SAID = TEXT.filter(str.strip)
LINES = TEXT.map(lambda text: " ".join(text.split()))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"])
OFFSETS = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-3))])
TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)


def _some(values: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(values)), unique=True, max_size=3).map(tuple)


def _deeds(who: str) -> st.SearchStrategy[Deed | None]:
    offered = [Deed(deed=one.id, act=one.act) for one in choices().deeds.values() if who in one.by]
    return st.none() | st.sampled_from(offered)


COMMON: dict[str, Any] = {"id": st.uuids().map(str), "at": TIMES, "zone": ZONES, "written": TIMES}
TENTHS = st.none() | st.integers(0, 10)
HUNDREDTHS = st.none() | st.integers(0, 100)
EVIDENCE = st.lists(
    st.builds(Evidence, text=LINES.filter(bool), memory=st.none() | st.uuids().map(str)), max_size=3
).map(tuple)

ENTRIES = st.builds(
    Entry,
    **COMMON,
    trigger=st.sampled_from(sorted(choices().triggers)),
    trigger_words=LINES,
    feeling=st.none() | st.sampled_from(sorted(emotions())),
    under=st.none() | st.sampled_from(sorted(emotions())),
    strong=TENTHS,
    did=_deeds("me"),
    theirs=_deeds("they"),
    fears=_some(Fear).map(lambda fears: tuple(Fear(one) for one in fears)),
    body=_some(choices().body),
    need=st.none() | st.sampled_from(sorted(choices().needs)),
    story=TEXT,
    calm_minutes=st.none() | st.integers(0, 10_000),
)
PAUSES = st.builds(
    Pause, **COMMON, before=TENTHS, after=TENTHS, ways=_some(WAYS), back=st.none() | TIMES, note=TEXT
)
NARRATIVES = st.builds(
    Narrative,
    **COMMON,
    belief=SAID,
    before=HUNDREDTHS,
    after=HUNDREDTHS,
    fairer=TEXT,
    speaks_for=EVIDENCE,
    speaks_against=EVIDENCE,
    may_be_right=st.booleans(),
)
MEMORIES = st.builds(SecureMemory, **COMMON, text=SAID, meant=TEXT, day=st.none() | st.dates())
ORIGINS = st.builds(
    Origin,
    **COMMON,
    page=st.sampled_from(sorted(pages())),
    answers=st.lists(TEXT, max_size=4).map(lambda texts: tuple(texts) if texts and texts[-1] else ()),
)
SETTLED = st.tuples(st.just(Outcome.OPEN), st.none()) | st.tuples(
    st.sampled_from([Outcome.KEPT, Outcome.RENEGOTIATED, Outcome.MISSED]), TIMES
)
PROMISES = st.builds(
    lambda outcome, **fields: Promise(outcome=outcome[0], settled=outcome[1], **fields),
    SETTLED,
    **COMMON,
    text=SAID,
    by=st.sampled_from(By),
    due=st.none() | TIMES,
    note=TEXT,
)

DOCUMENTS: st.SearchStrategy[Kept] = st.one_of(ENTRIES, PAUSES, NARRATIVES, MEMORIES, ORIGINS, PROMISES)
JOURNALS = st.lists(DOCUMENTS, unique_by=lambda one: one.id, max_size=6)
