from datetime import datetime
from pathlib import Path

import pytest
from exports import FIXTURES, OPTIONS, drafts_of, part_of, rows_of, said
from held import held
from hypothesis import given, settings
from hypothesis import strategies as st

from quills.chats import imessage
from quills.chats.draft import Draft
from quills.errors import ExportError

TEXT = (FIXTURES / "imessage" / "ana.txt").read_bytes()
PAGE = (FIXTURES / "imessage" / "page.html").read_bytes()
QUOTED = (
    "You wrote this back then:\nMay 17, 2022  5:29:42 PM\nMe\nand now this\n\n"
    "Jan 5, 2021 10:30:00 AM was when we met"
)


def page(body: str) -> str:
    return f"<html><head><style>.a {{}}</style></head><body>{body}</body></html>"


def bubble(
    words: str, *, stamp: str = "May 17, 2022  5:29:42 PM", sender: str = "Ana", side: str = "received"
) -> str:
    return (
        f'<div class="message"><div class="{side}"><p><span class="timestamp">{stamp}</span>'
        f'<span class="sender">{sender}</span></p><hr><div class="message_part">'
        f'<span class="bubble">{words}</span></div></div></div>'
    )


def read_text(folder: Path, text: str | bytes, name: str = "Ana.txt") -> Draft:
    part = part_of(folder, text, name)
    assert imessage.recognises(part)
    [draft] = imessage.read([part], OPTIONS)
    return draft


def test_it_reads_the_text_export() -> None:
    [draft] = drafts_of(imessage, "imessage/ana.txt")
    assert said(draft) == [
        (1, "Me", "Did you get home all right?", "text"),
        (5, "Ana", "Yes! Two things:\n\n1. the door is still stuck\n2. I miss you already", "text"),
        (14, "Ana", "Look who waited for me", "media"),
        (28, "Me", "She is so big now", "text"),
        (33, "Ana", "I know!!", "text"),
        (39, None, "You named the conversation Two of us", "system"),
        (41, "Ana", "Sleep well, love", "voice"),
        (46, "Me", "Bring the keys please", "edited"),
        (51, "Ana", "", "deleted"),
        (55, "Ana", "", "deleted"),
        (57, "Ana", "", "location"),
        (61, "Ana", "", "location"),
        (66, "Me", "https://example.org/curtains\nBlue curtains\nFor a room that faces south", "text"),
        (72, "Ana", QUOTED, "text"),
        (81, "Ana", "", "media"),
        (85, "Me", "", "call"),
        (90, "Me", "never mind", "deleted"),
        (95, "Ana", "- Pizza (1)\n  - Ana\n- Noodles (0)", "poll"),
    ]
    assert (draft.title, draft.clock, draft.me) == ("ana", "local", "Me")
    assert (draft.read, list(draft.unexplained)) == (100, [])
    assert draft.read == len(TEXT.splitlines())


def test_its_times_are_the_clock_of_the_machine_that_exported() -> None:
    [draft] = drafts_of(imessage, "imessage/ana.txt")
    assert [row[1] for row in rows_of(draft)][:6] == [
        datetime(2022, 5, 17, 17, 29, 42),
        datetime(2022, 5, 17, 17, 33, 10),
        datetime(2022, 5, 17, 17, 34),
        datetime(2022, 5, 17, 17, 36, 5),
        datetime(2022, 5, 17, 17, 37),
        datetime(2022, 5, 18, 0, 5, 9),
    ]


def test_it_reads_the_page() -> None:
    [draft] = drafts_of(imessage, "imessage/page.html")
    assert said(draft) == [
        (1, "Me", 'Is 5 < 6 & "you" there?', "text"),
        (2, "Ana", "Yes.\nTwo lines", "media"),
        (4, "Me", "She is so big now", "text"),
        (5, None, "You named the conversation Two of us", "system"),
        (6, "Ana", "Sleep well, love", "voice"),
        (7, "Me", "Bring the keys", "edited"),
        (8, "Ana", "", "deleted"),
        (9, "Me", "", "deleted"),
        (10, "Ana", "", "location"),
        (11, "Ana", "", "location"),
        (12, "Me", "The room\nhttps://example.org/curtains", "text"),
        (13, "Ana", "never mind", "deleted"),
    ]
    assert (draft.title, draft.clock, draft.me, draft.read) == ("page", "local", "Me", 13)
    assert list(draft.unexplained) == []


