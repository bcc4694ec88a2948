"""Documents go in and come out as they were, and the months know of them."""

from datetime import datetime, timedelta, timezone
from uuid import UUID, uuid4

import msgspec
import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from spaces_cast import AT, Note, Ride, Scrap, days, desk_of, person, signed_in

from quills.errors import QuillsError
from quills.web.spaces import bins
from quills.web.spaces.desk import Desk, desk
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.kinds import register
from quills.web.spaces.models import Bin, Document, SessionKey, Summary
from quills.web.spaces.rings import private_space
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.months import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Desk:
    return desk_of(person("Ana"))


def test_a_document_comes_back_as_it_was(ana: Desk) -> None:
    note = Note("Wir haben gelacht. \u2764\ufe0f \U0001f994")
    assert ana.put(note) == note.id
    assert ana.get(note.id, Note) == note


def test_an_id_may_be_a_text(ana: Desk) -> None:
    ride = Ride(20)
    row = ana.put(ride)
    assert str(row) == ride.id
    assert ana.get(row, Ride) == ride


def test_every_size_class_is_kept_and_more_is_refused(ana: Desk) -> None:
    for size in (0, 900, 5_000, 70_000, 1_000_000):
        note = Note("a" * size)
        ana.put(note)
        assert ana.get(note.id, Note) == note
    with pytest.raises(VaultError, match="too large"):
        ana.put(Note("a" * 1_100_000))
    assert Document.objects.count() == 5


def test_another_kind_under_the_id_is_not_there(ana: Desk) -> None:
    row = ana.put(Note("a note"))
    assert ana.find(row, Ride) is None
    with pytest.raises(Http404):
        ana.get(row, Ride)
    with pytest.raises(Http404):
        ana.get(uuid4(), Note)


def test_a_struct_that_is_not_registered_is_refused(ana: Desk) -> None:
    class Other(msgspec.Struct, tag_field="kind", tag="other"):
        id: str = str(uuid4())

    with pytest.raises(QuillsError, match="not registered"):
        ana.put(Other())


def test_a_kind_has_a_tag_of_its_own() -> None:
    class Untagged(msgspec.Struct):
        id: str

    class Double(msgspec.Struct, tag_field="kind", tag="test note"):
        id: str

    with pytest.raises(QuillsError, match="tag_field"):
        register(Untagged)
    with pytest.raises(QuillsError, match="another kind named test note"):
        register(Double)


def test_months_count_what_is_in_them(ana: Desk) -> None:
    ana.put_all([Ride(10), Ride(15), Note("x"), Ride(7, at=AT - timedelta(days=31))])
    assert ana.months() == {"2026-11": {"test note": 1, "test ride": 2}, "2026-10": {"test ride": 1}}
    assert list(ana.months()) == ["2026-11", "2026-10"]
    assert ana.month("2026-11").counts == {"minutes": 25}
    assert ana.month("2026-10").counts == {"minutes": 7}
    assert ana.month("1999-01").items == ()


def test_a_month_is_that_of_the_clock_on_the_wall(ana: Desk) -> None:
    ana.put(Note("after midnight", at=datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))))
    assert list(ana.months()) == ["2026-12"]


def test_a_changed_document_moves_to_its_new_month(ana: Desk) -> None:
    row = ana.put(Ride(10))
    ride = ana.get(row, Ride)
    ana.put(msgspec.structs.replace(ride, minutes=30, at=AT - timedelta(days=40)))
    assert ana.months() == {"2026-10": {"test ride": 1}}
    assert ana.month("2026-10").counts == {"minutes": 30}
    assert Summary.objects.count() == 1


def test_what_is_deleted_is_gone_with_its_month(ana: Desk) -> None:
    row = ana.put(Note("x"))
    ana.delete(row)
    assert not Document.objects.exists()
    assert not Summary.objects.exists()
    assert ana.months() == {}
    with pytest.raises(Http404):
        ana.delete(row)


def test_what_stands_in_no_month_is_found_by_its_name(ana: Desk) -> None:
    scrap = Scrap(ana.named("draft", "entry"), "half a sentence")
    ana.put(scrap, over=True)
    ana.put(msgspec.structs.replace(scrap, text="a whole one"), over=True)
    assert ana.get(ana.named("draft", "entry"), Scrap).text == "a whole one"
    assert ana.months() == {}
    assert list(ana.all()) == []
    ana.delete(scrap.id)
    assert ana.find(scrap.id, Scrap) is None


def test_names_are_apart(ana: Desk) -> None:
    eve = desk_of(person("Eve"))
    ids = {ana.named("ab", "c"), ana.named("a", "bc"), ana.named("abc"), eve.named("abc"), ana.named()}
    assert len(ids) == 5


def test_the_newest_come_first_page_by_page(ana: Desk) -> None:
    notes = [Note(str(number), at=at) for number, at in enumerate(days(95))]
    ana.put_all(notes)
    shown, before = [], None
    while page := ana.recent(20, before):
        shown += [item.id for item in page]
        before = page[-1].id
    assert shown == [note.id for note in notes]
    assert [note.text for note in ana.all(Note)] == [str(number) for number in range(95)]


def test_a_page_holds_the_kinds_that_are_asked_for(ana: Desk) -> None:
    ana.put_all([Note("n", at=at) for at in days(60)])
    rides = [Ride(1, at=at) for at in days(3, AT - timedelta(days=50))]
    ana.put_all(rides)
    assert [str(item.id) for item in ana.recent(2, None, Ride)] == [rides[0].id, rides[1].id]
    assert [ride.id for ride in ana.all(Ride)] == [ride.id for ride in rides]
    assert len(list(ana.all(Ride, Note))) == 63


