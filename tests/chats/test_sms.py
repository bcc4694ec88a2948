from datetime import datetime

import pytest
from exports import FIXTURES, OPTIONS, drafts_of, rows_of, said
from held import held
from hypothesis import given, settings
from hypothesis import strategies as st

from quills.chats import sms
from quills.chats.draft import Draft
from quills.chats.sms.mending import mend, mended
from quills.errors import ExportError

BACKUP = (FIXTURES / "sms" / "sms-20240310.xml").read_bytes()
CALLS = (FIXTURES / "sms" / "calls-20240310.xml").read_bytes()


def text(
    body: str, *, address: str = "+15550100123", kind: int = 1, at: int = 1710061200000, name: str = "Ana"
) -> str:
    return f'<sms address="{address}" date="{at}" type="{kind}" body="{body}" contact_name="{name}" />'


def backup(*elements: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses>{''.join(elements)}</smses>"


def read(*files: str | bytes) -> dict[str | None, Draft]:
    parts = [held(file) for file in files]
    assert all(sms.recognises(part) for part in parts)
    return {draft.title: draft for draft in sms.read(parts, OPTIONS)}


def test_it_reads_a_draft_for_each_conversation() -> None:
    drafts = {draft.title: draft for draft in drafts_of(sms, "sms/sms-20240310.xml")}
    assert list(drafts) == ["Ana", "QuickBank", "Ana, Chidi", "Chidi"]
    assert said(drafts["Ana"]) == [
        (1, "Ana", "Morning 😀 did you sleep?", "text"),
        (2, "Me", 'Like a stone. She said "good"\ntwice 💕', "text"),
        (6, "Ana", "Look who is here", "media"),
        (9, "Ana", "", "voice"),
        (10, "Ana", "", "media"),
    ]
    assert said(drafts["Ana, Chidi"]) == [
        (7, "Me", "Dinner for three?", "text"),
        (8, "Chidi", "Dinner\nYes & gladly", "text"),
    ]
    assert said(drafts["QuickBank"]) == [(5, "QuickBank", "Your code is 40 41 42", "text")]
    assert all((draft.clock, draft.me) == ("utc", "Me") for draft in drafts.values())


def test_what_was_never_sent_is_left_out_and_said() -> None:
    ana = drafts_of(sms, "sms/sms-20240310.xml")[0]
    assert list(ana.unexplained) == [3, 4, 12, 13]
    assert ana.read == 13
    assert list(ana.notes) == [
        "Left out because they were never sent: 1 drafts, 1 messages that could not be sent."
    ]


def test_times_are_utc() -> None:
    ana = drafts_of(sms, "sms/sms-20240310.xml")[0]
    assert [row[1] for row in rows_of(ana)] == [
        datetime(2024, 3, 10, 9, 0),
        datetime(2024, 3, 10, 9, 1),
        datetime(2024, 3, 10, 9, 5),
        datetime(2024, 3, 10, 9, 8),  # written in seconds
        datetime(2024, 3, 10, 9, 9),
    ]


def test_it_reads_calls() -> None:
    [ana] = drafts_of(sms, "sms/calls-20240310.xml")
    assert said(ana) == [(1, "Ana", "", "call"), (2, "Me", "", "call"), (3, "Ana", "missed", "call")]
    assert list(ana.unexplained) == [4]


def test_calls_and_messages_with_one_person_are_one_conversation() -> None:
    drafts = {draft.title: draft for draft in drafts_of(sms, "sms")}
    ana = drafts["Ana"]
    assert ana.rows["kind"].to_list() == ["call", "call", "call", "text", "text", "media", "voice", "media"]
    assert ana.rows["line"].to_list() == [1, 2, 3, 5, 6, 10, 13, 14]


def test_backups_that_overlap_are_counted_once() -> None:
    twice = text("hi") * 2
    drafts = read(
        backup(twice, text("ho", kind=2, at=1710061201000)), backup(twice, text("new", at=1710061202000))
    )
    assert said(drafts["Ana"]) == [
        (1, "Ana", "hi", "text"),
        (2, "Ana", "hi", "text"),
        (3, "Me", "ho", "text"),
        (6, "Ana", "new", "text"),
    ]
    assert "2 messages stand in more than one backup and are counted once." in drafts["Ana"].notes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+4915112345678", "0151 1234-5678"),
        ("+15550100123", "(555) 010-0123"),
        ("+33612345678", "06 12 34 56 78"),
        ("004915112345678", "+49 151 12345678"),
        ("QuickBank", "QUICKBANK"),
    ],
)
def test_a_number_is_one_however_it_is_written(one: str, other: str) -> None:
    drafts = read(backup(text("a", address=one), text("b", address=other, name="(Unknown)")))
    assert [said(draft) for draft in drafts.values()] == [[(1, "Ana", "a", "text"), (2, "Ana", "b", "text")]]


