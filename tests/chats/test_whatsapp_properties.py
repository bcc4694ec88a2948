"""Chats that nobody wrote, in every variant: what goes in comes out, and damage gives one sentence."""

import re
from datetime import datetime, timedelta
from typing import Final

from exports import OPTIONS
from held import held
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from phones import Phone, variants

from quills.chats import whatsapp
from quills.chats.draft import Draft
from quills.errors import ExportError

PHONES: Final = sorted({variant.phone for variant in variants() if variant.phone.pattern}, key=repr)
Message = tuple[datetime, str, str]

ODD_LETTERS: Final = (
    "aZ é\u0301 漢字 שלום 🦔👨\u200d👩\u200d👧 \u200d\u00ad\t.,;-–()[]<>{}'\"/\\|#*_~`0123456789٣३:"
)
MARKERS: Final = (
    "\u200f",
    "\u202a",
    "\u2068",
    "\u2069",
    "\u202f",
    "\u00a0",
    "\ufeff",
    " - ",
    "] ",
    "[",
    ": ",
    "12/12/24, 10:00",
)
STAMP: Final = re.compile(r"(?:\D*\d+){5}")

letters = st.one_of(
    st.sampled_from(ODD_LETTERS), st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x00")
)
lines = st.lists(st.one_of(letters, st.sampled_from(MARKERS)), max_size=20).map("".join)
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join)
names = st.text(st.sampled_from("ABCxyzé漢字שلअ🦔0123456789 +-_()[]'."), min_size=1, max_size=20)


def is_name(name: str) -> bool:
    """A name that a phone keeps: with something to see, and no space around it."""
    return name == name.strip() and bool(name)


@st.composite
def chats(draw: st.DrawFn) -> list[Message]:
    """Between two people, in the order of time, over months, so that the dates have one reading."""
    people = draw(st.lists(names.filter(is_name), min_size=2, max_size=2, unique=True))
    time = datetime(2023, 5, 28, 21, 25, 0) + timedelta(seconds=draw(st.integers(0, 86_400)))
    chat = []
    for text in draw(st.lists(texts, min_size=6, max_size=14)):
        chat.append((time, draw(st.sampled_from(people)), text))
        time += timedelta(days=draw(st.integers(2, 11)), seconds=draw(st.integers(0, 86_399)))
    return chat


def is_undecidable(chat: list[Message]) -> bool:
    """What nobody could tell from something else in a file.

    A further line of a message with as many numbers as a stamp has; the mark with which iOS begins
    its own words; the same word and a colon before everything that somebody wrote, as in a name.
    """
    bodies = [text for _, _, text in chat]
    if any(STAMP.match(line) for text in bodies for line in text.split("\n")[1:]):
        return True
    if any("\u200e" in text for text in bodies):
        return True
    starts: dict[str, set[str]] = {}
    for _, sender, text in chat:
        starts.setdefault(sender, set()).add(text.partition(": ")[0] if ": " in text else "")
    return any(len(begun) == 1 and begun != {""} for begun in starts.values())


def read(data: bytes | str) -> Draft:
    part = held(data, "chat.txt")
    (draft,) = whatsapp.read([part], OPTIONS)
    return draft


def written(phone: Phone, chat: list[Message]) -> str:
    return "".join(phone.line(*message) + "\n" for message in chat)


def expected(phone: Phone, chat: list[Message]) -> list[tuple[datetime, str, str]]:
    return [
        (time if phone.has_seconds else time.replace(second=0), sender, text) for time, sender, text in chat
    ]


@given(
    st.sampled_from(PHONES),
    chats(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(max_examples=150)
def test_a_chat_comes_back_from_every_phone(phone: Phone, chat: list[Message], end: str, code: str) -> None:
    """Unchanged: time, name, text."""
    assume(not is_undecidable(chat))
    text = written(phone, chat).replace("\n", end)
    draft = read(text.encode(code))
    assert draft.rows.select("time", "sender", "text").rows() == expected(phone, chat)
    assert draft.read == text.count("\n")
    assert not draft.unexplained


EXPORTS: Final = [variant.path.read_bytes() for variant in variants() if variant.path.suffix == ".txt"]


def refusal(data: bytes) -> str:
    """The sentence with which it is refused, empty if it is read."""
    try:
        draft = read(data)
    except ExportError as error:
        return str(error)
    assert draft.rows["time"].null_count() == 0
    assert draft.rows["line"].is_sorted()
    assert all(1 <= line <= draft.read for line in draft.unexplained)
    return ""


def must_be_read_or_refused(data: bytes) -> None:
    """No exception but an ExportError with one sentence."""
    said = refusal(data)
    assert not said or (said.endswith(".") and "\n" not in said)


@given(st.sampled_from(EXPORTS), st.data())
@settings(max_examples=150)
def test_an_export_cut_anywhere_is_read_or_refused(export: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(export)))
    must_be_read_or_refused(export[start : data.draw(st.integers(start, len(export)))])


@given(st.binary(max_size=2000))
@settings(max_examples=100)
def test_bytes_of_any_kind_are_read_or_refused(data: bytes) -> None:
    must_be_read_or_refused(data)


@given(st.sampled_from(EXPORTS), st.data())
@settings(max_examples=150)
def test_a_damaged_export_is_read_or_refused(export: bytes, data: st.DataObject) -> None:
    """Some places overwritten, with anything or with another piece of it."""
    damaged = bytearray(export)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(export)))
        other = data.draw(st.integers(0, len(export)))
        damaged[place : place + data.draw(st.integers(0, 20))] = data.draw(
            st.one_of(st.binary(max_size=12), st.just(export[other : other + 40]))
        )
    must_be_read_or_refused(bytes(damaged))
