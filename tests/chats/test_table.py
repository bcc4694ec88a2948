import csv
import io
import json
import time
from datetime import datetime, timedelta

import pytest
from exports import FIXTURES, OPTIONS, drafts_of, rows_of, said
from held import held
from hypothesis import given, settings
from hypothesis import strategies as st

from quills.chats import imessage, sms, table
from quills.chats.draft import DateOrder, Draft, Options, Reader
from quills.errors import ExportError
from quills.frames import KINDS

FILES = sorted((FIXTURES / "table").iterdir())


def read(text: str | bytes, options: Options = OPTIONS) -> Draft:
    part = held(text)
    assert table.recognises(part)
    [draft] = table.read([part], options)
    return draft


def times(*written: str, order: DateOrder | None = None) -> Draft:
    lines = "".join(f'"{one}",Ana,hi\n' for one in written)
    return read(f"time,sender,text\n{lines}", Options(OPTIONS.tz, date_order=order))


def moments(draft: Draft) -> list[datetime]:
    return [row[1] for row in rows_of(draft)]


def test_it_reads_semicolons_two_columns_of_time_and_quoted_lines() -> None:
    [draft] = drafts_of(table, "table/notes.csv")
    assert rows_of(draft) == [
        (1, datetime(2022, 5, 17, 17, 29), "Ana", "Did you get home?\nI was worried", "text"),
        (2, datetime(2022, 5, 17, 17, 31), "Ben", "Yes; just now", "text"),
        (3, datetime(2022, 5, 18, 9, 5), "Ana", "", "media"),
        (4, datetime(2022, 5, 18, 9, 10), None, "Ana changed the group's name", "system"),
    ]
    assert (draft.read, list(draft.unexplained)) == (6, [5, 6])
    assert (draft.clock, draft.date_order, draft.date_order_guessed) == ("local", "dmy", False)


def test_it_reads_what_a_spreadsheet_writes() -> None:
    [draft] = drafts_of(table, "table/excel.csv")
    assert rows_of(draft) == [
        (1, datetime(2021, 3, 4, 9, 5), "Ana", "hi", "text"),
        (2, datetime(2021, 3, 13, 21, 6), "Ben", 'say "hi", you', "text"),
    ]
    assert list(draft.unexplained) == [3]  # a comma that nobody quoted
    assert (draft.date_order, draft.date_order_guessed) == ("mdy", False)


def test_it_reads_tabs() -> None:
    [draft] = drafts_of(table, "table/tabs.tsv")
    assert said(draft) == [(1, "Ana", "hi", "text"), (2, "Ben", "quoted\tand tabbed", "text")]
    assert draft.date_order is None


def test_it_reads_what_quills_itself_writes() -> None:
    [draft] = drafts_of(table, "table/messages.jsonl")
    assert rows_of(draft) == [
        (1, datetime(2022, 5, 17, 17, 29, 42), "Ana", "Did you get home?", "text"),
        (2, datetime(2022, 5, 17, 17, 31), "Ben", "Yes, just now", "edited"),
        (3, datetime(2022, 5, 17, 17, 31, 5), None, "Messages are encrypted", "system"),
        (4, datetime(2022, 5, 17, 17, 32), "Ben", "", "voice"),
    ]


def test_it_reads_a_draft_for_each_labelled_chat() -> None:
    a, b = drafts_of(table, "table/labelled.jsonl")
    assert (a.title, b.title, a.clock) == ("a", "b", "utc")
    assert said(a) == [(1, "Ana", "hi", "text"), (2, "Ben", "hey", "text")]
    assert moments(b) == [datetime(2022, 5, 18, 5), datetime(2022, 5, 18, 5, 1)]


def test_it_reads_an_array_with_times_since_1970() -> None:
    [draft] = drafts_of(table, "table/array.json")
    assert moments(draft) == [datetime(2022, 5, 17, 17, 29, 42), datetime(2022, 5, 17, 17, 29, 52, 500_000)]
    assert (draft.clock, list(draft.unexplained)) == ("utc", [3])


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2022-05-17 17:29", datetime(2022, 5, 17, 17, 29)),
        ("2022-05-17T17:29:42.5", datetime(2022, 5, 17, 17, 29, 42, 500_000)),
        ("2022/5/7, 17:29:42,123456", datetime(2022, 5, 7, 17, 29, 42, 123_000)),
        ("2022-05-17T17:29:42Z", datetime(2022, 5, 17, 17, 29, 42)),
        ("2022-05-17T17:29:42+02:00", datetime(2022, 5, 17, 15, 29, 42)),
        ("2022-05-17 17:29:42 -0530", datetime(2022, 5, 17, 22, 59, 42)),
        ("2022-05-17 17:29 UTC", datetime(2022, 5, 17, 17, 29)),
        ("1652808582", datetime(2022, 5, 17, 17, 29, 42)),
        ("1652808582.25", datetime(2022, 5, 17, 17, 29, 42, 250_000)),
        ("1652808582001", datetime(2022, 5, 17, 17, 29, 42, 1_000)),
        ("17.05.2022, 5:29 PM", datetime(2022, 5, 17, 17, 29)),
        ("17.5.22 12.05 a.m.", datetime(2022, 5, 17, 0, 5)),
        ("1990-01-01 00:00", datetime(1990, 1, 1)),
    ],
)
def test_it_reads_a_time(written: str, moment: datetime) -> None:
    assert moments(times(written)) == [moment]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2022-05-17",
        "2022-02-30 10:00",
        "2022-05-17 24:01",
        "2022-05-17 10:61",
        "1989-12-31 23:59",
        "2100-01-01 00:00",
        "17/05/2022 13:00 PM",
        "99999999999999",
        "-1652808582",
        "17/5 10:00",
    ],
)
def test_what_is_no_time_is_unexplained(written: str) -> None:
    draft = times("2022-05-17 17:29", written)
    assert (len(draft.rows), list(draft.unexplained)) == (1, [2])


