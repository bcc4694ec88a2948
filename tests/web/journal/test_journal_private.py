"""Nobody but its writer sees a journal: not a stranger, not a guest, not whoever reads the database."""

import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from journal_desks import Desks
from made_journals import entry, memory, narrative

from quills.web.journal.documents import Entry
from quills.web.spaces.models import Document

CANARY = "canarybird-of-the-journal"
ROW = entry(1).id
READ = ["/today", "/journal/", "/journal/write", "/journal/quieter", "/journal/new/narrative"]
READ += [
    "/journal/earlier",
    "/journal/earlier/home",
    "/journal/search",
    "/journal/files",
    "/journal/all/entry",
]
ITS = [f"/journal/{ROW}", f"/journal/{ROW}/change"]
WRITE = ["/journal/draft", "/journal/discard", "/journal/files/json", "/journal/search", "/journal/write"]
WRITE += [f"/journal/{ROW}/delete", f"/journal/{ROW}/undo", f"/journal/{ROW}/change", "/journal/files"]


@pytest.mark.parametrize("address", READ + ITS)
def test_a_guest_is_asked_to_sign_in(guest: Client, db: None, address: str) -> None:
    answer = guest.get(address)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(("/signin", "/accounts", "/sign-in", "/enter"))


@pytest.mark.parametrize("address", WRITE)
def test_a_guest_can_write_nothing(guest: Client, db: None, address: str) -> None:
    assert guest.post(address, {"of": "entry", "about": "", "story": "x"}).status_code == 303


@pytest.mark.parametrize("address", ITS)
def test_a_stranger_finds_nothing(own: Desks, stranger: Client, address: str) -> None:
    own().put(entry(1))
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("what", ["delete", "change"])
def test_a_stranger_can_change_nothing(own: Desks, stranger: Client, what: str) -> None:
    own().put(entry(1, strong=7))
    assert stranger.post(f"/journal/{ROW}/{what}", {"strong": "1", "feeling": "calm"}).status_code == 404
    assert [one.strong for one in own().all(Entry)] == [7]


def test_a_stranger_cannot_take_back_a_deletion(home: Client, own: Desks, stranger: Client) -> None:
    own().put(entry(1))
    home.post(f"/journal/{ROW}/delete")
    stranger.post(f"/journal/{ROW}/undo")
    assert not own().items()
    assert stranger.get(f"/journal/{ROW}").status_code == 404


def test_a_stranger_sees_nothing_in_lists_search_and_copies(own: Desks, stranger: Client) -> None:
    own().put_all([entry(1, story=CANARY), memory(2, text=CANARY)])
    pages = [stranger.get(address).content for address in READ]
    pages += [stranger.post("/journal/search", {"words": CANARY[:6]}).content]
    pages += [stranger.post(f"/journal/files/{way}").content for way in ("json", "md", "csv")]
    assert not [page for page in pages if CANARY.encode() in page]


@pytest.mark.django_db(transaction=True)
def test_no_plain_word_lies_in_the_database_or_beside_it(home: Client, own: Desks) -> None:
    """Everything that can be written, drafts and deletions too; each with the canary in every text."""
    own().put_all(
        [entry(1, story=CANARY, trigger_words=CANARY), memory(2, text=CANARY), narrative(3, belief=CANARY)]
    )
    home.post("/journal/draft", {"of": "entry", "about": "", "quiet": "1", "story": CANARY})
    home.post("/journal/write", {"feeling": "panicky", "story": CANARY})
    home.post("/journal/earlier/home", {"answer_1": CANARY})
    home.post("/journal/new/promise", {"text": CANARY, "by": "me", "outcome": "open"})
    home.post("/journal/quieter", {"note": CANARY})
    home.post("/journal/search", {"words": CANARY})
    home.post(f"/journal/{ROW}/delete")
    connection.close()
    folder = Path(settings.FOLDER)
    database = Path(str(connection.settings_dict["NAME"]))
    files = [
        path for path in {*folder.rglob("*"), *database.parent.glob(f"{database.name}*")} if path.is_file()
    ]
    assert database in files
    hidden = [CANARY.encode(), b"panicky", b"late_answer", b"narrative"]
    looked = [path for path in files if "static" not in path.parts]
    assert not [path.name for path in looked for word in hidden if word in path.read_bytes()]
    with sqlite3.connect(database) as raw:
        assert raw.execute("select count(*) from spaces_document").fetchone()[0] > 5


def _damage(row: str) -> None:
    """Change the last byte of a sealed document, as somebody with the database can."""
    sealed = Document.objects.get(id=row).sealed
    with connection.cursor() as cursor:
        broken = sealed[:-1] + bytes([sealed[-1] ^ 1])
        cursor.execute("UPDATE spaces_document SET sealed = %s WHERE id = %s", [broken, row.replace("-", "")])


def test_what_was_damaged_is_told_and_never_passed_over(home: Client, own: Desks) -> None:
    own().put_all([entry(1, story=CANARY), entry(2)])
    _damage(ROW)
    broken = home.get(f"/journal/{ROW}")
    assert broken.status_code == 500
    assert "This does not open." in broken.text
    assert CANARY not in broken.text
    assert "1 document could not be opened." in home.get("/journal/").text
    file = home.post("/journal/files/json")
    assert file.headers["Content-Disposition"].endswith('-incomplete.json"')
    assert "Its name says that it is incomplete." in home.get("/journal/files").text


def test_no_address_and_no_title_holds_a_word(home: Client, own: Desks) -> None:
    own().put(entry(1, story=CANARY))
    answer = home.get(f"/journal/{ROW}")
    title = answer.text.partition("<title>")[2].partition("</title>")[0]
    assert title == "Notes · Quills"
    assert answer.headers["Cache-Control"] == "no-store"
