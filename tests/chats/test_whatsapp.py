"""The WhatsApp reader where one file is not enough to show it: layouts, pasted chats, names, notes."""

from datetime import datetime, timedelta
from itertools import pairwise
from time import process_time
from typing import Final

import numpy as np
import pytest
from exports import OPTIONS
from held import held
from hypothesis import given
from hypothesis import strategies as st

from quills.chats import lines, whatsapp
from quills.chats.draft import Draft
from quills.chats.half_days import half_in
from quills.chats.whatsapp.messages import OUT_OF_PLACE_MS, out_of_place
from quills.errors import ExportError

HOUR: Final = 3_600_000
START: Final = datetime(2023, 6, 13, 8, 0)


def draft_of(text: str) -> Draft:
    (draft,) = whatsapp.read([held(text, "chat.txt")], OPTIONS)
    return draft


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return draft.rows.select("sender", "text").rows()


def android(*bodies: str, start: datetime = START) -> str:
    """Messages an hour apart."""
    times = (start + timedelta(hours=hour) for hour in range(len(bodies)))
    return "".join(f"{t:%d/%m/%Y, %H:%M} - {body}\n" for t, body in zip(times, bodies, strict=True))


def ios(*bodies: str, start: datetime = START) -> str:
    times = (start + timedelta(hours=hour) for hour in range(len(bodies)))
    return "".join(f"[{t:%d/%m/%Y, %H:%M:%S}] {body}\n" for t, body in zip(times, bodies, strict=True))


def test_a_long_pasted_chat_does_not_choose_the_layout() -> None:
    """The first line does: 300 lines of an iPhone in the first message, and four of its own."""
    pasted = ios(*[f"Dora: line {number}" for number in range(300)])
    text = android("Ana: look:").rstrip("\n") + "\n" + pasted + android("Ben: yes", "Ana: no", start=START)
    draft = draft_of(text)
    assert [sender for sender, _ in said(draft)] == ["Ana", "Ben", "Ana"]
    assert draft.rows["text"][0] == "look:\n" + pasted.rstrip("\n")
    assert any("300 lines look like headers of another phone" in note for note in draft.notes)


def test_a_file_that_begins_in_the_middle_is_read() -> None:
    """The end of a message that was cut off, then the chat."""
    draft = draft_of("and that is all.\n" + android("Ana: hello", "Ben: hello"))
    assert said(draft) == [("Ana", "hello"), ("Ben", "hello")]
    assert draft.unexplained == [1]


def test_a_file_that_begins_with_a_pasted_line_is_read() -> None:
    draft = draft_of("[12/06/2023, 10:00:00] Dora is late\n" + android(*["Ana: hello", "Ben: hello"] * 3))
    assert len(said(draft)) == 6
    assert draft.unexplained == [1]


def test_two_exports_in_one_file_are_told() -> None:
    """The second is of another phone; nothing of it is lost, and a note says where it is."""
    draft = draft_of(android("Ana: one", "Ben: two") + ios("Ana: three", "Ben: four"))
    assert said(draft)[0] == ("Ana", "one")
    assert "[13/06/2023, 09:00:00] Ben: four" in draft.rows["text"][1]
    assert any(
        "2 lines look like headers of another phone" in note and "3, 4" in note for note in draft.notes
    )


def test_pasted_lines_are_counted_in_a_note() -> None:
    pasted = android("Ben: long ago", start=datetime(2020, 1, 1, 10, 0))
    chat = android(*["Ana: hello", "Ben: hello"] * 4)
    draft = draft_of(chat + pasted + android("Ana: yes", start=START + timedelta(days=1)))
    assert len(said(draft)) == 9
    assert draft.rows["text"][7] == "hello\n01/01/2020, 10:00 - Ben: long ago"
    assert any("1 lines look like headers but stand hours out of order" in note for note in draft.notes)


def test_a_file_in_reverse_order_is_no_pasted_chat() -> None:
    """Newest first: nobody writes so, but nothing may be lost."""
    lines = android(*[f"Ana: {number}" for number in range(40)]).splitlines()
    draft = draft_of("\n".join(reversed(lines)) + "\n")
    assert draft.rows.height == 40


def test_a_clock_with_unknown_words_is_not_guessed() -> None:
    """Whether ``foo`` means morning or evening cannot be known: the lines are named, the rest is read."""
    lines = [
        "13/06/2023, 9:25 PM - Ana: one",
        "14/06/2023, 9:25 foo - Ben: two",
        "15/06/2023, 9:25 AM - Ana: three",
    ]
    draft = draft_of("\n".join(lines) + "\n")
    assert draft.unexplained == [2]
    assert said(draft) == [("Ana", "one\n14/06/2023, 9:25 foo - Ben: two"), ("Ana", "three")]


def test_a_layout_of_unknown_words_is_no_chat() -> None:
    part = held("13/06/2023, 9:25 foo - Ana: one\n", "chat.txt")
    assert not whatsapp.recognises(part)
    with pytest.raises(ExportError, match=r"chat.txt is not a WhatsApp export\."):
        whatsapp.read([part], OPTIONS)


