import json
from datetime import datetime
from pathlib import Path

import pytest
from exports import OPTIONS, drafts_of, part_of, rows_of, said

from quills.chats import telegram
from quills.chats.draft import Draft
from quills.errors import ExportError


def read_text(folder: Path, text: str | bytes) -> list[Draft]:
    return telegram.read([part_of(folder, text)], OPTIONS)


def chat(*messages: object) -> str:
    return json.dumps({"name": "Ben", "type": "personal_chat", "id": 2, "messages": messages})


def message(**fields: object) -> dict[str, object]:
    return {
        "id": 1,
        "type": "message",
        "date": "2025-01-15T10:30:00",
        "date_unixtime": "1736933400",
        "from": "Ana",
        "from_id": "user1",
        "text": "hello",
    } | fields


def test_it_reads_every_kind_of_a_personal_chat() -> None:
    [draft] = drafts_of(telegram, "telegram/personal.json")
    ana, ben = "Ana Silva", "Ben Okoro"
    assert said(draft) == [
        (1, None, "Ben Okoro joined telegram", "system"),
        (2, ana, "Did you sleep?", "text"),
        (3, ben, "Badly. See https://example.org/sleep or call me.", "edited"),
        (4, ana, "", "voice"),
        (5, ben, "the sea \\x this morning", "media"),
        (6, ana, "", "media"),
        (7, ben, "Café Douro", "location"),
        (8, ben, "", "location"),
        (9, ana, "Chidi Eze", "contact"),
        (10, ana, "Soup or salad?", "poll"),
        (11, ben, "phone call, missed", "call"),
        (12, ben, "The server is down tonight.", "text"),
        (13, ana, "", "media"),
    ]
    assert draft.read == 14
    assert draft.unexplained == [14]
    assert draft.clock == "utc"
    assert rows_of(draft)[1][1] == datetime(2025, 3, 30, 6, 0)
    assert draft.title == "Ben Okoro"
    assert draft.me == "Ana Silva"
    assert draft.notes == (
        "1 messages were forwarded: their words are by others.",
        "1 messages could not be exported by Telegram Desktop itself.",
    )


def test_it_gives_a_draft_for_each_chat_of_an_account() -> None:
    ben, gone, club = drafts_of(telegram, "telegram/account.json")
    assert [ben.title, gone.title, club.title] == ["Ben Okoro", None, "Book club"]
    assert ben.me == "Ana"
    assert said(gone) == [
        (3, "Deleted account user5009", "bye", "text"),
        (4, "Deleted account user5010", "bye bye", "text"),
    ]
    assert gone.me == "Ana Silva"
    assert [draft.read for draft in (ben, gone, club)] == [5, 5, 5]


def test_it_tells_namesakes_apart(tmp_path: Path) -> None:
    [draft] = read_text(tmp_path, chat(message(), message(from_id="user9"), message(from_id=None)))
    assert [row[2] for row in rows_of(draft)] == ["Ana", "Ana (user9)", "Ana"]


def test_it_falls_back_to_the_wall_clock_and_says_so(tmp_path: Path) -> None:
    old = message(from_id=1)
    del old["date_unixtime"]
    [draft] = read_text(tmp_path, chat(old, {**old, "date": "yesterday"}))
    assert draft.clock == "local"
    assert rows_of(draft)[0][1] == datetime(2025, 1, 15, 10, 30)
    assert draft.unexplained == [2]
    assert len(draft.notes) == 1
    assert "no UTC times" in draft.notes[0]


def test_one_date_without_utc_among_others_is_read_in_the_given_zone(tmp_path: Path) -> None:
    [draft] = read_text(tmp_path, chat(message(), message(date_unixtime=None)))
    assert [row[1] for row in rows_of(draft)] == [datetime(2025, 1, 15, 9, 30)] * 2


@pytest.mark.parametrize(
    "strange",
    [
        message(text=3),
        message(text=[{"type": "bold", "text": 3}]),
        message(date_unixtime="1736933400.5"),
        message(date_unixtime="631151999"),  # a second before 1990
        message(date_unixtime="4102444800"),  # 2100
        message(date_unixtime=10**30),
        message(type="telepathy"),
        {"id": 1, "type": "message", "date_unixtime": "1736933400", "text": "from nobody"},
        {"id": 1, "type": "service", "date_unixtime": "1736933400"},
        None,
        [],
        "text",
    ],
)
def test_a_strange_record_costs_only_itself(tmp_path: Path, strange: object) -> None:
    [draft] = read_text(tmp_path, chat(message(), strange, message()))
    assert draft.unexplained == [2]
    assert [line for line, *_ in rows_of(draft)] == [1, 3]


def test_letters_that_are_no_utf8_cost_only_their_message(tmp_path: Path) -> None:
    [draft] = read_text(tmp_path, chat(message(), message(text="caf?")).encode().replace(b"f?", b"f\xe9"))
    assert draft.unexplained == [2]


def test_it_mends_escapes_that_json_does_not_know(tmp_path: Path) -> None:
    text = chat(message(text="a CTRL b"), message(text="\\x1F stays \U0001f994"), message(text="cut HALF"))
    text = text.replace("CTRL", "\\x1F").replace("HALF", "\\ud83e")
    [draft] = read_text(tmp_path, text)
    assert [row[3] for row in rows_of(draft)] == ["a \x1f b", "\\x1F stays \U0001f994", "cut \ufffd"]


@pytest.mark.parametrize(
    "text",
    [
        chat(message())[:-5],
        '{"messages": {}}',
        '{"messages": [], "type": "personal_chat", "id": "two"}',
        '{"about": "x", "contacts": {"about": "y"}}',
        '{"messages": [' + "[" * 100_000 + "]" * 100_000 + "]}",
        '{"messages": [' + "[" * 100_000,
        "[]",
        "{",
    ],
)
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError) as raised:
        read_text(tmp_path, text)
    assert str(raised.value).count("\n") == 0
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        chat(message()),
        chat(message()).replace(" ", ""),
        '{"messages": [{"text": "hi", "from": "Ana", "date_unixtime": "1736933400", "type": "message"',
        '{"chats": {"list": [{"messages": [{"type": "message", "from": "Ana", "date_unixtime": "1"',
        '{"about": "x", "personal_information": {"user_id": 1, "first_name": "Ana", "las',
        chat(),
        "\ufeff" + chat(message()),
    ],
)
def test_it_is_recognised_by_its_first_bytes(tmp_path: Path, text: str) -> None:
    assert telegram.recognises(part_of(tmp_path, text))


@pytest.mark.parametrize(
    "text", [" ", "[1]", '{"messages": []}', '{"id": 1, "type": "x", "messages": []}', "hello"]
)
def test_it_does_not_claim_what_is_not_telegram(tmp_path: Path, text: str) -> None:
    assert not telegram.recognises(part_of(tmp_path, text))


def test_it_is_recognised_in_utf16(tmp_path: Path) -> None:
    part = part_of(tmp_path, chat(message()).encode("utf-16"))
    assert telegram.recognises(part)
    assert telegram.read([part], OPTIONS)[0].read == 1
