import json
from datetime import datetime
from pathlib import Path

import pytest
from exports import OPTIONS, drafts_of, part_of, rows_of, said

from quills.chats import meta
from quills.errors import ExportError


def test_it_joins_the_pieces_of_a_thread_and_keeps_threads_apart() -> None:
    ben, dora = drafts_of(meta, "messenger/messages")
    assert ben.title == "Ben Müller"
    assert ben.me == "Ana Silva"
    assert said(ben) == [
        (1, "Ana Silva", "Café? ❤️ 🦔", "text"),
        (2, "Ben Müller", "I told you that you missed a call from Ana. Twice.", "text"),
        (3, "Ana Silva", "Ben missed a call from you.", "call"),
        (4, "Ana Silva", "", "media"),
        (5, "Ben Müller", "the sea", "media"),
        (6, "Ben Müller", "", "deleted"),
        (7, None, "Ana set the nickname for Ben Müller to B.", "system"),
        (8, "Ana Silva", "", "voice"),
        (9, "Ben Müller", "", "media"),
        (10, "Ana Silva", "look https://example.org", "text"),
        (14, "Ana Silva", "", "media"),
        (15, "Ben Müller", "naïve as it stands", "text"),
    ]
    assert ben.read == 15
    assert ben.unexplained == [11, 12, 13]
    assert ben.clock == "utc"
    assert rows_of(ben)[0][1] == datetime(2023, 11, 14, 22, 18, 20)
    assert said(dora) == [(1, "Dora", "Thursday?", "text")]


def test_it_reads_the_encrypted_export() -> None:
    [draft] = drafts_of(meta, "messenger/e2ee")
    assert draft.title == "Ben Müller"
    assert said(draft) == [
        (1, "Ana Silva", "Schläfst du schon? 🦔", "text"),
        (2, "Ben Müller", "", "media"),
        (3, "Ben Müller", "", "deleted"),
        (4, "Ana Silva", "", "voice"),
    ]


def test_it_reads_bare_messages() -> None:
    [draft] = drafts_of(meta, "messenger/bare.json")
    assert said(draft) == [(1, "Ana", "Hello Ben!", "text"), (2, "Ben", "Hello Ana!", "text")]
    assert draft.title is None


def test_bare_files_of_one_folder_are_chats_of_their_own(tmp_path: Path) -> None:
    def bare(text: str) -> str:
        return json.dumps(
            {"messages": [{"sender_name": "Ana", "timestamp_ms": 1700000000000, "content": text}]}
        )

    names = ("ben_1.json", "ben_2.json", "dora.json")
    parts = [part_of(tmp_path, bare(name), name) for name in names]
    ben, dora = meta.read(parts, OPTIONS)
    assert said(ben) == [(1, "Ana", "ben_1.json", "text"), (2, "Ana", "ben_2.json", "text")]
    assert said(dora) == [(1, "Ana", "dora.json", "text")]


@pytest.mark.parametrize(
    "text",
    [
        '{"messages": [{"sender_name": "Ana", "timestamp_ms": 1',
        '{"messages": 3}',
        '{"messages": [], "participants": [3]}',
        '{"participants": []}',
        '{"messages": [' + "[" * 100_000 + "]" * 100_000 + "]}",
    ],
)
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError, match=r"\.$"):
        meta.read([part_of(tmp_path, text)], OPTIONS)


@pytest.mark.parametrize(
    "text",
    [
        '{"messages":[{"content":"hi","timestamp_ms":1,"sender_name":"Ana"',
        '{"thread_path":"inbox/x","is_still_participant":true,"participants":[],"messages":[]}',
        '{"messages":[{"senderName":"Ana","timestamp":1,"text":"hi"',
        (
            '{"messages":[{"content":"see https://www.instagram.com/p/1","timestamp_ms":1,"sender_name":"Ana",'
            '"share":{"link":"https://www.instagram.com/p/1"}}]}'
        ),
    ],
)
def test_it_is_recognised_by_its_first_bytes(tmp_path: Path, text: str) -> None:
    part = part_of(tmp_path, text)
    assert meta.recognises(part)
    assert meta.source([part]) == "messenger"
