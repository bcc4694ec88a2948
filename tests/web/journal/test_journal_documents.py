"""Documents of the journal: three taps are enough, and nothing wrong gets in."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from made_journals import DOCUMENTS, LATER, NIGHT, entry, memory, name, narrative

from quills.acts import Act
from quills.web.journal.documents import (
    KINDS,
    Deed,
    Draft,
    Entry,
    Evidence,
    Fear,
    Kept,
    Outcome,
    Promise,
    kind,
    packed,
    unpacked,
)
from quills.web.journal.errors import JournalError
from quills.web.journal.moments import counted, moments

COMMON: dict[str, Any] = {"id": name(9), "at": NIGHT, "zone": "UTC", "written": LATER}


@given(DOCUMENTS)
def test_every_document_comes_back_from_its_bytes(document: Kept) -> None:
    assert unpacked(packed(document)) == document
    assert KINDS[kind(document)] is type(document)


@pytest.mark.parametrize("field", ["trigger", "feeling", "did"])
def test_one_tap_is_enough_for_an_entry(field: str) -> None:
    taps = {"trigger": None, "feeling": None, "did": None}
    tapped = getattr(entry(), field)
    assert getattr(Entry(**COMMON, **taps | {field: tapped}), field) == tapped


def test_an_entry_that_says_nothing_is_refused() -> None:
    with pytest.raises(JournalError, match="Choose one thing, or write a line"):
        Entry(**COMMON)
    with pytest.raises(JournalError, match="Choose one thing"):
        Entry(**COMMON, strong=5)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"strong": -1}, "strong has to be from 0 to 10"),
        ({"calm_minutes": -1}, "calm_minutes has to be"),
        ({"feeling": "joy"}, "feeling is none"),
        ({"trigger": ""}, "trigger is none"),
        ({"body": ("chest", "chest")}, "body holds a choice twice"),
        ({"trigger_words": "two\nlines"}, "one line"),
        ({"trigger_words": " blank"}, "one line"),
        ({"story": "bell \x07"}, "no text"),
        ({"story": "half \ud83d"}, "no text"),
        ({"at": datetime(2026, 1, 1)}, "at has to say its offset"),
        ({"at": NIGHT + timedelta(days=365 * 300)}, "outside"),
        ({"zone": "Berlin"}, "no time zone"),
        ({"id": name(9).upper().replace("0000-4", "000A-4")}, "not an id"),
        ({"format": 2}, "format 2"),
        ({"theirs": Deed(deed="nothing_yet")}, "theirs is none"),
        ({"did": Deed(deed="frightened")}, "did is none"),
    ],
)
def test_a_wrong_entry_is_refused_in_a_sentence(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(JournalError, match=says):
        entry(**fields)


def test_an_act_cannot_be_another_than_its_words() -> None:
    with pytest.raises(JournalError, match="another act"):
        Deed(deed="more_messages", act=Act.ATTACK)


def test_every_sentence_can_be_said_in_another_language() -> None:
    with pytest.raises(JournalError) as caught:
        entry(strong=11)
    assert caught.value.template.format(**caught.value.values) == str(caught.value)


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_thought_and_a_memory_have_to_say_something(text: str) -> None:
    with pytest.raises(JournalError, match="belief is empty"):
        narrative(belief=text)
    with pytest.raises(JournalError, match="text is empty"):
        memory(text=text)


def test_evidence_has_an_end() -> None:
    with pytest.raises(JournalError, match="more than 20"):
        narrative(speaks_for=(Evidence(text="a"),) * 21)


def test_a_promise_is_settled_when_it_is_no_longer_open() -> None:
    kept = Promise(**COMMON, text="call at eight", outcome=Outcome.KEPT, settled=LATER)
    assert kept.settled == LATER
    for outcome, settled in ((Outcome.KEPT, None), (Outcome.OPEN, LATER)):
        with pytest.raises(JournalError, match="no longer open"):
            Promise(**COMMON, text="call at eight", outcome=outcome, settled=settled)


@pytest.mark.parametrize(
    "data", [b"", b"null", b"{}", b'{"kind":"entry"}', b"\xff", b"[" * 9999, packed(entry())[:-1]]
)
def test_bytes_that_are_no_document_are_refused(data: bytes) -> None:
    with pytest.raises(JournalError, match="no document of this journal"):
        unpacked(data)


def test_a_draft_keeps_a_form_as_it_stands() -> None:
    draft = Draft(**COMMON, form="entry", values=(("story", "half a sen"), ("body", "chest")))
    assert unpacked(packed(draft)) == draft
    with pytest.raises(JournalError, match="more than 100"):
        Draft(**COMMON, form="entry", values=(("story", ""),) * 101)


# ---- moments ---------------------------------------------------------------------------------------


def test_an_entry_gives_none_to_two_moments() -> None:
    quiet = Deed(deed="went_quiet", act=Act.WITHDRAWAL)
    assert [(one.who, one.act) for one in moments(entry(theirs=quiet))] == [
        ("me", Act.PROTEST),
        ("they", Act.WITHDRAWAL),
    ]
    assert moments(entry(did=Deed(deed="nothing_yet"))) == ()


@pytest.mark.parametrize("fields", [{"fears": (Fear.HARM,)}, {"theirs": Deed(deed="frightened")}])
def test_fear_of_what_the_other_might_do_counts_against_nobody(fields: dict[str, Any]) -> None:
    afraid = entry(**fields)
    assert afraid.afraid_of_them
    assert moments(afraid) == ()


def test_fear_of_being_left_is_another_fear() -> None:
    assert not entry(fears=(Fear.LEFT, Fear.SWALLOWED)).afraid_of_them


def test_a_month_can_count_the_acts_of_an_entry() -> None:
    assert counted(entry()) == {"me protest": 1}
    assert counted(entry(fears=(Fear.HARM,))) == {}
