import json
from datetime import datetime
from pathlib import Path

import pytest
from exports import OPTIONS, drafts_of, part_of, parts_of, rows_of, said

from quills.chats import signal
from quills.chats.draft import Draft
from quills.chats.signal.text import content
from quills.errors import ExportError


def read_text(folder: Path, text: str, name: str = "export.json") -> list[Draft]:
    part = part_of(folder, text, name)
    assert signal.recognises(part)
    return signal.read([part], OPTIONS)


def test_it_reads_the_markdown_of_signal_export() -> None:
    [draft] = drafts_of(signal, "signal/old.md")
    assert said(draft) == [
        (1, "Ben", "Good morning", "text"),
        (3, "Me", "I slept\nbadly again", "text"),
        (7, "Ben", "Come here then", "text"),
        (14, "Me", "for you", "media"),
        (16, "Ben", "", "voice"),
        (18, "Ben", "Missed voice call", "call"),
        (20, None, "", "system"),
        (22, "Me", "see [this](https://example.org)", "text"),
    ]
    assert draft.clock == "local"
    assert rows_of(draft)[0][1] == datetime(2019, 5, 29, 15, 4)
    assert draft.read == 23
    assert draft.unexplained == []
    assert draft.me == "Me"


def test_it_reads_a_chat_once_that_stands_in_its_folder_twice() -> None:
    parts = parts_of("signal/export")
    assert len(parts) == 2
    [draft] = drafts_of(signal, "signal/export")
    assert draft.title == "Ben"
    assert said(draft) == [
        (1, "Ben", "Good morning", "text"),
        (2, "Me", "", "deleted"),
        (3, "Ben", "Incoming video call (accepted, 3m 2s)", "call"),
        (4, "Me", "listen", "voice"),
        (5, "Ben", "", "media"),
    ]
    assert draft.clock == "local"
    assert draft.read == 6
    assert draft.unexplained == [6]


def test_it_reads_the_newer_markdown() -> None:
    [draft] = drafts_of(signal, "signal/export/Ben/chat.md")
    assert [row[4] for row in rows_of(draft)] == ["text", "deleted", "call"]
    assert rows_of(draft)[2][1] == datetime(2024, 5, 29, 15, 6, 3)


def test_it_reads_the_records_of_the_database() -> None:
    [draft] = drafts_of(signal, "signal/Ben Okoro (+15550100).json")
    ben = "Ben Okoro"
    assert said(draft) == [
        (1, ben, "Are you there?", "text"),
        (2, "Me", "Yes. Sorry.", "edited"),
        (3, ben, "", "voice"),
        (4, ben, "a very long text", "text"),
        (5, ben, "", "deleted"),
        (6, ben, "", "call"),
        (7, None, "", "call"),
        (8, None, "timer notification", "system"),
        (9, "Me", "for you", "media"),
        (12, ben, "Soup?", "poll"),
    ]
    assert draft.unexplained == [10, 11]
    assert draft.read == 12
    assert draft.clock == "utc"
    assert rows_of(draft)[0][1] == datetime(2023, 11, 14, 22, 13, 20)


def test_it_names_people_from_the_conversations(tmp_path: Path) -> None:
    base = {"type": "incoming", "sent_at": 1700000000000}
    text = json.dumps(
        {
            "conversations": [
                {"id": "g", "type": "group", "name": "Walks"},
                {"id": "b", "type": "private", "profileFullName": "Ben Okoro", "serviceId": "S-B"},
                {"id": "d", "type": "private", "name": "Dora", "serviceId": "s-d", "e164": "+1555"},
            ],
            "messages": [
                {**base, "conversationId": "g", "sourceServiceId": "s-b", "body": "one"},
                {**base, "conversationId": "b", "sourceServiceId": "s-b", "body": "two"},
                {**base, "conversationId": "g", "sourceServiceId": "s-d", "body": "three"},
                {**base, "conversationId": "g", "sourceServiceId": "s-x", "body": "four"},
                {**base, "conversationId": "g", "body": "five"},
            ],
        }
    )
    group, ben = read_text(tmp_path, text)
    assert [group.title, ben.title] == ["Walks", "Ben Okoro"]
    assert [row[2] for row in rows_of(group)] == ["Ben Okoro", "Dora", "s-x"]
    assert [row[0] for row in rows_of(group)] == [1, 3, 4]
    assert group.unexplained == [5]
    assert [row[2] for row in rows_of(ben)] == ["Ben Okoro"]


def test_it_reads_the_plain_export_of_signal_desktop() -> None:
    ben, walks = drafts_of(signal, "signal/desktop")
    assert ben.title == "Benji"
    assert ben.me == "Ana Silva"
    assert said(ben) == [
        (1, "Benji", "Are you there?", "text"),
        (2, "Ana Silva", "Yes. Sorry.", "edited"),
        (4, "Benji", "", "voice"),
        (5, "Benji", "", "deleted"),
        (6, "Ana Silva", "", "call"),
        (7, None, "", "system"),
        (8, "Ana Silva", "", "media"),
    ]
    assert ben.unexplained == [9, 10]  # a stranger, and a line that is cut
    assert walks.title == "Walks"
    assert said(walks) == [(3, "Dora", "Sunday at ten", "text")]


def test_lines_of_no_message_are_unexplained(tmp_path: Path) -> None:
    [draft] = read_text(
        tmp_path,
        "[2019-05-29, 15:04] Ben: one\n"
        "[2019-02-30, 15:04] Ben: no such day\nand on\n\n"
        "[2019-05-29, 15:05] No-Sender: who?\n",
        "chat.md",
    )
    assert said(draft) == [(1, "Ben", "one", "text")]
    assert draft.unexplained == [2, 3, 5]
    assert draft.me is None


@pytest.mark.parametrize(
    "text",
    [
        "[2019-05-29, 15:04:22] Ben: seconds are WhatsApp's\n",
        "[2019-05-29 15:04:22] Ben: one\n[2019-05-29 15:05:22] Ana: two\n",
        "[29.05.19, 15:04:22] Ben: one\n",
        "[2019-05-29, 15:04] Ben: one\n[2019-05-29, 15:05:00] Ben: two\n",
        "2019-05-29, 15:04 - Ben: one\n",
        "[2019-05-29, 3:04 PM] Ben: one\n",
        "a letter\n[2019-05-29, 15:04] Ben: one\n",
        '[{"conversationId": "x", "body": "y"}]',
    ],
)
def test_it_does_not_claim_what_is_not_signal(tmp_path: Path, text: str) -> None:
    assert not signal.recognises(part_of(tmp_path, text, "chat.txt"))


@pytest.mark.parametrize(
    "text",
    [
        '[{"conversationId": "x", "type": "incoming", "sent_at": 1}',
        '{"messages": [{"conversationId": "x", "type": "incoming", "timestamp": 1}], "conversations": 3}',
        '[{"conversationId": "x", "type": "incoming", "sent_at": 1, "y": ' + "[" * 100_000,
    ],
)
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError, match=r"\.$"):
        read_text(tmp_path, text)


def test_a_line_of_brackets_takes_no_longer_than_any_other() -> None:
    """Half a million brackets: what once took minutes is done before anybody looks at a clock."""
    body = "[" * 500_000 + "](media/"
    assert content(body) == (body, "text")
