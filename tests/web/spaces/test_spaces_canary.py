"""A canary is written in every kind; then everything that Quills has stored or said is searched for it."""

import base64
import io
import json
import logging
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import Http404
from django.test import Client
from spaces_cast import AT, Note, Ride, Scrap, desk_of, person, signed_in

from quills.web.check.leaving import Away
from quills.web.check.notes import Notes
from quills.web.journal.documents import (
    Draft,
    Entry,
    Evidence,
    Narrative,
    Origin,
    Pause,
    Promise,
    SecureMemory,
    new_id,
)
from quills.web.journal.words.guide import pages
from quills.web.quiet import Quiet
from quills.web.spaces import renewal
from quills.web.spaces.desk import Desk, desk
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.kinds import union
from quills.web.spaces.models import Document
from quills.web.vault.errors import VaultError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def canary() -> str:
    """A word that nobody has ever written."""
    return f"canary-{secrets.token_hex(12)}"


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """Everything that any logger says, down to the smallest, as the server would print it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Quiet())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def disguises(word: str) -> set[bytes]:
    """The word as it is, in other encodings, and in each of the three ways in which base64 may hold it."""
    plain = word.encode()
    in_64 = {base64.b64encode(b"-" * shift + plain)[4:-4] for shift in (0, 1, 2)}
    return {
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
        plain[::-1],
        *in_64,
    }


def rows() -> Iterator[bytes]:
    """Every value of every row of every table."""
    tables: list[Any] = list(apps.get_models(include_auto_created=True))
    for model in tables:
        for row in model.objects.values_list():
            for value in row:
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files(*folders: Path) -> Iterator[bytes]:
    """Every file in these folders: the database, its log and its index among them."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and "static" not in path.parts:
                yield path.read_bytes()


def in_each_kind(word: str, own: Desk) -> list[Any]:
    """A document of each kind that Quills keeps, with the word wherever somebody may write."""

    def new() -> dict[str, Any]:
        return {"id": new_id(), "at": AT, "zone": "UTC", "written": AT}

    evidence = (Evidence(text=word),)
    return [
        Note(word),
        Ride(5),
        Scrap(own.named(word), word),
        Entry(**new(), trigger_words=word, story=word),
        Pause(**new(), note=word),
        Narrative(**new(), belief=word, fairer=word, speaks_for=evidence, speaks_against=evidence),
        SecureMemory(**new(), text=word, meant=word),
        Origin(**new(), page=next(iter(pages())), answers=(word,)),
        Promise(**new(), text=word, note=word),
        Draft(**new(), form="entry", about=word, values=((word, word),)),
        Notes(own.named("safety notes"), AT, word, word, word, word, word),
        Away(own.named("leave site"), AT, f"{word}.org"),
    ]


def write_everything(canary: str) -> None:
    """In each kind, changed, deleted, taken out of the bin, sealed anew; with every error on the way."""
    ana = person("Ana")
    request = signed_in(ana)
    own = desk(request)
    kept = in_each_kind(canary, own)
    quills = {shape for shape in get_args(union()) if shape.__module__.startswith("quills.")}
    assert quills <= {type(document) for document in kept}, "write the canary in the new kind too"
    note, _, scrap, *_ = kept
    own.put_all([*kept, Note(canary * 20_000)])
    own.put(msgspec.structs.replace(note, text=f"{canary} changed"))
    own.delete(note.id)
    own.undelete()
    own.delete(note.id)
    renewal.renew(request)
    own = desk(request)
    list(own.all())
    refusals: list[Any] = [
        lambda: own.put(Note(canary, id=scrap.id), version=""),
        lambda: own.put(Note(canary * 100_000)),
        lambda: own.put(Note(3)),  # type: ignore[arg-type]  # on purpose
        lambda: own.get(note.id, Note),
        lambda: own.put_all([Note(canary), Note(canary, at="now")]),  # type: ignore[arg-type]
    ]
    for refuse in refusals:
        with pytest.raises((ChangedError, VaultError, Http404, AttributeError)) as caught:
            refuse()
        assert canary not in str(caught.value)
        logging.getLogger("quills.test").error("It was refused.", exc_info=caught.value)


def test_it_is_nowhere(
    canary: str,
    said: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    write_everything(canary)
    assert Document.objects.count() == 12
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        found = {path.name for path in settings.FOLDER.iterdir()}
        assert file.parent == settings.FOLDER
        assert {file.name, f"{file.name}-wal", f"{file.name}-shm"} <= found
    printed = capfd.readouterr()
    held = [*rows(), *files(settings.FOLDER, tmp_path), said.getvalue().encode(), *map(str.encode, printed)]
    assert len(held) > 30
    for disguise in disguises(canary):
        assert not any(disguise in one for one in held)


def test_the_search_finds_it_where_it_is(canary: str) -> None:
    """The net has no hole: a row with the canary in any disguise is found."""
    for text in (canary, canary.encode().hex(), base64.b64encode(canary.encode()).decode()):
        Client().session.save()
        store = signed_in(person("Ana")).session
        store["x"] = text
        store.save()
        held = [json.dumps(store.load()).encode()]
        assert any(disguise in one for one in held for disguise in disguises(canary))


def test_neither_kind_nor_time_stands_in_a_row() -> None:
    desk_of(person("Ana")).put_all([Note("x"), Ride(5)])
    tables: list[Any] = list(apps.get_app_config("spaces").get_models())
    held = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for model in tables
        for row in model.objects.values_list()
        for value in row
    )
    for word in ("test note", "test ride", "minutes", AT.date().isoformat(), "2026-11"):
        assert word.encode() not in held