def test_a_page_after_what_was_deleted_begins_anew(ana: Desk) -> None:
    ana.put_all([Note("n", at=at) for at in days(3)])
    assert len(ana.recent(5, uuid4())) == 3


def test_documents_are_read_in_the_order_of_their_items(ana: Desk) -> None:
    notes = [Note(str(number)) for number in range(5)]
    ana.put_all(notes)
    items = ana.items(Note)
    assert [note.id for note in ana.read(items)] == [item.id for item in items]
    assert [note.id for note in ana.read(items[::-1])] == [item.id for item in items[::-1]]


def test_many_at_once_are_all_kept_or_none(ana: Desk) -> None:
    with pytest.raises(VaultError):
        ana.put_all([Note("good"), Ride(float("nan"))])  # type: ignore[arg-type]  # on purpose
    assert not Document.objects.exists()
    assert ana.months() == {}


def test_too_many_at_once_are_refused(ana: Desk) -> None:
    with pytest.raises(VaultError, match="too many"):
        ana.put_all([Note("x") for _ in range(20_001)])


def test_an_empty_batch_changes_nothing(ana: Desk) -> None:
    assert ana.put_all([]) == []
    assert ana.read([]) == []


changes = some.lists(
    some.tuples(some.integers(0, 7), some.sampled_from(["put", "delete"]), some.integers(0, 100)), max_size=25
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=changes)
def test_months_equal_those_built_from_the_documents(ana: Desk, changes: list[tuple[int, str, int]]) -> None:
    """An oracle: a plain dictionary, and the months that the vault builds of it."""
    for row in [item.id for item in ana.items()]:
        ana.delete(row)
    kept: dict[int, Ride] = {}
    ids = [str(uuid4()) for _ in range(8)]
    for number, what, day in changes:
        ride = Ride(day, at=AT - timedelta(days=day), id=ids[number])
        if what == "put":
            ana.put(ride)
            kept[number] = ride
        elif number in kept:
            ana.delete(ana.put(kept.pop(number)))
    items = ana.items()
    assert {item.id for item in items} == {UUID(ride.id) for ride in kept.values()}
    assert {name: ana.month(name) for name in ana.months()} == build(items)
    assert {ride.id: ride for ride in ana.all(Ride)} == {ride.id: ride for ride in kept.values()}
    before = {name: ana.month(name) for name in ana.months()}
    ana.rebuild()
    assert {name: ana.month(name) for name in ana.months()} == before


def test_the_last_deleted_can_be_had_back_for_some_minutes() -> None:
    request = signed_in(person("Ana"))
    own = desk(request)
    first, second = own.put(Note("first")), own.put(Note("second"))
    own.delete(first)
    own.delete(second)
    assert Bin.objects.count() == 1
    assert own.undelete() == second
    assert desk(request).get(second, Note).text == "second"
    assert own.undelete() is None
    assert own.find(first, Note) is None


def test_after_its_time_the_deleted_is_really_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = desk(signed_in(person("Ana")))
    row = own.put(Note("x"))
    monkeypatch.setattr(bins, "MINUTES", -1)
    own.delete(row)
    assert own.undelete() is None
    assert not Bin.objects.exists()


def test_the_bin_goes_with_the_session() -> None:
    own = desk(signed_in(person("Ana")))
    own.delete(own.put(Note("x")))
    SessionKey.objects.all().delete()
    assert not Bin.objects.exists()


def test_without_an_open_session_there_is_no_desk() -> None:
    request = signed_in(person("Ana"))
    SessionKey.objects.all().delete()
    with pytest.raises(LockedError):
        desk(request)


def test_the_desk_of_a_space_one_has_no_key_to_is_not_there() -> None:
    request = signed_in(person("Ana"))
    with pytest.raises(Http404):
        desk(request, private_space(person("Eve")))


def test_a_form_that_stood_open_does_not_overwrite() -> None:
    ana = person("Ana")
    row = desk_of(ana).put(Note("at first"))
    one, two = desk_of(ana), desk_of(ana)
    left, right = one.get(row, Note), two.get(row, Note)
    carried = one.version(row)
    two.put(msgspec.structs.replace(right, text="in the second tab"))
    with pytest.raises(ChangedError, match="another tab"):
        desk_of(ana).put(msgspec.structs.replace(left, text="in the first"), version=carried)
    assert desk_of(ana).get(row, Note).text == "in the second tab"


def test_saving_twice_from_one_tab_is_no_conflict() -> None:
    own = desk_of(person("Ana"))
    note = Note("one")
    own.put(note)
    own.put(msgspec.structs.replace(note, text="two"))
    own.put(msgspec.structs.replace(note, text="three"), version=own.version(note.id))
    assert own.get(note.id, Note).text == "three"


def test_what_another_tab_deleted_is_not_brought_back_unasked() -> None:
    ana = person("Ana")
    own = desk_of(ana)
    note = Note("one")
    own.put(note)
    desk_of(ana).delete(note.id)
    with pytest.raises(ChangedError, match="deleted"):
        own.put(note, version=own.version(note.id))
    assert own.put(note, version="") == note.id


def test_a_new_document_does_not_replace_one_that_is_there() -> None:
    ana = person("Ana")
    note = Note("one")
    desk_of(ana).put(note)
    with pytest.raises(ChangedError):
        desk_of(ana).put(note)
    with pytest.raises(ChangedError):
        desk_of(ana).delete(note.id, version="0" * 24)
