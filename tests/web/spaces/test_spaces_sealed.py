"""A sealed column takes what the vault has sealed, and nothing else, whichever way it is written."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import Case, F, Value, When
from spaces_cast import Note, desk_of, person

import quills
from quills.web.spaces.errors import UnsealedError
from quills.web.spaces.models import Document, Space
from quills.web.spaces.rings import private_space
from quills.web.spaces.sealed import LARGEST, Sealed, SealedField, seal
from quills.web.vault.errors import VaultError
from quills.web.vault.fixed import seal_fixed
from quills.web.vault.formats import Format
from quills.web.vault.keys import new_key
from quills.web.vault.places import Place

KEY = new_key()
PLACE = Place(uuid4(), "document", uuid4(), "sealed")
PLAIN = b"\x02" + b"what I wrote last night, which is long enough to look like something sealed"
OTHER_FORMAT = Sealed.given(seal_fixed(Note("a record"), KEY, PLACE), Format.FIXED)
UNSEALED = [
    pytest.param(PLAIN, id="bytes"),
    pytest.param(bytearray(PLAIN), id="bytearray"),
    pytest.param(memoryview(PLAIN), id="memoryview"),
    pytest.param("what I wrote last night", id="text"),
    pytest.param(Note("what I wrote last night"), id="the document itself"),
    pytest.param(b"", id="nothing"),
    pytest.param(seal(Note("x"), KEY, PLACE)[:], id="a slice, which is bytes again"),
    pytest.param(OTHER_FORMAT, id="sealed, but as something else"),
]
EXPRESSIONS = [
    pytest.param(Value(PLAIN), id="a value"),
    pytest.param(Value(PLAIN, output_field=models.BinaryField()), id="a value of bytes"),
    pytest.param(F("id"), id="another column"),
    pytest.param(Case(When(id=UUID(int=0), then=Value(PLAIN)), default=Value(PLAIN)), id="a case"),
]


@pytest.fixture
def space(db: None) -> UUID:
    ana = person("Ana")
    desk_of(ana).put(Note("kept"))
    return private_space(ana)


def ways(space: UUID, value: Any) -> list[Callable[[], object]]:  # noqa: ANN401  that is the point
    """Every way of Django's to write a value."""
    row = Document(id=uuid4(), space_id=space, sealed=value)
    known = Document.objects.get(space_id=space)
    known.sealed = value
    own = Document.objects.filter(space_id=space)
    return [
        row.save,
        lambda: Document.objects.create(id=uuid4(), space_id=space, sealed=value),
        lambda: Document.objects.bulk_create([row]),
        lambda: Document.objects.update_or_create(id=known.id, defaults={"sealed": value}),
        lambda: own.update(sealed=value),
        known.save,
        lambda: known.save(update_fields=["sealed"]),
        lambda: Document.objects.bulk_update([known], ["sealed"]),
    ]


@pytest.mark.parametrize("value", [*UNSEALED, *EXPRESSIONS])
def test_it_is_refused_by_every_way_of_writing(space: UUID, value: object) -> None:
    before = list(Document.objects.values_list("id", "sealed"))
    for write in ways(space, value):
        with pytest.raises(UnsealedError) as caught, transaction.atomic():
            write()
        assert "last night" not in str(caught.value)
    assert list(Document.objects.values_list("id", "sealed")) == before


def test_nothing_at_all_is_refused_by_the_database(space: UUID) -> None:
    nothing: Any = None
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(id=uuid4(), space_id=space, sealed=nothing)


def test_what_is_sealed_is_taken_and_comes_back(space: UUID) -> None:
    sealed = seal(Note("x"), KEY, PLACE)
    Document.objects.create(id=PLACE.row, space_id=space, sealed=sealed)
    found = Document.objects.get(id=PLACE.row)
    assert found.sealed == sealed
    assert isinstance(found.sealed, Sealed)
    found.save()


def test_sealed_bytes_are_not_made_of_other_bytes() -> None:
    for made_of in ((PLAIN,), (), ("text",)):
        with pytest.raises(UnsealedError):
            Sealed(*made_of)


@pytest.mark.parametrize("form", [Format.CARD, Format.RECIPE])
def test_what_everybody_can_read_is_not_sealed(form: Format) -> None:
    with pytest.raises(VaultError, match="is not sealed"):
        Sealed.given(bytes([form]) + PLAIN, form)


def test_what_is_too_short_or_too_long_is_not_sealed() -> None:
    for size in (0, 1, 44, LARGEST + 1):
        with pytest.raises(VaultError):
            Sealed.given((b"\x02" + bytes(size))[:size], Format.DOCUMENT)


def test_a_sealed_column_has_no_default_and_a_sealed_format() -> None:
    for field in (SealedField(default=b""), SealedField(Format.CARD)):
        field.set_attributes_from_name("sealed")
        field.model = Space
        assert "no default" in str(field.check())


def test_sealed_bytes_are_made_in_one_module_only() -> None:
    source = Path(quills.__file__).parent
    maker = re.compile(r"bytes\.__new__|__new__\(Sealed")
    assert [path.name for path in source.rglob("*.py") if maker.search(path.read_text())] == ["sealed.py"]
