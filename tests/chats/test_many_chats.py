"""Files that hold several chats: what is said of the lines is said of the whole file, whichever chat is read.

In each there are a chat of Ana and Ben and one of Ana and Dora, with records in both, and some
between them, that nobody can read. The numbers expected are counted in the file by hand.
"""

import json
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from quills.chats import History
from quills.chats import read as read_chat

AT: Final = 1_700_000_000


def read(folder: Path, text: str, *people: str, name: str = "export") -> History:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return between(path, *people)


def between(path: Path, *people: str) -> History:
    one, other = people
    return read_chat(path, between=(one, other), tz=ZoneInfo("Europe/Berlin"))


def lines(history: History) -> tuple[int, int, list[int], list[int]]:
    """Read, explained, the numbers of the unexplained, and those of this chat's messages."""
    report = history.report
    return report.read, report.explained, list(report.unexplained), history.messages["line"].to_list()


def telegram_chat(name: str, number: int, *people: str | None) -> dict[str, Any]:
    """A message by each; None stands for a record without a sender."""
    messages = [
        {"id": 1, "type": "message", "date_unixtime": str(AT), "text": "hello"}
        | ({"from": person, "from_id": f"user{person}"} if person else {})
        for person in people
    ]
    return {"name": name, "type": "personal_chat", "id": number, "messages": messages}


def test_telegram_counts_over_the_chats_of_an_account(tmp_path: Path) -> None:
    account = {
        "about": "Here is the data you asked for.",
        "personal_information": {"user_id": 1, "first_name": "Ana"},
        "chats": {"list": [telegram_chat("Ben", 2, "Ana", None, "Ben"), telegram_chat("Nobody", 3)]},
        "left_chats": {"list": [telegram_chat("Dora", 4, None, "Dora", "Ana", "Dora")]},
    }
    text = json.dumps(account)
    assert lines(read(tmp_path, text, "Ana", "Ben")) == (7, 5, [2, 4], [1, 3])
    assert lines(read(tmp_path, text, "Ana", "Dora")) == (7, 5, [2, 4], [5, 6, 7])


def test_sms_counts_over_the_conversations_of_a_backup(tmp_path: Path) -> None:
    ben, dora = "+15550100123", "+15550100144"

    def sms(address: str, box: int, name: str = "null") -> str:
        return f'<sms address="{address}" date="{AT}000" type="{box}" body="hello" contact_name="{name}" />'

    elements = [
        sms(ben, 1, "Ben"),
        sms(dora, 3, "Dora"),  # a draft
        sms("null", 1),  # from nobody
        sms(dora, 1, "Dora"),
        sms(ben, 5, "Ben"),  # not sent
        sms(ben, 2, "Ben"),
        sms(dora, 2, "Dora"),
    ]
    text = f"<smses count='7'>{''.join(elements)}</smses>"
    assert lines(read(tmp_path, text, "Me", "Ben")) == (7, 4, [2, 3, 5], [1, 6])
    assert lines(read(tmp_path, text, "Me", "Dora")) == (7, 4, [2, 3, 5], [4, 7])


def test_sms_counts_on_over_several_backups(tmp_path: Path) -> None:
    """The second holds the first's message again, a draft, and an answer."""

    def sms(box: int, name: str = "Ben") -> str:
        return f'<sms address="{name}" date="{AT}000" type="{box}" body="hello" contact_name="{name}" />'

    (tmp_path / "1.xml").write_text(f"<smses>{sms(1)}{sms(4, 'Dora')}</smses>", encoding="utf-8")
    (tmp_path / "2.xml").write_text(f"<smses>{sms(1)}{sms(3)}{sms(2)}</smses>", encoding="utf-8")
    assert lines(between(tmp_path, "Me", "Ben")) == (5, 3, [2, 4], [1, 5])


def test_signal_counts_over_the_items_of_a_backup(tmp_path: Path) -> None:
    """Frames that introduce somebody are no records; a line that is no JSON may have been one."""

    def item(chat: str, author: str) -> dict[str, Any]:
        words = {"text": {"body": "hello"}}
        return {
            "chatItem": {
                "chatId": chat,
                "authorId": author,
                "dateSent": f"{AT}000",
                "standardMessage": words,
            }
        }

    frames = [
        {"version": "1", "backupTimeMs": f"{AT}000"},
        {"account": {"givenName": "Ana"}},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "2", "contact": {"profileGivenName": "Ben"}}},
        {"recipient": {"id": "3", "contact": {"profileGivenName": "Dora"}}},
        {"chat": {"id": "20", "recipientId": "2"}},
        {"chat": {"id": "30", "recipientId": "3"}},
        item("20", "1"),
        item("30", "3"),
        item("20", "99"),  # a stranger
        item("30", "1"),
        item("20", "2"),
    ]
    written = [json.dumps(frame) for frame in frames]
    text = "\n".join([*written[:9], '{"chatItem":{"cha', *written[9:]])
    assert lines(read(tmp_path, text, "Ana", "Ben")) == (6, 4, [3, 4], [1, 6])
    assert lines(read(tmp_path, text, "Ana", "Dora")) == (6, 4, [3, 4], [2, 5])