def test_numbers_of_two_people_stay_two() -> None:
    drafts = read(
        backup(
            text("a", address="+12125550100", name="Ana"),
            text("b", address="+13125550100", name="Ben"),
            text("c", address="5550100", name="Eve"),
        )
    )
    assert list(drafts) == ["Ana", "Ben", "Eve"]


def test_somebody_called_me_is_not_the_owner() -> None:
    [draft] = read(backup(text("a", name="Me"), text("b", kind=2, name="Me"))).values()
    assert [row[2] for row in rows_of(draft)] == ["+15550100123", "Me"]


def test_a_backup_that_says_it_holds_more_is_noted() -> None:
    [draft] = read(f'<smses count="3">{text("a")}</smses>').values()
    assert list(draft.notes) == ["export says that it holds 3 records; 1 are in it."]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("&#55357;&#xde00;!", "😀!"),
        ("&#128512;", "😀"),
        ("a&#55357;b", "a\ufffdb"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#0;&#11;&#65535;&#1114112;", "\ufffd" * 4),
        ("&#9;&#10;&#13;&amp;#55357;", "\t\n\r&#55357;"),
        ("a\x01b", "a\ufffdb"),
    ],
)
def test_halves_of_emoji_and_forbidden_characters_are_mended(written: str, read_as: str) -> None:
    [draft] = read(backup(text(written))).values()
    assert rows_of(draft)[0][3] == read_as


@given(st.integers(1, 40), st.lists(st.sampled_from(["&#55357;&#xDE00;", "&amp;", "x", "&#10;", "&#55357;"])))
def test_mending_does_not_depend_on_where_the_pieces_end(size: int, pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert "".join(mended(held(whole), size)) == mend(whole)


BOMB = '<!DOCTYPE smses [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        '<!DOCTYPE smses [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE smses SYSTEM "http://192.0.2.1/smses.dtd">',
        "<!DOCTYPE smses>",
    ],
)
def test_entities_and_document_types_are_refused_in_one_sentence(prolog: str) -> None:
    part = held(f"{prolog}<smses>{text('&b;')}</smses>")
    assert sms.recognises(part)
    with pytest.raises(ExportError, match="declares entities or a document type"):
        sms.read([part], OPTIONS)


@pytest.mark.parametrize("end", [12, 400, 2000])
def test_a_backup_that_is_cut_is_refused_in_one_sentence(end: int) -> None:
    with pytest.raises(
        ExportError, match=r"export is damaged or cut short \(line \d+: .*\); make the backup again\.$"
    ):
        sms.read([held(BACKUP[:-end])], OPTIONS)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "<smses",
        "<html><body>smses</body></html>",
        "<?xml version='1.0'?><messages><sms/></messages>",
        "<calls><conference/></calls>",
        'text with <smses count="1">',
        '{"smses": []}',
    ],
)
def test_other_files_are_not_recognised(other: str) -> None:
    assert not sms.recognises(held(other or " "))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_other_encodings_are_read(encoding: str) -> None:
    [draft] = read(backup(text("Grüße &#55357;&#56832;")).encode(encoding)).values()
    assert rows_of(draft)[0][3] == "Grüße 😀"


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_damage_gives_drafts_or_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([BACKUP, CALLS]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    part = held(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])
    sms.recognises(part)
    try:
        drafts = sms.read([part], OPTIONS)
    except ExportError:
        return
    messages = sum(draft.rows.height for draft in drafts)
    for draft in drafts:
        assert set(draft.unexplained).isdisjoint(draft.rows["line"])
        assert draft.read == len(draft.unexplained) + messages


@given(st.binary(max_size=200))
def test_noise_gives_drafts_or_a_sentence(noise: bytes) -> None:
    for data in (noise, b"<smses>" + noise, b'<smses><sms address="' + noise):
        sms.recognises(held(data))
        try:
            sms.read([held(data)], OPTIONS)
        except ExportError:
            continue
