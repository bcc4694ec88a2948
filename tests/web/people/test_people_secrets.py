"""What must not be found: not in the database, the sessions, the logs, or a page."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from people_fixtures import OTHER, Somebody, asked, groups

from quills.web.people import own
from quills.web.people.keys import open_person
from quills.web.people.models import Person

CANARY = "canary xylophone 4711 marzipan"


def everything_stored() -> bytes:
    """Every value of every row of every table, and the database's files."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names from the database itself
            found += [repr(row).encode() for row in cursor.fetchall()]
    for session in Session.objects.all():
        found.append(repr(session.get_decoded()).encode())
    return b"\n".join(found)


def test_a_passphrase_is_stored_nowhere_and_comes_back_in_no_page(
    guest: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pages = [
        guest.post("/signup", {"name": "Ana", "passphrase": CANARY}),
        guest.post("/signup/strength", {"name": "Ana", "passphrase": CANARY}),
        guest.post("/signup", {"name": "Ana", "passphrase": CANARY, "adult": "on"}),
        guest.get("/kit"),
        guest.post("/you/passphrase", {"passphrase": CANARY + "x", "new": CANARY}),
        guest.post("/you/passphrase", {"passphrase": CANARY, "new": CANARY}),
        guest.post("/you/delete", {"name": "Ben", "passphrase": CANARY}),
        guest.post("/signout"),
        guest.post("/signin", {"login": "Ana", "password": CANARY + " wrong"}),
        guest.post("/recover", {"name": "Ana", "kit": "x", "passphrase": CANARY}),
        guest.post("/signin", {"login": "Ana", "password": CANARY}),
        guest.get("/you"),
    ]
    assert Person.objects.count() == 1
    assert not any(b"canary" in answer.content for answer in pages)
    assert b"canary" not in everything_stored()
    assert "canary" not in caplog.text


def test_a_kit_lies_nowhere_in_the_open(guest: Client, db: None) -> None:
    guest.post("/signup", {"name": "Ana", "passphrase": CANARY, "adult": "on"})
    page = guest.get("/kit").content.decode()
    stored = everything_stored()
    assert not any(group.encode() in stored for group in groups(page))
    guest.post("/kit", {"typed": groups(page)[asked(page)]})
    person = Person.objects.get()
    assert own.read(person, open_person(person, CANARY)).kit


def test_the_key_of_the_cookie_lies_in_no_row(person: Somebody) -> None:
    assert person.client.cookies["key"].value.encode() not in everything_stored()


def test_neither_addresses_nor_the_browsers_own_words_are_kept(ana: Somebody) -> None:
    ana.client.defaults |= {
        "REMOTE_ADDR": "192.0.2.77",
        "HTTP_USER_AGENT": "Mozilla/5.0 canaryfox/1 Firefox/140.0",
    }
    ana.client.post("/signin", {"login": "Ana", "password": OTHER})
    ana.sign_in()
    stored = everything_stored()
    assert b"192.0.2.77" not in stored
    assert b"canaryfox" not in stored


@pytest.mark.parametrize(
    "form", ["/signup", "/signin", "/recover", "/unlock", "/you/passphrase", "/you/delete"]
)
def test_an_error_page_and_its_log_line_hold_nothing_of_what_was_typed(
    person: Somebody,
    another: Callable[[], Client],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    """Something breaks in the very middle of deriving."""
    monkeypatch.setattr("quills.web.vault.passphrase.hash_secret_raw", broken)
    client = person.client if form.startswith("/you") else another()
    if form == "/unlock":
        client = person.client
        del client.cookies["key"]
    client.raise_request_exception = False
    told = {"login": "Ana", "name": "Ana", "adult": "on", "new": f"{CANARY} new", "kit": person.kit}
    if form == "/signup":
        told["name"] = "Ben"
    answer = client.post(form, told | {"password": CANARY, "passphrase": CANARY})
    assert answer.status_code == 500
    assert b"canary" not in answer.content
    assert "canary" not in capsys.readouterr().err


def broken(*_: object) -> bytes:
    raise RuntimeError(CANARY)


def test_the_data_folder_holds_the_database_alone_with_nothing_typed_in_it(person: Somebody) -> None:
    found = [path for path in Path(settings.FOLDER).rglob("*") if path.is_file()]
    assert not any(person.passphrase.encode() in path.read_bytes() for path in found)