def test_both_forms_have_the_same_times() -> None:
    [text], [shown] = (drafts_of(imessage, f"imessage/{name}") for name in ("ana.txt", "page.html"))
    times = {row[1] for row in rows_of(text)}
    assert {row[1] for row in rows_of(shown)} <= times


def test_a_reply_is_kept_where_its_own_place_is_not_in_the_export(tmp_path: Path) -> None:
    draft = read_text(
        tmp_path,
        "May 17, 2022  5:29:42 PM\nAna\nhome?\n"
        "    May 17, 2022  5:31:00 PM\n    Me\n    yes\n    and you?\n\n\n"
        "May 17, 2022  6:00:00 PM\nAna\ngood\n",
    )
    assert said(draft) == [
        (1, "Ana", "home?", "text"),
        (4, "Me", "yes\nand you?", "text"),
        (10, "Ana", "good", "text"),
    ]


def test_a_sender_line_is_needed_under_a_time(tmp_path: Path) -> None:
    draft = read_text(tmp_path, "May 17, 2022  5:29:42 PM\nAna\nlook:\n\nMay 17, 2022  5:30:00 PM\n\nodd\n")
    assert said(draft) == [(1, "Ana", "look:\n\nMay 17, 2022  5:30:00 PM\n\nodd", "text")]


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("May 17, 2022 12:00:00 AM", datetime(2022, 5, 17)),
        ("May 17, 2022 12:00:00 PM", datetime(2022, 5, 17, 12)),
        ("May 17, 2022 17:29:42", datetime(2022, 5, 17, 17, 29, 42)),
        ("2022-05-17 17:29:42", datetime(2022, 5, 17, 17, 29, 42)),
    ],
)
def test_it_reads_the_clock(tmp_path: Path, stamp: str, time: datetime) -> None:
    assert rows_of(read_text(tmp_path, f"{stamp}\nAna\nhi\n"))[0][1] == time
    [shown] = imessage.read([part_of(tmp_path, page(bubble("hi", stamp=stamp)), "a.html")], OPTIONS)
    assert rows_of(shown)[0][1] == time


@pytest.mark.parametrize(
    "stamp",
    [
        "May 32, 2022  5:29:42 PM",
        "May 17, 1989  5:29:42 PM",
        "May 17, 2101  5:29:42 PM",
        "May 17, 2022 13:29:42 PM",
        "Dec 31, 2000  4:00:00 PM",  # Apple's zero in California: a message without a time
    ],
)
def test_an_impossible_time_is_unexplained(tmp_path: Path, stamp: str) -> None:
    draft = read_text(tmp_path, f"May 17, 2022  5:29:42 PM\nAna\nhi\n\n{stamp}\nMe\nlost\n")
    assert said(draft) == [(1, "Ana", "hi", "text")]
    assert list(draft.unexplained) == [5, 6, 7]
    both = page(bubble("hi") + bubble("lost", stamp=stamp))
    [shown] = imessage.read([part_of(tmp_path, both, "a.html")], OPTIONS)
    assert said(shown) == [(1, "Ana", "hi", "text")]
    assert list(shown.unexplained) == [2]


def test_the_owner_of_an_export_with_a_custom_name_is_known_by_the_receipts(tmp_path: Path) -> None:
    draft = read_text(
        tmp_path,
        "May 17, 2022  5:29:42 PM (Read by Ben after 3 seconds)\nAna\nhi\n\n"
        "May 17, 2022  5:30:42 PM\nBen\nhey\n\nMay 17, 2022  5:31:42 PM Ben unsent a message!\n\n",
    )
    assert draft.me == "Ben"
    assert said(draft)[2] == (9, "Ben", "", "deleted")


def test_lines_before_the_first_message_are_unexplained() -> None:
    cut = TEXT.splitlines(keepends=True)[2:]
    [draft] = imessage.read([held(b"".join(cut))], OPTIONS)
    assert list(draft.unexplained) == [1]
    assert draft.rows["line"][0] == 3