def test_signal_counts_over_the_records_of_the_database(tmp_path: Path) -> None:
    def record(place: str, kind: str, sent: int = AT * 1000) -> dict[str, Any]:
        return {
            "conversationId": place,
            "type": kind,
            "sent_at": sent,
            "body": "hello",
            "sourceServiceId": f"s-{place}",
        }

    messages = [
        record("dora", "incoming"),
        record("ben", "outgoing"),
        record("dora", "a kind that nobody knows"),
        record("ben", "incoming", sent=0),
        record("dora", "outgoing"),
        record("ben", "incoming"),
    ]
    people = [
        {"id": "ben", "type": "private", "name": "Ben", "serviceId": "s-ben"},
        {"id": "dora", "type": "private", "name": "Dora", "serviceId": "s-dora"},
    ]
    text = json.dumps({"conversations": people, "messages": messages})
    assert lines(read(tmp_path, text, "Me", "Ben")) == (6, 4, [3, 4], [2, 6])
    assert lines(read(tmp_path, text, "Me", "Dora")) == (6, 4, [3, 4], [1, 5])


TABLE: Final = pl.DataFrame(
    [
        ("ben", "2022-05-17 17:29", "Ana"),
        ("dora", "2022-05-17 17:30", "Dora"),
        ("dora", "2022-02-30 17:31", "Ana"),  # no such day
        ("ben", "2022-05-17 17:32", None),  # nobody
        ("ben", "2022-05-17 17:33", "Ben"),
        ("dora", "2022-05-17 17:34", "Ana"),
    ],
    schema=["chat", "time", "sender"],
    orient="row",
).with_columns(text=pl.lit("hello"))


@pytest.mark.parametrize(
    ("text", "odd"),
    [(TABLE.write_csv(), "one cell too few\n"), (TABLE.write_ndjson(), "[1]\n")],
    ids=["csv", "json"],
)
def test_a_table_counts_over_its_chats(tmp_path: Path, text: str, odd: str) -> None:
    whole = text + odd
    assert lines(read(tmp_path, whole, "Ana", "Ben")) == (7, 4, [3, 4, 7], [1, 5])
    assert lines(read(tmp_path, whole, "Ana", "Dora")) == (7, 4, [3, 4, 7], [2, 6])


def test_messenger_counts_over_the_pieces_of_a_thread_alone(tmp_path: Path) -> None:
    """Each thread has files of its own: another's are not what was read."""

    def piece(other: str, number: int, *senders: str | None) -> None:
        messages = [
            {"timestamp_ms": AT * 1000, "content": "hello"} | ({"sender_name": sender} if sender else {})
            for sender in senders
        ]
        thread = {
            "participants": [{"name": other}, {"name": "Ana"}],
            "messages": messages,
            "title": other,
            "is_still_participant": True,
            "thread_path": f"inbox/{other}",
        }
        folder = tmp_path / other
        folder.mkdir(exist_ok=True)
        (folder / f"message_{number}.json").write_text(json.dumps(thread), encoding="utf-8")

    piece("Ben", 1, "Ana", None)
    piece("Ben", 2, None, "Ben", "Ana")
    piece("Dora", 1, "Dora", None, "Ana")
    assert lines(between(tmp_path, "Ana", "Ben")) == (5, 3, [2, 3], [1, 4, 5])
    assert lines(between(tmp_path, "Ana", "Dora")) == (3, 2, [2], [1, 3])


def test_discord_counts_over_the_pieces_of_a_channel_alone(tmp_path: Path) -> None:
    def piece(name: str, channel: str, *authors: str | None) -> None:
        messages = [
            {
                "id": "1",
                "type": "Default",
                "timestamp": "2023-11-14T22:13:20+00:00",
                "timestampEdited": None,
                "isPinned": False,
                "content": "hello",
                "author": {"id": author, "name": author} if author else None,
            }
            for author in authors
        ]
        export = {"guild": {"id": "0"}, "channel": {"id": channel, "name": channel}, "messages": messages}
        (tmp_path / name).write_text(json.dumps(export), encoding="utf-8")

    piece("Ben.json", "b", "Ana", None)
    piece("Ben [part 2].json", "b", "Ben", None)
    piece("Dora.json", "d", None, "Dora", "Ana")
    assert lines(between(tmp_path, "Ana", "Ben")) == (4, 2, [2, 4], [1, 3])
    assert lines(between(tmp_path, "Ana", "Dora")) == (3, 2, [1], [2, 3])
