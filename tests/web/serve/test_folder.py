"""The data folder, the database and the names: small decisions on which the rest stands."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from quills.errors import QuillsError
from quills.web import database, folder, hosts, way


def test_the_folder_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUILLS_FOLDER", str(tmp_path / "mine"))
    assert folder.place() == tmp_path / "mine"


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, ".local/share/quills"),
        ("linux", {"XDG_DATA_HOME": "/else"}, "/else/quills"),
        ("darwin", {}, "Library/Application Support/Quills"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Quills"),
    ],
)
def test_unnamed_it_lies_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variables: dict[str, str], expected: str
) -> None:
    for name in ("QUILLS_FOLDER", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folder.place() == tmp_path / expected


def test_reading_the_settings_writes_nothing(tmp_path: Path) -> None:
    key = folder.secret_key(tmp_path / "none")
    assert len(key) > 50
    assert folder.secret_key(tmp_path / "none") != key
    assert list(tmp_path.iterdir()) == []


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    folder.make_secret_key(tmp_path)
    key = folder.secret_key(tmp_path)
    folder.make_secret_key(tmp_path)
    assert folder.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / folder.KEY_FILE).stat().st_mode) == 0o600


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    folder.write_private(tmp_path / "note", b"one")
    folder.write_private(tmp_path / "note", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["note"]
    assert (tmp_path / "note").read_bytes() == b"two"
    assert stat.S_IMODE((tmp_path / "note").stat().st_mode) == 0o600


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),  # MEMORY
        ("busy_timeout", 20_000),
    ],
)
def test_sqlite_keeps_what_was_said_and_forgets_what_was_deleted(pragma: str, value: str | int) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the tests run on PostgreSQL this time")
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://ana:s%40ffron@db.local:5433/notes",
            ("notes", "ana", "s@ffron", "db.local", "5433", {}),
        ),
        ("postgres:///notes", ("notes", "", "", "", "", {})),
        ("postgresql://db/notes?sslmode=require", ("notes", "", "", "db", "", {"sslmode": "require"})),
        ("postgresql://ana@[::1]/notes", ("notes", "ana", "", "::1", "", {})),
    ],
)
def test_a_database_address_is_taken_apart(url: str, expected: tuple[Any, ...]) -> None:
    made = database.database(Path(), url)
    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(made[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected


@pytest.mark.parametrize(
    "url",
    ["mysql://ana@db/notes", "postgresql://db", "postgresql://db:port/notes", "notes", "postgresql://db/"],
)
def test_a_wrong_database_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(QuillsError) as refused:
        database.database(Path(), url)
    assert str(refused.value).startswith("DATABASE_URL has to look like")
    assert url not in str(refused.value)


def test_this_machine_alone_is_reached_by_two_names() -> None:
    assert hosts.local("127.0.0.1") == ("localhost", "127.0.0.1")
    assert hosts.local("::1") == ("localhost", "[::1]")


def test_the_house_reaches_the_address_that_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "machine_names", lambda: ("ana", "ana.local"))
    monkeypatch.setattr(hosts, "lan_addresses", lambda: ("192.168.1.5", "10.0.0.7"))
    assert hosts.house("10.0.0.7") == ("10.0.0.7", "ana", "ana.local", "localhost", "127.0.0.1")
    assert hosts.house(min(hosts.EVERY))[:2] == ("192.168.1.5", "10.0.0.7")
    assert hosts.house("localhost") == ("localhost", "127.0.0.1")


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("ana.home.example", ("ana", "ana.local")),
        ("localhost", ()),
        ("strange_name", ()),
        ("", ()),
    ],
)
def test_a_machine_is_named_as_its_neighbours_name_it(
    monkeypatch: pytest.MonkeyPatch, name: str, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: name)
    assert hosts.machine_names() == names


def test_the_worker_hears_how_it_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(way.HOSTS, "")
    monkeypatch.setenv(way.KIND, "")
    said = way.Way(("ana.local", "[::1]"), way.AUTO)
    said.say()
    assert way.Way.from_environment() == said
    assert said.secure


def test_unsaid_no_name_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(way.HOSTS, raising=False)
    monkeypatch.delenv(way.KIND, raising=False)
    assert way.Way.from_environment() == way.Way((), way.LOCAL)