@pytest.mark.parametrize(
    ("written", "order", "guessed"),
    [
        (("13/04/2021 10:00", "01/05/2021 10:00"), "dmy", False),
        (("04/13/2021 10:00", "05/01/2021 10:00"), "mdy", False),
        (("01/04/2021 10:00", "02/04/2021 10:00", "01/05/2021 10:00"), "dmy", False),  # time runs forward
        (("04/01/2021 10:00", "04/02/2021 10:00", "05/01/2021 10:00"), "mdy", False),
        (("03/04/2021 10:00",), "dmy", True),
        (("2021-04-13 10:00",), None, False),
    ],
)
def test_the_order_of_dates_is_decided_by_the_whole_column(
    written: tuple[str, ...], order: DateOrder | None, guessed: bool
) -> None:
    draft = times(*written)
    assert (draft.date_order, draft.date_order_guessed) == (order, guessed)


def test_the_person_settles_the_order_of_dates() -> None:
    draft = times("03/04/2021 10:00", order="mdy")
    assert moments(draft) == [datetime(2021, 3, 4, 10)]
    assert (draft.date_order, draft.date_order_guessed) == ("mdy", False)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            ("2022-05-17 17:29", "x", "2022-05-17T17:30Z"),
            "row 3 says how far its time is from UTC and row 1 does not",
        ),
        (
            ("1652808582", "2022-05-17 17:29"),
            "row 2 does not say how far its time is from UTC and row 1 does",
        ),
    ],
)
def test_times_with_and_without_an_offset_are_an_error_that_names_the_row(
    rows: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(ExportError, match=sentence):
        times(*rows)


def test_a_column_without_any_time_is_an_error_that_shows_one() -> None:
    with pytest.raises(ExportError, match="has no time that Quills can read \\('last Monday'\\)"):
        times("last Monday", "today")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "time,who,text\n",
            r"lacks a column for sender \(sender, from, author, name\); .* 'time', 'who', 'text'\.$",
        ),
        ("a\n1\n", "lacks a column for time .*; sender .*; text .*; its columns are 'a'"),
        (
            '{"when": 1, "from": "Ana"}\n',
            "lacks a column for time .*; text .*; its columns are 'when', 'from'",
        ),
    ],
)
def test_a_missing_column_is_an_error_that_lists_what_is_there(text: str, sentence: str) -> None:
    assert not table.recognises(held(text))
    with pytest.raises(ExportError, match=sentence):
        table.read([held(text)], OPTIONS)


@pytest.mark.parametrize(
    "header",
    [
        "time,sender,text",
        "Timestamp;Author;Body",
        "DATE\tTIME\tName\tContent",
        '"Date Time","From","Message"',
        "\ufefftime,sender,text",
        " t , from , text ",
        "id,DateTime,Sender,Message,Type,likes",
    ],
)
def test_columns_are_found_by_any_of_their_names(header: str) -> None:
    assert table.recognises(held(f"{header}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Ana,\nI wanted to write, and then the text got lost, from me.\n",
        "time,text\n2022-05-17 17:29,hi\n",
        "Date;Name;Text;Amount\n17.05.2022;Bakery;Bread;-4,20\n",
        "Datum,Naam,Bedrag\n",
        "time,sender,text",  # cut within the header, or nothing under it
        "[1, 2, 3]",
        '{"time": {"s": 1}, "sender": "Ana", "text": "hi"}\n',
        '{"name": "Ana", "messages": [{"date": "2022", "from": "Ana", "text": "hi"}]}',
        '{\n "time": 1,\n "sender": "Ana",\n "text": "hi"\n}',
        "[" * 100_000,
        '{"a":' * 50_000,
    ],
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not table.recognises(held(text or " "))


def test_unreadable_rows_are_unexplained() -> None:
    draft = read(
        "time,sender,text\n2022-05-17 17:29,Ana,hi\n\n2022-05-17 17:30,Ana\n"
        '2022-05-17 17:31,Ana,"he said "no" to me"\n2022-05-17 17:32,,who?\n2022-05-17 17:33,Ben,yes,,\n'
    )
    assert said(draft) == [(1, "Ana", "hi", "text"), (5, "Ben", "yes", "text")]
    assert (draft.read, list(draft.unexplained)) == (5, [2, 3, 4])


def test_unreadable_objects_are_unexplained() -> None:
    good = '{"time": "2022-05-17 17:29", "sender": "Ana", "text": "hi"}'
    bad = [
        "{}",
        "nonsense",
        '{"time": 1, "sender": [], "text": ""}',
        '{"t": true, "from": "A", "text": ""}',
        "[1]",
    ]
    draft = read("\n".join([good, *bad, "", good]))
    assert [row[0] for row in rows_of(draft)] == [1, 7]
    assert list(draft.unexplained) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        'time,sender,text\n2022-05-17 17:29,Ana,"hi',
        'time,sender,text\n2022-05-17 17:29,Ana,"' + "hi\n" * 100_000,
        '{"time": "2022-05-17 17:29", "sender": "Ana", "text": "hi"}\n{"time": "2022',
        '[{"time": "2022-05-17 17:29", "sender": "Ana", "text": "hi"}, {"time"',
    ],
)
def test_a_file_that_is_cut_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ExportError, match="cut short"):
        read(text)


