"""Taking a copy of the journal and bringing it back, over the page."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from journal_desks import Desks, desk_of
from made_journals import LATER, NIGHT, entry, memory, name, narrative
from people_fixtures import Make

from quills.web.journal.documents import Draft, Entry, Narrative, SecureMemory


def sent(data: bytes, called: str = "notes.json") -> dict[str, SimpleUploadedFile]:
    """A file as a browser sends it."""
    return {"file": SimpleUploadedFile(called, data)}


@pytest.mark.parametrize(("way", "ending"), [("json", "json"), ("csv", "zip")])
def test_a_copy_brought_into_another_journal_leaves_it_alike(
    home: Client, own: Desks, make_somebody: Make, way: str, ending: str
) -> None:
    """Export, import into an empty journal of the same server, export: equal bytes."""
    own().put_all([entry(1, story="=1+1; ü"), memory(2), narrative(3)])
    file = home.post(f"/journal/files/{way}")
    assert file.headers["Content-Disposition"].endswith(f'.{ending}"')
    chidi = make_somebody("Chidi")
    other = chidi.sign_in()
    page = other.post("/journal/files", sent(file.content), follow=True).text
    assert "3 documents are new." in page
    assert other.post(f"/journal/files/{way}").content == file.content
    (thought,) = desk_of(chidi.identity).all(Narrative)
    (there,) = desk_of(chidi.identity).all(SecureMemory)
    assert there.id != name(2)
    assert thought.speaks_against[0].memory == there.name
    assert f'href="/journal/{there.id}"' in other.get(f"/journal/{thought.id}").text


def test_what_is_here_already_is_recognised_and_stays(home: Client, own: Desks) -> None:
    own().put_all([entry(1), entry(2)])
    file = home.post("/journal/files/json").content
    desk = own()
    list(desk.all(Entry))
    desk.put(entry(2, strong=9))
    desk.delete(
        desk.items(Entry)[1].id if str(desk.items(Entry)[0].id) == name(2) else desk.items(Entry)[0].id
    )
    page = home.post("/journal/files", sent(file), follow=True).text
    assert "1 document is new." in page
    assert "1 was changed here since; it stays as it is." in page
    again = home.post("/journal/files", sent(file), follow=True).text
    assert "0 documents are new." in again
    assert "1 was here already." in again


def test_a_wrong_file_is_told_and_nothing_is_taken_in(home: Client, own: Desks) -> None:
    good = json.loads(home.post("/journal/files/json").content) | {"documents": []}
    bad = json.dumps(good | {"documents": [{"kind": "entry"}]}).encode()
    for data in (b"hello", bad, b"PK\x03\x04"):
        answer = home.post("/journal/files", sent(data))
        assert answer.status_code == 400
        assert "othing was taken in." in answer.text
    assert not own().items(Entry)
    assert home.post("/journal/files", {}).status_code == 400


def test_a_refusal_is_said_in_german(home: Client) -> None:
    home.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    data = b'{"quills": "journal", "format": 1, "documents": [{"kind": "memory", "text": ""}]}'
    assert "Nichts wurde übernommen." in home.post("/journal/files", sent(data)).text
    assert "im Format 2 geschrieben" in home.post("/journal/files", sent(data.replace(b"1", b"2", 1))).text


def test_markdown_is_to_read_and_names_nothing_in_its_name(home: Client, own: Desks) -> None:
    own().put(entry(1, story="A walk."))
    file = home.post("/journal/files/md")
    assert "A walk." in file.content.decode()
    assert 'filename="notes-' in file.headers["Content-Disposition"]
    assert file.headers["Content-Type"] == "text/markdown; charset=utf-8"


def test_a_copy_is_only_given_to_a_form(home: Client) -> None:
    assert home.get("/journal/files/json").headers["Location"] == "/journal/files"
    assert home.post("/journal/files/exe").status_code == 404


@override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=-1)
def test_a_copy_asks_for_the_passphrase_again_after_a_while(home: Client) -> None:
    answer = home.post("/journal/files/json")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/confirm?next=%2Fjournal%2Ffiles%2Fjson"
    assert not answer.content


def test_a_draft_is_in_no_copy(home: Client, own: Desks) -> None:
    own().put(
        Draft(id=name(7), at=NIGHT, zone="UTC", written=LATER, form="entry", values=(("story", "hush"),))
    )
    for way in ("json", "md", "csv"):
        assert b"hush" not in home.post(f"/journal/files/{way}").content
