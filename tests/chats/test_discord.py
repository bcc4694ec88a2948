import json
from datetime import datetime
from pathlib import Path

import pytest
from exports import OPTIONS, drafts_of, part_of, rows_of, said

from quills.chats import discord
from quills.errors import ExportError


def test_it_joins_the_pieces_of_a_channel() -> None:
    [draft] = drafts_of(discord, "discord")
    assert draft.title == "Ben"
    assert said(draft) == [
        (1, "Ana", "still awake?", "text"),
        (2, "Ben", "now I am", "text"),
        (3, "Ana", "sory sorry", "edited"),
        (4, "Ben", "Started a call that lasted 5 minutes.", "call"),
        (5, None, "Ben: Pinned a message.", "system"),
        (6, "Ana", "the sea", "media"),
        (7, "Ana", "", "voice"),
        (8, "Ben", "", "media"),
        (9, "Ben", "an old promise", "text"),
        (10, None, "Ben: boost", "system"),
        (14, "Ana (3)", "another Ana", "text"),
    ]
    assert draft.read == 14
    assert draft.unexplained == [11, 12, 13]


def test_times_are_utc_whatever_their_offset() -> None:
    [draft] = drafts_of(discord, "discord")
    assert draft.clock == "utc"
    assert [row[1] for row in rows_of(draft)[:2]] == [
        datetime(2023, 10, 29, 0, 30, 0, 123000),
        datetime(2023, 10, 29, 1, 30, 0, 123000),
    ]


def test_it_is_recognised_though_it_is_cut_off(tmp_path: Path) -> None:
    text = json.dumps({"guild": {"id": "1"}, "channel": {"id": "2", "name": "Ben"}, "messages": []})
    assert discord.recognises(part_of(tmp_path, text[:-10]))
    assert not discord.recognises(part_of(tmp_path, text[:20]))


@pytest.mark.parametrize(
    "text",
    [
        '{"guild": {}, "channel": {"id": "1"}, "messages": [{"id"',
        '{"guild": {}, "channel": 3, "messages": []}',
        '{"guild": {}, "channel": {"id": "1"}}',
        '{"guild": {}, "channel": {"id": "1"}, "messages": [' + "[" * 100_000,
    ],
)
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError, match=r"\.$"):
        discord.read([part_of(tmp_path, text)], OPTIONS)
