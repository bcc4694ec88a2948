"""Two tabs at once: one after the other, each whole, and nothing is overwritten unseen."""

import threading
from collections.abc import Callable, Iterator

import msgspec
import pytest
from django.db import connection
from spaces_cast import AT, Note, Ride, desk_of, person

from quills.web.spaces import writing
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.models import Document
from quills.web.vault.identity import Identity

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana() -> Identity:
    return person("Ana")


def at_once(*calls: Callable[[], object]) -> list[BaseException | None]:
    """Each call in a thread of its own, begun together; what each raised."""
    raised: list[BaseException | None] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(number: int, call: Callable[[], object]) -> None:
        try:
            start.wait()
            call()
        except Exception as error:  # noqa: BLE001  it is handed on
            raised[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_of_two_changes_at_once_one_is_told(ana: Identity) -> None:
    for number in range(8):
        note = Note("at first")
        desk_of(ana).put(note)
        desks = [desk_of(ana), desk_of(ana)]
        for own in desks:
            own.get(note.id, Note)
        changed = [msgspec.structs.replace(note, text=text) for text in ("left", "right")]
        raised = at_once(lambda: desks[0].put(changed[0]), lambda: desks[1].put(changed[1]))  # noqa: B023
        assert [type(error) for error in raised if error] == [ChangedError], number
        winner = raised.index(None)
        assert desk_of(ana).get(note.id, Note) == changed[winner]


def test_new_documents_from_many_tabs_are_all_in_their_month(ana: Identity) -> None:
    rides = [Ride(number, at=AT) for number in range(12)]
    puts = [lambda ride=ride: desk_of(ana).put(ride) for ride in rides]
    assert at_once(*puts[:6]) == [None] * 6
    assert at_once(*puts[6:]) == [None] * 6
    own = desk_of(ana)
    assert own.months() == {"2026-11": {"test ride": 12}}
    assert own.month("2026-11").counts == {"minutes": sum(range(12))}
    assert {ride.id for ride in own.all(Ride)} == {ride.id for ride in rides}


def test_the_same_new_document_twice_at_once_is_kept_once(ana: Identity) -> None:
    note = Note("sent twice")
    raised = at_once(lambda: desk_of(ana).put(note), lambda: desk_of(ana).put(note))
    assert [type(error) for error in raised if error] == [ChangedError]
    assert desk_of(ana).months() == {"2026-11": {"test note": 1}}


def test_deleting_and_changing_at_once_leaves_no_half(ana: Identity) -> None:
    for _ in range(6):
        note = Note("x")
        desk_of(ana).put(note)
        own = desk_of(ana)
        own.get(note.id, Note)
        at_once(
            lambda: desk_of(ana).delete(note.id),  # noqa: B023
            lambda: own.put(msgspec.structs.replace(note, text="y")),  # noqa: B023
        )
        after = desk_of(ana)
        assert [item.id for item in after.items()] == [row.id for row in Document.objects.all()]
        if after.items():
            after.delete(note.id)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The disk is full when the documents are written, after the months."""

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing, "_write_documents", full)
    yield
    monkeypatch.undo()


def test_a_document_and_its_month_change_together_or_not_at_all(ana: Identity, failing: None) -> None:
    with pytest.raises(OSError, match="is full"):
        desk_of(ana).put(Note("x"))
    assert desk_of(ana).months() == {}
    assert not Document.objects.exists()