def test_only_kinds_that_quills_knows_are_taken_over() -> None:
    rows = "".join(f"2022-05-17 17:29,Ana,hi,{kind}\n" for kind in [*KINDS, " Voice ", "SMS", ""])
    assert read(f"time,sender,text,type\n{rows}").rows["kind"].to_list() == [*KINDS, "voice", "text", "text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_other_encodings_are_read(encoding: str) -> None:
    for text in (
        "time,sender,text\n2022-05-17 17:29,Zoë,grüß dich\n",
        '{"t": 1652808582, "from": "Zoë", "text": "ü"}',
    ):
        assert rows_of(read(text.encode(encoding)))[0][2] == "Zoë"


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8)
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t"), min_size=1, max_size=30
)
rows = st.lists(
    st.tuples(st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30)), names, words),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(rows, st.sampled_from(",;\t"))
def test_whatever_is_written_is_read_again(written: list[tuple[datetime, str, str]], separator: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerows(
        [("time", "sender", "text"), *((moment.isoformat(), *rest) for moment, *rest in written)]
    )
    lines = "\n".join(
        json.dumps({"time": at.isoformat(), "sender": by, "text": text}) for at, by, text in written
    )
    expected = [
        (at.replace(microsecond=at.microsecond // 1000 * 1000), by, text, "text" if text.strip() else "media")
        for at, by, text in written
    ]
    for draft in (read(file.getvalue()), read(lines)):
        assert [(at, by, text, kind) for _, at, by, text, kind in rows_of(draft)] == expected


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_damage_gives_drafts_or_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(FILES)).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    part = held(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
    table.recognises(part)
    try:
        drafts = table.read([part], OPTIONS)
    except ExportError:
        return
    messages = sum(draft.rows.height for draft in drafts)
    for draft in drafts:
        assert draft.read == len(draft.unexplained) + messages


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_noise_gives_drafts_or_a_sentence(noise: bytes) -> None:
    for data in (
        noise,
        b"time,sender,text\n" + noise,
        b'{"time":1,"sender":"a","text":"b"}\n' + noise,
        b"[" + noise,
    ):
        table.recognises(held(data))
        try:
            table.read([held(data)], OPTIONS)
        except ExportError:
            continue


def test_a_hundred_thousand_rows_take_no_more_than_seconds() -> None:
    start = datetime(2020, 1, 1)
    lines = [f"{start + timedelta(minutes=n)},{'AB'[n % 2]},how are you\n" for n in range(100_000)]
    before = time.process_time()
    assert read("time,sender,text\n" + "".join(lines)).rows.height == 100_000
    assert time.process_time() - before < 30  # of the processor, which other work does not use up


@pytest.mark.parametrize("reader", [imessage, sms, table])
def test_each_reader_claims_its_own_files_alone(reader: Reader) -> None:
    for path in (path for path in FIXTURES.rglob("*") if path.is_file()):
        own = path.relative_to(FIXTURES).parts[0] == reader.NAME
        assert reader.recognises(held(path.read_bytes(), path.name)) == own, path


def test_digits_of_other_scripts_in_a_clock_are_unexplained() -> None:
    """They are no ISO time; the row is named, and the file is not brought down."""
    rows = [
        '{"t":"2022-05-17T\u0661\u0667:29:42Z","from":"Ana","text":"hi"}',
        '{"t":"2022-05-17T17:30:00Z","from":"Ben","text":"ho"}',
    ]
    [draft] = table.read([held("\n".join(rows))], OPTIONS)
    assert list(draft.unexplained) == [1]
    assert draft.rows["line"].to_list() == [2]
