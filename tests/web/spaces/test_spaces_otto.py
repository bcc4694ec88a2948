"""Otto runs the server: he changes rows while nobody is signed in. Nothing of it opens unnoticed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import Http404
from spaces_cast import AT, Note, days, desk_of, person, request_of, signed_in

from quills.web.spaces import renewal, rotation, rows, session
from quills.web.spaces.desk import desk
from quills.web.spaces.models import Document, Member, Ring, SessionKey, Space, Summary
from quills.web.spaces.rings import open_keys, private_space
from quills.web.spaces.sealed import Sealed
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.keyring import Keyring, pin_key, pin_member
from quills.web.vault.keys import new_key
from quills.web.vault.wraps import wrap

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Identity:
    return person("Ana")


@pytest.fixture
def eve() -> Identity:
    return person("Eve")


def swap(model: Any, one: object, other: object, column: str) -> None:  # noqa: ANN401  any model
    """Exchange a column of two rows, as an UPDATE in the database would."""
    rows = [model.objects.get(pk=key) for key in (one, other)]
    values = [getattr(row, column) for row in rows]
    for row, value in zip(rows, reversed(values), strict=True):
        model.objects.filter(pk=row.pk).update(**{column: value})


def test_documents_that_he_swaps_within_a_space_do_not_open(ana: Identity) -> None:
    one, other = Note("one"), Note("other")
    desk_of(ana).put_all([one, other])
    swap(Document, one.id, other.id, "sealed")
    own = desk_of(ana)
    for note in (one, other):
        with pytest.raises(VaultError, match="moved here from elsewhere"):
            own.get(note.id, Note)
    assert list(own.all()) == []
    assert set(own.unread) == {one.id, other.id}


def test_documents_that_he_swaps_between_persons_do_not_open(ana: Identity, eve: Identity) -> None:
    hers, eves = Note("Ana's"), Note("Eve's")
    desk_of(ana).put(hers)
    desk_of(eve).put(eves)
    swap(Document, hers.id, eves.id, "sealed")
    for who, note in ((ana, hers), (eve, eves)):
        own = desk_of(who)
        with pytest.raises(VaultError):
            own.get(note.id, Note)
        assert list(own.all()) == []
        assert set(own.unread) == {note.id}


def test_a_row_that_he_gives_to_eve_does_not_open_for_her(ana: Identity, eve: Identity) -> None:
    note = Note("Ana's")
    desk_of(ana).put(note)
    Document.objects.update(space_id=private_space(eve))
    with pytest.raises(VaultError):
        desk_of(eve).get(note.id, Note)
    own = desk_of(ana)
    assert own.find(note.id, Note) is None
    assert list(own.all()) == []
    assert set(own.unread) == {note.id}


def test_a_row_that_he_renames_does_not_open(ana: Identity) -> None:
    note, name = Note("x"), uuid4()
    desk_of(ana).put(note)
    Document.objects.update(id=name)
    with pytest.raises(VaultError):
        desk_of(ana).get(name, Note)


def test_a_document_that_he_deletes_is_missed(ana: Identity) -> None:
    note = Note("x")
    desk_of(ana).put_all([note, Note("y")])
    Document.objects.filter(id=note.id).delete()
    own = desk_of(ana)
    assert [found.text for found in own.all(Note)] == ["y"]
    assert set(own.unread) == {note.id}
    own.delete(note.id)
    assert [item.id for item in own.items()] != [note.id]


def test_a_damaged_document_can_be_written_over_or_deleted(ana: Identity) -> None:
    one, other = Note("one"), Note("other")
    desk_of(ana).put_all([one, other])
    swap(Document, one.id, other.id, "sealed")
    own = desk_of(ana)
    own.put(one, over=True)
    own.delete(other.id)
    assert [item.id for item in desk_of(ana).items()] == [one.id]
    assert desk_of(ana).get(one.id, Note) == one


def test_summaries_that_he_swaps_or_deletes_are_noticed_and_can_be_built_anew(ana: Identity) -> None:
    own = desk_of(ana)
    notes = [Note(str(number), at=at) for number, at in enumerate(days(40))]
    own.put_all(notes)
    one, other = Summary.objects.values_list("id", flat=True)
    swap(Summary, one, other, "sealed")
    for ask in (own.items, lambda: list(own.all()), lambda: own.put(Note("new"))):
        with pytest.raises(VaultError):
            ask()
    Summary.objects.filter(id=one).delete()
    with pytest.raises(VaultError):
        desk_of(ana).items()
    own.rebuild()
    assert [item.id for item in desk_of(ana).items()] == [note.id for note in notes]


def test_contents_that_he_swaps_are_noticed_and_can_be_built_anew(ana: Identity, eve: Identity) -> None:
    note = Note("x")
    desk_of(ana).put(note)
    swap(Space, private_space(ana), private_space(eve), "contents")
    own = desk_of(ana)
    for ask in (own.months, own.items, lambda: own.put(Note("new")), lambda: own.named("draft")):
        with pytest.raises(VaultError, match="swapped"):
            ask()
    own.rebuild()
    assert [item.id for item in desk_of(ana).items()] == [note.id]


def test_a_private_space_cannot_be_passed_off_as_another(ana: Identity, eve: Identity) -> None:
    """He renames Eve's space to Ana's, with everything in it: Ana writes nothing into it."""
    mine, theirs = private_space(ana), private_space(eve)
    Member.objects.filter(space_id=mine).delete()
    Space.objects.filter(id=mine).delete()
    Member.objects.filter(space_id=theirs).update(person_id=ana.person)
    with pytest.raises(VaultError):
        open_keys(ana)


def _wraps(ana: Identity, eve: Identity) -> None:
    one, other = (Member.objects.get(person_id=who.person).pk for who in (ana, eve))
    swap(Member, one, other, "wrap")


def _owners(ana: Identity, eve: Identity) -> None:
    one, other = (Member.objects.get(person_id=who.person) for who in (ana, eve))
    Member.objects.filter(pk=one.pk).update(person_id=eve.person)
    Member.objects.filter(pk=other.pk).update(person_id=ana.person)


def _rings(ana: Identity, eve: Identity) -> None:
    swap(Ring, ana.person, eve.person, "sealed")


def _cards(ana: Identity, eve: Identity) -> None:
    swap(Ring, ana.person, eve.person, "card")


def _rings_and_cards(ana: Identity, eve: Identity) -> None:
    _rings(ana, eve)
    _cards(ana, eve)


def _no_rings(ana: Identity, eve: Identity) -> None:
    Ring.objects.all().delete()


def _no_members(ana: Identity, eve: Identity) -> None:
    Member.objects.all().delete()


def _own_key(ana: Identity, eve: Identity) -> None:
    """He makes a key and wraps it for Ana, signed by somebody of his."""
    otto, key, space = new_identity(uuid4()), new_key(), private_space(ana)
    ring = pin_key(pin_member(Keyring(otto.person), space, ana.card), space, key.id)
    wrapped = Sealed.given(wrap(key, space, otto, ana.card, ring), Format.WRAP)
    Member.objects.filter(person_id=ana.person).update(wrap=wrapped)


TAMPERED = [_wraps, _owners, _rings, _cards, _rings_and_cards, _no_rings, _no_members, _own_key]


@pytest.mark.parametrize("tamper", TAMPERED)
def test_keys_that_he_swaps_are_refused_at_the_door(
    ana: Identity, eve: Identity, tamper: Callable[[Identity, Identity], None]
) -> None:
    tamper(ana, eve)
    request = request_of(ana)
    with pytest.raises(VaultError) as caught:
        session.begin(request, ana)
    assert str(caught.value).endswith(".")
    assert not SessionKey.objects.exists()
    assert session.of(request) is None


def test_a_space_that_he_adds_is_refused_with_a_warning(ana: Identity, eve: Identity) -> None:
    other = Member.objects.get(person_id=eve.person)
    Member.objects.filter(pk=other.pk).update(person_id=ana.person)
    request = request_of(ana)
    (warning,) = session.begin(request, ana)
    assert "does not know this space" in warning
    with pytest.raises(Http404):
        desk(request, private_space(eve))
    desk(request).put(Note("still mine"))


def test_a_key_that_was_replaced_cannot_be_put_back(ana: Identity) -> None:
    former = Member.objects.get(person_id=ana.person).wrap
    contents = Space.objects.get(id=private_space(ana)).contents
    renewal.renew(signed_in(ana))
    fresh = Space.objects.get(id=private_space(ana)).contents
    Space.objects.update(contents=contents)
    with pytest.raises(VaultError, match="swapped"):
        desk_of(ana).put(Note("x"))
    Space.objects.update(contents=fresh)
    Member.objects.update(wrap=former)
    with pytest.raises(VaultError):
        open_keys(ana)


def test_a_former_key_in_the_middle_of_sealing_anew_is_not_taken_for_the_new_one(ana: Identity) -> None:
    rotation.start(ana, private_space(ana))
    row = Member.objects.get(person_id=ana.person)
    Member.objects.filter(pk=row.pk).update(wrap=row.former)
    with pytest.raises(VaultError, match="put back"):
        open_keys(ana)


def test_session_rows_that_he_swaps_open_nothing(ana: Identity, eve: Identity) -> None:
    for column in ("sealed", "person_id"):
        mine, eves = signed_in(ana), signed_in(eve)
        one, other = (UUID(request.session[rows.ROW]) for request in (mine, eves))
        swap(SessionKey, one, other, column)
        assert session.of(mine) is None
        assert session.of(eves) is None


def test_a_session_that_he_gives_to_eve_does_not_open_for_her(ana: Identity, eve: Identity) -> None:
    mine, eves = signed_in(ana), signed_in(eve)
    eves.session[rows.ROW] = mine.session[rows.ROW]
    assert session.of(eves) is None
    stolen = signed_in(eve)
    stolen.session[rows.ROW] = signed_in(ana).session[rows.ROW]
    stolen.user = mine.user
    assert session.of(stolen) is None


def test_what_stands_in_the_rows_tells_neither_time_nor_kind_nor_author() -> None:
    for model in (Document, Summary):
        fields = model._meta.get_fields()  # noqa: SLF001  Django's own way to ask
        assert {field.name for field in fields} == {"id", "space", "sealed"}


def test_documents_of_one_size_class_take_equal_room(ana: Identity) -> None:
    desk_of(ana).put_all([Note("a"), Note("b" * 900), Note("c", at=AT)])
    assert {len(row.sealed) for row in Document.objects.all()} == {1024 + 45}
