"""Documents: typed records in and out, and sizes that tell little."""

import copy
import math
import pickle
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ELSEWHERE, PLACE, damaged, error_page, key, refused, uuid

from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.fixed import SIZE, open_fixed, rewrite_fixed, seal_fixed
from quills.web.vault.formats import Format
from quills.web.vault.padding import LARGEST, pad, size_class, unpad
from quills.web.vault.sealing import seal, unseal

KEY = key("Ana's space")


class Note(Document, frozen=True):
    """A document of these tests."""

    text: str
    id: UUID = uuid("note")
    day: date | None = None
    strong: float | None = None
    marks: tuple[str, ...] = ()
    counts: dict[str, int] = msgspec.field(default_factory=dict)


class Plain(msgspec.Struct, tag="plain"):
    """A record that was made elsewhere."""

    text: str


class Choice(msgspec.Struct, tag="choice"):
    """Another one."""

    number: int


NOTES = st.builds(
    Note,
    text=st.text(st.characters(exclude_categories=["Cs"])),
    day=st.none() | st.dates(),
    strong=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    marks=st.lists(st.sampled_from(["calm", "heat"])).map(tuple),
    counts=st.dictionaries(st.sampled_from(["need", "request"]), st.integers(-(2**60), 2**60)),
)


@given(note=NOTES)
def test_a_document_comes_back_equal(note: Note) -> None:
    assert open_document(seal_document(note, KEY, PLACE), Note, KEY, PLACE) == note


def test_one_of_several_shapes_comes_back_as_the_one_it_is() -> None:
    for record in (Plain("stay"), Choice(3)):
        assert open_document(seal_document(record, KEY, PLACE), Plain | Choice, KEY, PLACE) == record


def test_the_bytes_are_those_that_the_docs_say() -> None:
    sealed = seal_document(Plain("stay"), KEY, PLACE)
    text = b'{"type":"plain","text":"stay"}'
    assert unseal(sealed, KEY, PLACE, Format.DOCUMENT) == (
        len(text).to_bytes(4, "big") + text + bytes(1024 - 4 - len(text))
    )
    assert sealed[0] == 2


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 1024), (1020, 1024), (1021, 2048), (2044, 2048), (2045, 4096), (70_000, 131_072)],
)
def test_a_document_is_padded_to_a_power_of_two(length: int, size: int) -> None:
    assert size_class(length) == size
    assert len(pad(bytes(length))) == size


@given(data=st.binary(max_size=5000))
def test_padding_comes_off(data: bytes) -> None:
    assert unpad(pad(data)) == data


@pytest.mark.parametrize("padded", [b"", b"\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff" + bytes(1020)])
def test_padding_with_a_wrong_length_is_refused(padded: bytes) -> None:
    refused(lambda: unpad(padded))


def test_two_short_notes_cannot_be_told_apart_by_size() -> None:
    short, long = Note("yes"), Note("no, " * 200)
    assert len(seal_document(short, KEY, PLACE)) == len(seal_document(long, KEY, PLACE)) == 1024 + 45


def test_more_than_16_mib_is_refused_without_showing_it() -> None:
    error = refused(lambda: seal_document(Note("sob " * (LARGEST // 4)), KEY, PLACE))
    assert "sob" not in error_page(error)


@pytest.mark.parametrize(
    "note",
    [
        Note("sad", strong=math.nan),
        Note("sad", strong=-math.inf),
        Note(5),  # type: ignore[arg-type]
        Note("sad", day="tomorrow"),  # type: ignore[arg-type]
        Note("sad", day=datetime(2026, 11, 22, 21, tzinfo=UTC)),
        Note("sad", marks=["calm"]),  # type: ignore[arg-type]
        Note("sad", counts={"need": math.nan}),  # type: ignore[dict-item]
        Note("sad \ud800"),
        Note("sad", counts={"need": 1.5}),  # type: ignore[dict-item]
        Note("sad", marks=(object(),)),  # type: ignore[arg-type]
    ],
    ids=range(10),
)
def test_what_would_not_come_back_equal_is_refused(note: Note) -> None:
    error = refused(lambda: seal_document(note, KEY, PLACE))
    assert "Note cannot be kept" in str(error)
    assert "sad" not in error_page(error)


def test_a_document_that_holds_itself_is_refused() -> None:
    class Loop(msgspec.Struct):
        inner: list[object]

    loop: list[object] = []
    loop.append(loop)
    refused(lambda: seal_document(Loop(loop), KEY, PLACE))


@pytest.mark.parametrize(
    "text",
    [
        b'{"text":"sad","later":1,"format":7}',
        b'{"format":7}',
        b'{"text":NaN}',
        b"[1]",
        b"not JSON, sad",
        b"\xff",
        b"[" * 100_000,
        b"",
    ],
    ids=range(8),
)
def test_a_document_of_another_shape_is_refused_without_showing_it(text: bytes) -> None:
    sealed = seal(pad(text), KEY, PLACE, Format.DOCUMENT)
    error = refused(lambda: open_document(sealed, Note, KEY, PLACE))
    assert f"format {7 if b'7' in text else 1}" in str(error)
    assert "update Quills" in str(error)
    assert "sad" not in error_page(error)


def test_every_flipped_bit_and_every_cut_is_refused() -> None:
    for data in damaged(seal_document(Note("stay"), KEY, PLACE)):
        refused(open_document, data, Note, KEY, PLACE)


def test_a_moved_document_does_not_open() -> None:
    sealed = seal_document(Note("stay"), KEY, PLACE)
    for place in ELSEWHERE:
        refused(open_document, sealed, Note, KEY, place)


def test_a_document_neither_prints_nor_pickles_nor_copies() -> None:
    note = Note("I was afraid")
    assert str(note) == repr(note) == f"{note}" == "Note(hidden)"
    for call in (lambda: pickle.dumps(note), lambda: copy.deepcopy(note)):
        assert "seal it" in str(refused(call))


# ---- records of one size -----------------------------------------------------------------------------


class Preference(Document, frozen=True):
    """A made-up preference."""

    calm_only: bool = False
    reason: str = ""


@given(record=st.builds(Preference, calm_only=st.booleans(), reason=st.text("abcß\n", max_size=200)))
def test_a_fixed_record_has_one_size_whatever_it_holds(record: Preference) -> None:
    sealed = seal_fixed(record, KEY, PLACE)
    assert len(sealed) == SIZE == 512 + 45
    assert open_fixed(sealed, Preference, KEY, PLACE) == record


def test_a_rewritten_record_cannot_be_told_from_a_changed_one() -> None:
    first = seal_fixed(Preference(), KEY, PLACE)
    same, changed = rewrite_fixed(first, KEY, PLACE), seal_fixed(Preference(calm_only=True), KEY, PLACE)
    assert open_fixed(same, Preference, KEY, PLACE) == Preference()
    for later in (same, changed):
        assert len(later) == len(first)
        assert later[:17] == first[:17]
        assert sum(a != b for a, b in zip(first[17:], later[17:], strict=True)) > 400


def test_a_record_that_has_no_room_is_refused() -> None:
    error = refused(lambda: seal_fixed(Preference(reason="sob" * 200), KEY, PLACE))
    assert "512 bytes" in str(error)


def test_a_damaged_or_moved_record_is_refused() -> None:
    sealed = seal_fixed(Preference(), KEY, PLACE)
    for data in damaged(sealed):
        refused(open_fixed, data, Preference, KEY, PLACE)
    for place in ELSEWHERE:
        refused(rewrite_fixed, sealed, KEY, place)