@pytest.mark.parametrize(
    "line", ["10:35 PM, 07 20 - Ana: hi", "Tuesday, 21:25 - Ana: hi", "12.07. 21:25 - Ana: hi"]
)
def test_headers_without_a_year_are_no_chat(line: str) -> None:
    assert not whatsapp.recognises(held(line + "\n"))


@pytest.mark.parametrize(
    ("count", "sender", "text"), [(1, "Ana", "home: 0"), (2, "Ana", "home: 0"), (3, "Ana: home", "0")]
)
def test_a_word_and_a_colon_before_everything_is_part_of_the_name(count: int, sender: str, text: str) -> None:
    """From three messages on; less may be chance."""
    draft = draft_of(android(*[f"Ana: home: {number}" for number in range(count)], "Ben: hello"))
    assert said(draft)[0] == (sender, text)


def test_the_programs_words_show_where_the_name_ends() -> None:
    draft = draft_of(android("Ana: home: <Media omitted>", "Ben: hello"))
    assert draft.rows.select("sender", "kind").rows()[0] == ("Ana: home", "media")


def test_direction_marks_do_not_make_a_second_person() -> None:
    draft = draft_of(ios("\u202aAna\u202c: one", "Ana: two", "\u200eBen\u00a0B: three", "Ben B: four"))
    assert [sender for sender, _ in said(draft)] == ["Ana", "Ana", "Ben B", "Ben B"]


@pytest.mark.parametrize(
    ("gap", "half"),
    [
        ("", ""), (", ", ""), (" PM", "PM"), (" à ", ""), (" klo ", ""), (" г., ", ""), ("日 下午", "下午"),
        (" p. m.", "p. m."), (" ɣetrɔ ga ", "ɣetrɔ"), (" Uhr", ""), (" foo ", None), (" PM foo", None),
    ],
)  # fmt: skip
def test_the_half_of_the_day_is_found_among_other_words(gap: str, half: str | None) -> None:
    assert half_in(gap) == half


@given(st.lists(st.integers(0, 10**12), max_size=60).map(sorted), st.data())
def test_headers_in_order_are_never_out_of_place(times: list[int], data: st.DataObject) -> None:
    """Nor are they when each is late by less than two hours."""
    late = [time - data.draw(st.integers(0, OUT_OF_PLACE_MS)) for time in times]
    assert not out_of_place(np.array(late, dtype=np.int64)).any()


@given(st.integers(8, 60), st.data())
def test_what_remains_is_in_order(count: int, data: st.DataObject) -> None:
    """One header pasted anywhere but at the very top is found, and only that one."""
    times = [number * 24 * HOUR for number in range(1, count + 1)]
    place = data.draw(st.integers(1, count - 1))
    times.insert(place, data.draw(st.integers(-(10**9), times[place - 1] - 3 * HOUR)))
    odd = out_of_place(np.array(times, dtype=np.int64))
    left = [time for time, is_odd in zip(times, odd.tolist(), strict=True) if not is_odd]
    assert odd.sum() == 1
    assert all(one <= other for one, other in pairwise(left))


@pytest.mark.parametrize(
    "line",
    [
        "1/" * 500_000,
        " - " * 300_000,
        ": " * 500_000,
        "\u200e" * 300_000,
        "Ana: " + "a.b (file attached) " * 50_000,
        "Ana: " + "Voice call, 1 min " * 60_000,
        "Ana: \u200e" + "Ben left " * 100_000,
    ],
    ids=lambda line: line[:12],
)
def test_a_line_of_a_megabyte_takes_no_long_time(line: str) -> None:
    """Patterns that go back and forth would take minutes."""
    before = process_time()
    draft = draft_of(android("Ana: one", "Ana: <Media omitted>") + line + "\n" + android(line, start=START))
    assert draft.read == 4
    assert process_time() - before < 20


def test_many_people_and_many_blank_lines_take_no_long_time() -> None:
    """Groups of a hundred thousand do not exist; a file may claim one."""
    before = process_time()
    people = "".join(f"13/06/2023, 08:00 - S{number}: a: b: c\n" * 3 for number in range(20_000))
    assert draft_of(people).rows["sender"].n_unique() == 20_000
    assert draft_of(android("Ana: one") + "\n" * 2_000_000).read == 2_000_001
    assert process_time() - before < 60


@pytest.mark.parametrize("size", [8, 40, 90, 400])
def test_messages_that_go_over_many_chunks_stay_whole(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """However the file is cut: within a message, between two, with no header in a piece."""
    long = "one\n" + "\n".join(f"line {number}" for number in range(40)) + "\nend"
    bodies = ["Ana: hello", f"Ben: {long}", "Ana: and", "Ben: so\non", "Ana: :)"]
    text = "left over\n" + android(*bodies)
    whole = draft_of(text)
    monkeypatch.setattr(lines, "CHUNK_BYTES", size)
    pieces = draft_of(text)
    assert said(pieces) == [("Ana", "hello"), ("Ben", long), ("Ana", "and"), ("Ben", "so\non"), ("Ana", ":)")]
    assert pieces.rows.equals(whole.rows)
    assert (pieces.read, pieces.unexplained) == (whole.read, whole.unexplained) == (48, [1])
