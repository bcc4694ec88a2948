"""What leaves the journal as a file comes back whole; what is no journal is refused, and nothing taken."""

import csv
import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_journals import JOURNALS, NIGHT, TEXT, entry, memory, name, narrative

from quills.web.journal.documents import KINDS, Kept
from quills.web.journal.errors import JournalError
from quills.web.journal.exchange import SIZE, read
from quills.web.journal.exchange.archive import MOST, to_json
from quills.web.journal.exchange.cells import safe, unsafe
from quills.web.journal.exchange.flat import columns
from quills.web.journal.exchange.markdown import to_markdown
from quills.web.journal.exchange.merging import merge
from quills.web.journal.exchange.tables import to_csv, to_zip


@given(JOURNALS)
def test_a_journal_comes_back_from_json_to_the_last_byte(journal: list[Kept]) -> None:
    """Export, import, export: equal files."""
    written = to_json(journal)
    assert to_json(read(written)) == written
    assert {one.id: one for one in read(written)} == {one.id: one for one in journal}


@given(JOURNALS)
def test_a_journal_comes_back_from_csv_to_the_last_byte(journal: list[Kept]) -> None:
    """The zip of tables loses nothing either."""
    written = to_zip(journal)
    assert to_json(read(written)) == to_json(journal)
    assert to_zip(read(written)) == written


@pytest.mark.parametrize("kind", KINDS)
def test_one_table_comes_back_alone(kind: str) -> None:
    journal: list[Kept] = [entry(), memory(), narrative()]
    back = read(to_csv(journal, kind).encode())
    assert list(back) == [one for one in journal if one.__struct_config__.tag == kind]


def test_json_is_json_with_a_document_on_each_line() -> None:
    written = to_json([entry(), memory()])
    told = json.loads(written)
    assert (told["quills"], told["format"]) == ("journal", 1)
    assert [one["kind"] for one in told["documents"]] == ["entry", "memory"]
    assert written.count(b"\n") == 4


# ---- spreadsheets ----------------------------------------------------------------------------------


@given(TEXT | st.text(alphabet="'=+-@;,\t\r\n \"x"))
def test_marking_formulas_can_be_undone(text: str) -> None:
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        (" @SUM(A1)", " '@SUM(A1)"),
        ("tea;=cmd|' /C calc'!A0", "tea;'=cmd|' /C calc'!A0"),
        ("first\n-second", "first\n'-second"),
        ("a-b = c", "a-b = c"),
        ("it's fine", "it's fine"),
    ],
)
def test_no_cell_begins_a_formula(text: str, cell: str) -> None:
    assert safe(text) == cell


@given(JOURNALS)
def test_no_cell_of_any_table_begins_with_a_formula(journal: list[Kept]) -> None:
    for kind in KINDS:
        for row in csv.reader(io.StringIO(to_csv(journal, kind), newline="")):
            assert not [cell for cell in row if cell.lstrip()[:1] in {"=", "+", "-", "@"}]


