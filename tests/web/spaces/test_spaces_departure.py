"""Whoever departs leaves nothing behind, in no table and, on SQLite, in no file."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count
from spaces_cast import Note, desk_of, person, signed_in

from quills.web.people.models import Person
from quills.web.spaces.departure import depart
from quills.web.spaces.desk import desk
from quills.web.spaces.models import Document, Member, Ring, Space
from quills.web.spaces.rings import private_space
from quills.web.vault.identity import Identity


def row_counts() -> dict[str, int]:
    """How many rows each table of the spaces has."""
    models: list[Any] = list(apps.get_app_config("spaces").get_models())
    return {model.__name__: model.objects.count() for model in models}


def leave(identity: Identity) -> None:
    """As the deletion of an account does it."""
    with transaction.atomic():
        depart(identity.person, identity)
        Person.objects.filter(pk=identity.person).delete()


@pytest.mark.django_db
def test_everything_of_a_person_goes_and_nothing_of_others() -> None:
    eve = person("Eve")
    desk_of(eve).put(Note("Eve's"))
    before = row_counts()
    ana = person("Ana")
    own = desk(signed_in(ana))
    own.put_all([Note("one"), Note("two")])
    own.delete(own.put(Note("three")))
    assert min(row_counts()[name] - before[name] for name in before) == 1
    leave(ana)
    assert row_counts() == before
    assert [note.text for note in desk_of(eve).all(Note)] == ["Eve's"]


@pytest.mark.django_db
def test_the_private_space_goes_even_if_somebody_was_put_into_it() -> None:
    ana, eve = person("Ana"), person("Eve")
    desk_of(ana).put(Note("Ana's"))
    row = Member.objects.get(person_id=ana.person)
    Member.objects.create(space_id=row.space_id, person_id=eve.person, wrap=row.wrap)
    leave(ana)
    assert not Document.objects.exists()
    assert [row.id for row in Space.objects.all()] == [private_space(eve)]
    assert desk_of(eve).items() == []


@pytest.mark.django_db
def test_a_space_with_others_in_it_stays_theirs() -> None:
    """Without the person's keys a space is theirs alone only if nobody else is in it."""
    ana, eve = person("Ana"), person("Eve")
    row = Member.objects.get(person_id=eve.person)
    Member.objects.create(space_id=row.space_id, person_id=ana.person, wrap=row.wrap)
    depart(ana.person)
    assert [row.id for row in Space.objects.all()] == [private_space(eve)]
    assert [row.person_id for row in Ring.objects.all()] == [eve.person]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL itself overwrites nothing")
def test_the_files_hold_not_one_sealed_byte_of_it_any_more() -> None:
    ana, eve = person("Ana"), person("Eve")
    desk_of(eve).put(Note("Eve's"))
    own = desk_of(ana)
    own.put_all([Note("a" * size) for size in (10, 3_000, 90_000)])
    held = [bytes(row.sealed) for row in Document.objects.filter(space_id=private_space(ana))]
    held += [bytes(row.wrap) for row in Member.objects.filter(person_id=ana.person)]
    held += [bytes(row.sealed) for row in Ring.objects.filter(person_id=ana.person)]
    pieces = [sealed[start : start + 32] for sealed in held for start in range(40, len(sealed) - 32, 1000)]
    assert all(any(piece in stored for stored in files()) for piece in pieces)
    leave(ana)
    stored = files()
    assert len(pieces) > 90
    assert [piece for piece in pieces if any(piece in content for content in stored)] == []
    assert Space.objects.aggregate(count=Count("id"))["count"] == 1


def files() -> list[bytes]:
    """Everything that lies in the database's folder under its name."""
    path = Path(str(connection.settings_dict["NAME"]))
    return [found.read_bytes() for found in path.parent.glob(f"{path.name}*")]


def test_the_id_of_a_private_space_follows_from_its_persons_keys() -> None:
    made = UUID("6f8dd3ac-9d43-4b0c-8f3e-0e8f7cf0a0a1")
    one, same, other = Identity(made, b"1" * 32), Identity(made, b"1" * 32), Identity(made, b"2" * 32)
    assert private_space(one) == private_space(same) != private_space(other)
