"""Sealing values anew can stop anywhere, and loses nothing."""

from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ELSEWHERE, PLACE, SHARED, key, refused, uuid

from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.fixed import open_fixed, seal_fixed
from quills.web.vault.formats import Format
from quills.web.vault.places import Place
from quills.web.vault.rotation import move, rotate
from quills.web.vault.sealing import key_id, seal, unseal

OLD, NEW = key("old"), key("new")


class Note(Document, frozen=True):
    """A document of these tests."""

    text: str


def place(number: int) -> Place:
    """The place of a numbered row."""
    return Place(SHARED, "entry", uuid(f"row {number}"), "document")


@given(texts=st.lists(st.text("abc", max_size=5), max_size=12), data=st.data())
def test_stopped_anywhere_it_goes_on_and_loses_nothing(texts: list[str], data: st.DataObject) -> None:
    stored = {place(n): seal_document(Note(text), OLD, place(n)) for n, text in enumerate(texts)}
    rounds = 0
    while pending := list(rotate(stored.items(), OLD, NEW)):
        kept = data.draw(st.integers(0 if rounds < 5 else len(pending), len(pending)))
        stored.update(pending[:kept])
        rounds += 1
    for number, text in enumerate(texts):
        assert open_document(stored[place(number)], Note, NEW, place(number)) == Note(text)


def test_what_is_under_the_new_key_is_left_alone() -> None:
    values = [(place(1), seal(b"done", NEW, place(1))), (place(2), seal(b"to do", OLD, place(2)))]
    (written,) = rotate(values, OLD, NEW)
    assert written[0] == place(2)
    assert unseal(written[1], NEW, place(2)) == b"to do"


def test_each_form_stays_what_it_is() -> None:
    fixed, value = seal_fixed(Note("x"), OLD, PLACE), seal(b"x", OLD, PLACE)
    results = [sealed for _, sealed in rotate([(PLACE, fixed), (PLACE, memoryview(value))], OLD, NEW)]
    assert open_fixed(results[0], Note, NEW, PLACE) == Note("x")
    assert unseal(results[1], NEW, PLACE) == b"x"
    assert [len(sealed) for sealed in results] == [len(fixed), len(value)]


def test_what_does_not_open_stops_it() -> None:
    """With the old key or with the new: a value that only claims to be done is no proof."""
    claimed = seal(b"x", OLD, PLACE)
    claimed = claimed[:1] + NEW.id.bytes + claimed[17:]
    for value in (claimed, seal(b"x", key("third"), PLACE), seal(b"x", OLD, ELSEWHERE[0]), b"", b"\x07" * 60):
        refused(list, rotate([(PLACE, value)], OLD, NEW))
    refused(lambda: list(rotate([(PLACE, seal(b"x", OLD, PLACE, Format.SEED))], OLD, NEW)))


def test_a_leavers_item_moves_to_their_own_space() -> None:
    sealed = move(seal_document(Note("mine"), OLD, PLACE), OLD, PLACE, NEW, ELSEWHERE[0])
    assert open_document(sealed, Note, NEW, ELSEWHERE[0]) == Note("mine")
    assert key_id(sealed, Format.DOCUMENT) == NEW.id
    refused(lambda: open_document(sealed, Note, NEW, PLACE))
    refused(lambda: move(sealed, OLD, PLACE, NEW, ELSEWHERE[0]))
