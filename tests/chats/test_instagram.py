from pathlib import Path

import pytest
from exports import OPTIONS, drafts_of, part_of, said

from quills.chats import meta


def test_it_reads_a_thread() -> None:
    [draft] = drafts_of(meta, "instagram")
    assert draft.source == "instagram"
    assert draft.title == "ben 🦔"
    assert said(draft) == [
        (1, None, "Liked a message", "system"),
        (2, None, "Reacted 😢 to your message ", "system"),
        (3, "ana", "", "media"),
        (4, "ben 🦔", "ben 🦔 started a video chat", "call"),
        (5, "ben 🦔", "Video chat ended", "call"),
        (6, "ana", "you liked a message of mine in 2019, remember?", "text"),
        (7, "ana", "", "media"),
    ]
    assert draft.unexplained == []


@pytest.mark.parametrize(
    "speaks",
    [
        '"content": "Liked a message"',
        '"photos": [{"uri": "your_instagram_activity/messages/inbox/x/photos/1.jpg"}]',
        '"content": "Ben sent an attachment.", "share": {"link": "https:\\/\\/www.instagram.com\\/p\\/1"}',
    ],
)
def test_it_is_recognised_where_something_speaks_for_it(tmp_path: Path, speaks: str) -> None:
    part = part_of(tmp_path, f'{{"messages": [{{"sender_name": "Ben", "timestamp_ms": 1, {speaks}')
    assert meta.recognises(part)
    assert meta.source([part]) == "instagram"


def test_messengers_own_folders_speak_against_it(tmp_path: Path) -> None:
    part = part_of(
        tmp_path,
        '{"messages": [{"sender_name": "Ben", "timestamp_ms": 1, "content": "Liked a message", '
        '"photos": [{"uri": "your_facebook_activity/messages/inbox/x/photos/1.jpg"}]}]}',
    )
    assert meta.recognises(part)
    assert meta.source([part]) == "messenger"


def test_a_later_part_in_which_nothing_speaks_for_it_stays_with_the_thread(tmp_path: Path) -> None:
    """An account is Instagram's as a whole: no part of a thread is lost to the other service."""
    bare = '{"messages": [{"sender_name": "Ben", "timestamp_ms": 1700000000000, "content": "CONTENT"}]}'
    parts = [
        part_of(tmp_path, bare.replace("CONTENT", words), f"message_{number}.json")
        for number, words in ((1, "Liked a message"), (2, "hello"))
    ]
    [draft] = meta.read(parts, OPTIONS)
    assert draft.source == "instagram"
    assert said(draft) == [(1, None, "Liked a message", "system"), (2, "Ben", "hello", "text")]