def test_a_table_saved_by_a_spreadsheet_with_semicolons_is_read() -> None:
    rows = list(csv.reader(io.StringIO(to_csv([entry(story="tea, then\nsleep")], "entry"), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    assert read(out.getvalue().encode("utf-8-sig")) == (entry(story="tea, then\nsleep"),)


# ---- what is refused -------------------------------------------------------------------------------


def _json(*documents: object, number: int = 1, quills: str = "journal") -> bytes:
    return json.dumps({"quills": quills, "format": number, "documents": documents}).encode()


GOOD = json.loads(to_json([entry()]))["documents"][0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no table of a journal"),
        (b"hello", "no table of a journal"),
        (b"{", "damaged or cut short"),
        (b"[]", "not a journal"),
        (b'{"quills":"journal","format":1,"documents":' + b"[" * 50_000, "damaged or cut short"),
        (_json(GOOD)[:-2] + b"," + b"[" * 50_000 + b"]" * 50_000 + b"]}", "damaged or cut short"),
        (b'{"quills": "\xff"}', "damaged or cut short"),
        (b"\xff\xfe{", "not UTF-8"),
        (to_json([entry()])[:-20], "damaged or cut short"),
        (_json(quills="diary"), "holds no journal"),
        (_json(number=2), "format 2; this version reads format 1"),
        (_json(3), "Document 1"),
        (_json(GOOD, GOOD | {"strong": 11}), "Document 2 of the file: strong has to be from 0 to 10."),
        (_json(GOOD | {"feeling": "spiffy"}), "feeling is none of the choices"),
        (_json(GOOD | {"mood": 1}), "Document 1 of the file: .*unknown field"),
        (_json(GOOD | {"kind": "draft"}), "Document 1"),
        (_json(GOOD | {"at": "2026-01-13T23:40:00"}), "at has to say its offset"),
        (_json(GOOD | {"at": "0002-01-13T23:40:00Z"}), "outside of the years"),
        (_json(GOOD | {"zone": "../../etc/passwd"}), "no time zone"),
        (_json(GOOD | {"id": "1"}), "not an id"),
        (_json(GOOD | {"story": "x" * 20_001}), "story is longer than 20000"),
        (_json(GOOD | {"story": "\x00"}), "no text"),
        (_json(GOOD | {"format": 9}), "format 9"),
        (_json(GOOD, GOOD | {"strong": 3}), "Document 2 of the file: Another document .* same id"),
        (b"PK\x03\x04 not really", "damaged or locked"),
        (b"kind,id\r\nentry\r\n", "cut short or too long"),
        (b'kind,id\r\n"entry', "damaged or cut short"),
        (b"kind,kind\r\n", "no table of a journal"),
        (b"kind,id,spy\r\nentry,1,2\r\n", "spy is no column"),
        (b"kind,id\r\nlove,1\r\n", "kind is none of the choices"),
    ],
)
def test_what_is_no_journal_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(JournalError, match=says):
        read(data)


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    with pytest.raises(JournalError, match="larger than 32 MB"):
        read(b" " * (SIZE + 1))


def test_a_file_with_too_many_documents_is_refused() -> None:
    with pytest.raises(JournalError, match="more than 100000 documents"):
        read(b'{"quills":"journal","format":1,"documents":[' + b"1," * MOST + b"1]}")


@pytest.mark.parametrize("inside", ["notes.txt", "../entry.csv", "a/entry.csv"])
def test_a_zip_with_anything_else_is_refused(inside: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as store:
        store.writestr(inside, "x")
    with pytest.raises(JournalError, match="no table of a journal"):
        read(out.getvalue())


def test_a_zip_that_grows_beyond_measure_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as store:
        store.writestr("entry.csv", b" " * (129 * 2**20))
    with pytest.raises(JournalError, match="more than a journal"):
        read(out.getvalue())


@given(st.binary(max_size=300), st.sampled_from([b"", b"{", b"PK\x03\x04", b"kind,id\r\n"]))
def test_no_bytes_give_anything_but_a_journal_or_a_sentence(data: bytes, start: bytes) -> None:
    with suppress(JournalError):
        assert read(start + data) == ()


# ---- what is there already -------------------------------------------------------------------------


def test_it_adds_only_what_is_new_and_changes_nothing() -> None:
    kept: dict[str, Kept] = {one.id: one for one in (entry(1), entry(2))}
    merged = merge(kept, [entry(1), entry(2, strong=4), entry(3)])
    assert [one.name for one in merged.new] == [name(3)]
    assert (merged.equal, merged.changed) == (1, 1)


def test_what_arrives_lies_in_a_new_row_and_leaves_under_its_old_name() -> None:
    (arrived,) = merge({}, [entry(3)]).new
    assert arrived.id not in {name(3), arrived.first}
    assert to_json([arrived]) == to_json([entry(3)])
    assert to_zip([arrived]) == to_zip([entry(3)])


def test_every_column_has_its_own_name() -> None:
    assert columns("narrative")[:7] == ("kind", "id", "at", "zone", "written", "format", "belief")
    for kind in KINDS:
        assert len(set(columns(kind))) == len(columns(kind))


# ---- Markdown --------------------------------------------------------------------------------------


def test_markdown_reads_like_a_notebook() -> None:
    told = to_markdown([entry(strong=7, story="# not a heading\n<b>plain</b>")], "en")
    assert told == (
        "# Journal\n\n## 2026-01-13 23:40 · Entry\n\n"
        "> It began with a late answer. I felt panicky, 7 of 10. I sent more messages.\n\n"
        "### In my own words\n\n> # not a heading\n> \\<b>plain\\</b>\n"
    )


def test_markdown_tells_the_clock_on_the_wall() -> None:
    assert NIGHT.isoformat() == "2026-01-13T23:40:00+01:00"
    assert "## 2026-01-14 04:25 · Eintrag" in to_markdown([entry(zone="Asia/Kathmandu")], "de")


def test_an_empty_journal_is_no_failure() -> None:
    assert to_markdown([], "en") == "# Journal\n\nNothing here yet, and nothing is missing.\n"
    assert read(to_json([])) == read(to_zip([])) == ()