def test_a_page_with_other_times_is_refused_in_one_sentence(tmp_path: Path) -> None:
    part = part_of(tmp_path, page(bubble("hi", stamp="den 17. maj kl. 17.29")), "a.html")
    with pytest.raises(ExportError, match=r"a\.html writes its times in a way that Quills does not know"):
        imessage.read([part], OPTIONS)


def test_a_page_that_is_cut_is_refused_in_one_sentence() -> None:
    with pytest.raises(ExportError, match="cut short"):
        imessage.read([held(PAGE[: len(PAGE) // 2])], OPTIONS)


HOSTILE = {
    "deep": "<div>" * 100_000 + bubble("deep"),
    "deep and within": bubble("<div>" * 100_000 + "within"),
    "unclosed": '<div class="message"><div class="replies">' * 5_000 + bubble("x"),
    "long attribute": f'<div class="{"a" * 20_000_000}">' + bubble("x"),
    "many attributes": "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + bubble("x"),
    "quotes": "<a '\"" * 100_000 + bubble("x"),
    "script": "<script>document.write('<div class=\"message\">')</script>" + bubble("x"),
    "outside": '<iframe src="file:///etc/passwd"></iframe><link href="http://192.0.2.1/x">' + bubble("x"),
    "comments": "<!--" * 100_000 + bubble("x"),
    "entities": bubble("&lt" * 100_000 + "&#0;&#xD800;&#x110000;&nosuch;"),
    "nul": bubble("a\0b\x01c"),
    "doctype": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + bubble("&a;"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_is_read_or_refused(kind: str) -> None:
    part = held((PAGE.decode().replace("</body>", HOSTILE[kind] + "</body>")).encode())
    try:
        [draft] = imessage.read([part], OPTIONS)
    except ExportError:
        return
    assert said(draft)[0] == (1, "Me", 'Is 5 < 6 & "you" there?', "text")
    assert not any("root:" in text for text in draft.rows["text"])


def test_words_of_a_script_are_no_message() -> None:
    [draft] = imessage.read([held(page(bubble("hi<script>alert(1)</script>")).encode())], OPTIONS)
    assert said(draft) == [(1, "Ana", "hi", "text")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear diary,\nMay 17, 2022  5:29:42 PM\nMe\nhello\n",
        "May 17, 2022  5:29:42 PM\n",
        "May 17, 2022  5:29:42 PM\n\nnothing\n",
        "<html><body><p>a page</p></body></html>",
        '<html><div class="message default clearfix"><span class="timestamp">5</span></div></html>',
    ],
)
def test_other_texts_are_not_recognised(tmp_path: Path, text: str) -> None:
    assert not imessage.recognises(part_of(tmp_path, text or " ", "a.txt"))


@pytest.mark.parametrize("whole", [TEXT, PAGE])
def test_it_is_recognised_wherever_the_head_is_cut(whole: bytes) -> None:
    for size in range(0, len(whole), 7):
        imessage.recognises(held(whole[:size]))
    assert imessage.recognises(held(whole[:2000]))


def test_other_encodings_are_read() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be"):
        for whole in (TEXT, PAGE):
            data = whole.decode().encode(encoding)
            assert said(imessage.read([held(data)], OPTIONS)[0]) == said(
                imessage.read([held(whole)], OPTIONS)[0]
            )


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damage_gives_a_draft_or_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([TEXT, PAGE]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    part = held(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])
    imessage.recognises(part)
    try:
        [draft] = imessage.read([part], OPTIONS)
    except ExportError:
        return
    assert len(set(draft.unexplained)) == len(draft.unexplained) <= draft.read
    assert set(draft.unexplained).isdisjoint(draft.rows["line"])


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_noise_gives_a_draft_or_a_sentence(noise: bytes) -> None:
    for data in (noise, b'<div class="message">' + noise):
        imessage.recognises(held(data))
        for reader in (imessage.page, imessage.text):
            try:
                reader.read(held(data))
            except ExportError:
                continue
