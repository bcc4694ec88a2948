"""A new key for a space: everything is sealed anew, and wherever it is cut off nothing is lost."""

from uuid import UUID

import pytest
from django.http import HttpRequest
from spaces_cast import Note, Scrap, days, desk_of, next_request, person, request_of, signed_in

from quills.web.spaces import renewal, rotation, session
from quills.web.spaces.desk import desk
from quills.web.spaces.models import Bin, Document, Member, SessionKey, Space, Summary
from quills.web.spaces.rings import open_keys, private_space, read_ring
from quills.web.vault.errors import LockedError, UnpinnedError, VaultError
from quills.web.vault.identity import Identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Identity:
    made = person("Ana")
    own = desk_of(made)
    own.put_all([Note(str(number), at=at) for number, at in enumerate(days(70))])
    own.put(Scrap(own.named("draft"), "half"))
    return made


def keys_in_use(identity: Identity) -> set[UUID]:
    """The ids of the keys with which anything of the private space is sealed."""
    space = private_space(identity)
    found = {row.sealed.key for table in (Document, Summary) for row in table.objects.filter(space_id=space)}
    return found | {Space.objects.get(id=space).contents.key}


def whole(identity: Identity) -> bool:
    """Whether everything is there and opens."""
    own = desk_of(identity)
    texts = [note.text for note in own.all(Note)]
    return texts == [str(number) for number in range(70)] and own.find(own.named("draft"), Scrap) is not None


def test_everything_is_sealed_with_a_new_key_and_the_old_one_is_forgotten(ana: Identity) -> None:
    (old,) = keys_in_use(ana)
    names = set(Document.objects.values_list("id", flat=True))
    request = signed_in(ana)
    renewal.renew(request)
    (new,) = keys_in_use(ana)
    assert new != old
    assert whole(ana)
    assert set(Document.objects.values_list("id", flat=True)) == names
    assert read_ring(ana).spaces[private_space(ana)].former == ()
    assert Member.objects.get(person_id=ana.person).former is None
    assert [key.id for _, key in open_keys(ana)[0].spaces] == [new]
    assert len(desk(request).items()) == 70


def test_other_browsers_are_locked(ana: Identity) -> None:
    one, other = signed_in(ana), signed_in(ana)
    renewal.renew(one)
    assert session.of(other) is None
    assert SessionKey.objects.count() == 1


def test_cut_off_after_each_step_it_goes_on_and_nothing_is_lost(
    ana: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches of 7: fail in each one of them in turn, resume, fail in the next."""
    rotation.start(ana, private_space(ana))
    reseal, calls = rotation._reseal, 0  # noqa: SLF001  to fail inside

    def failing(*args: object) -> None:
        nonlocal calls
        calls += 1
        if calls > limit:
            raise KeyboardInterrupt
        reseal(*args)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(rotation, "_reseal", failing)
    rounds = 0
    for limit in range(40):  # noqa: B007  the function above reads it
        calls = 0
        assert whole(ana)
        try:
            rotation.resume(ana, private_space(ana), batch=7)
        except KeyboardInterrupt:
            rounds += 1
        if rotation.unfinished(ana) == []:
            break
    assert rounds > 20
    assert whole(ana)
    assert len(keys_in_use(ana)) == 1


def test_what_is_written_in_the_middle_is_kept(ana: Identity) -> None:
    rotation.start(ana, private_space(ana))
    own = desk_of(ana)
    row = own.put(Note("in the middle"))
    oldest = own.items()[-1]
    own.delete(oldest.id)
    rotation.resume(ana, private_space(ana))
    own = desk_of(ana)
    assert own.get(row, Note).text == "in the middle"
    assert len(own.items()) == 70
    assert len(keys_in_use(ana)) == 1


def test_whoever_holds_the_old_key_alone_writes_nothing(ana: Identity) -> None:
    stale = desk_of(ana)
    rotation.start(ana, private_space(ana))
    with pytest.raises(LockedError, match="was replaced"):
        stale.put(Note("too late"))
    assert whole(ana)


def test_it_goes_on_at_the_next_sign_in(ana: Identity) -> None:
    rotation.start(ana, private_space(ana))
    request = signed_in(ana)
    assert rotation.unfinished(ana) == []
    assert len(desk(request).items()) == 70


def test_what_does_not_open_hinders_the_end_but_not_the_sign_in(ana: Identity) -> None:
    """The old key stays until the damaged row is restored or deleted."""
    one, other = Document.objects.all()[:2]
    rotation.start(ana, private_space(ana))
    Document.objects.filter(id=one.id).update(sealed=other.sealed)
    request = signed_in_with_warning(ana)
    assert rotation.unfinished(ana) == [private_space(ana)]
    own = desk(request)
    assert len(list(own.all())) >= 69
    own.delete(one.id)
    signed_in(ana)
    assert rotation.unfinished(ana) == []


def signed_in_with_warning(identity: Identity) -> HttpRequest:
    """A request of somebody who was warned at the door."""
    request = request_of(identity)
    (warning,) = session.begin(request, identity)
    assert "does not open" in warning
    return next_request(request)


def test_starting_twice_makes_one_key(ana: Identity) -> None:
    rotation.start(ana, private_space(ana))
    keys = open_keys(ana)[0].spaces
    rotation.start(ana, private_space(ana))
    assert open_keys(ana)[0].spaces == keys


def test_the_bin_is_emptied(ana: Identity) -> None:
    request = signed_in(ana)
    own = desk(request)
    own.delete(own.items()[0].id)
    renewal.renew(request)
    assert not Bin.objects.exists()


def test_a_stranger_who_was_put_into_the_space_gets_no_key(ana: Identity) -> None:
    eve = person("Eve")
    row = Member.objects.get(person_id=eve.person)
    Member.objects.filter(pk=row.pk).update(space_id=private_space(ana))
    with pytest.raises(UnpinnedError):
        rotation.start(ana, private_space(ana))
    with pytest.raises(VaultError):
        open_keys(eve)
    assert whole(ana)


def test_nothing_happens_where_no_key_is_being_replaced(ana: Identity) -> None:
    before = list(Document.objects.values_list("id", "sealed"))
    rotation.resume(ana, private_space(ana))
    assert list(Document.objects.values_list("id", "sealed")) == before
