"""What ``quills read`` promises: which answers, which exit codes, in which streams."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import quills, refused

CONTRACT = {
    "source",
    "messages",
    "senders",
    "first",
    "last",
    "date_order",
    "date_order_guessed",
    "lines",
    "kinds",
    "pace",
}
"""The keys that DESIGN promises for a history without acts."""


def read(*words: str | Path) -> dict[str, Any]:
    """The object that ``--json`` prints."""
    done = quills("read", *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")

    def refuse(word: str) -> float:
        pytest.fail(f"{word} is no JSON")

    found: dict[str, Any] = json.loads(done.stdout, parse_constant=refuse)
    return found


def test_it_sums_up_a_chat(chat: Path) -> None:
    done = quills("read", chat, "--tz", "Europe/Berlin")
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 messages" in done.stdout
    assert "1 February 2021 to 14 February 2021" in done.stdout
    assert "saffron" not in done.stdout
    assert "cobalt" not in done.stdout


def test_it_prints_one_object_with_every_key_of_the_contract(chat: Path) -> None:
    found = read(chat, "--tz", "Europe/Berlin", "--me", "Ana")
    assert found.keys() >= CONTRACT
    assert found["source"] == "whatsapp"
    assert found["messages"] == 5
    assert found["senders"] == {"Ana": 2, "Ben": 2}
    assert (found["first"], found["last"]) == ("2021-02-01T09:00:00", "2021-02-14T21:00:00")
    assert (found["date_order"], found["date_order_guessed"]) == ("dmy", False)
    assert found["lines"] == {"read": 6, "explained": 6, "unexplained": []}
    assert found["kinds"] == {"text": 3, "system": 1, "media": 1}
    assert (found["zone"], found["me"], found["both_agreed"]) == ("Europe/Berlin", "Ana", False)


def test_it_quotes_nobody_in_json(chat: Path) -> None:
    said = json.dumps(read(chat, "--both-agreed"))
    assert "saffron" not in said
    assert "cobalt" not in said


def test_it_writes_messages_in_the_order_of_the_file(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "messages.jsonl"
    assert quills("read", chat, "--messages", out).returncode == 0
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [
        {
            "time": "2021-02-01T09:00:00",
            "sender": None,
            "text": "Messages and calls are end-to-end encrypted. Tap to learn more.",
            "kind": "system",
        },
        {"time": "2021-02-01T09:00:00", "sender": "Ana", "text": "saffron one", "kind": "text"},
        {"time": "2021-02-14T09:05:00", "sender": "Ben", "text": "cobalt two", "kind": "text"},
        {
            "time": "2021-02-14T09:04:00",
            "sender": "Ana",
            "text": "saffron three\nwhich goes on",
            "kind": "text",
        },
        {"time": "2021-02-14T21:00:00", "sender": "Ben", "text": "<Media omitted>", "kind": "media"},
    ]


def test_it_reads_its_own_messages_again(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "messages.jsonl"
    quills("read", chat, "--messages", out, "--tz", "Europe/Berlin")
    again = read(out, "--tz", "Europe/Berlin")
    first = read(chat, "--tz", "Europe/Berlin")
    assert again["source"] == "table"
    assert {key: again[key] for key in ("senders", "kinds", "first", "last")} == {
        key: first[key] for key in ("senders", "kinds", "first", "last")
    }


def test_it_refuses_a_group_and_lists_its_people(group: Path) -> None:
    said = refused(quills("read", group, "--json"))
    assert "Ana (2), Ben (2), Chidi (1)" in said
    assert "--between" in said


def test_it_reads_the_two_that_are_named_in_a_group(group: Path) -> None:
    found = read(group, "--between", "Ana", "Ben")
    assert found["senders"] == {"Ana": 2, "Ben": 2}
    assert found["left_out"] == {"Chidi": 1}


@pytest.mark.parametrize("pair", [("Ana", "Eve"), ("Ana", "Ana")])
def test_it_refuses_two_who_do_not_write_to_each_other(group: Path, pair: tuple[str, str]) -> None:
    refused(quills("read", group, "--between", *pair))


def test_it_lists_the_names_when_it_does_not_know_me(chat: Path) -> None:
    said = refused(quills("read", chat, "--me", "Eve"))
    assert "'Eve'" in said
    assert "Ana, Ben" in said


def test_it_takes_the_order_of_dates_where_the_file_leaves_it_open(tmp_path: Path) -> None:
    chat = tmp_path / "open.txt"
    chat.write_text("03/04/21, 09:00 - Ana: one\n03/04/21, 09:01 - Ben: two\n", encoding="utf-8")
    guess = read(chat)
    assert guess["date_order_guessed"] is True
    told = read(chat, "--date-order", "mdy")
    assert (told["first"], told["date_order"], told["date_order_guessed"]) == (
        "2021-03-04T09:00:00",
        "mdy",
        False,
    )


def test_it_shows_utc_in_the_zone_that_is_named(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "time,sender,text\n2021-02-14T22:00:00Z,Ana,one\n2021-02-14T22:01:00Z,Ben,two\n", encoding="utf-8"
    )
    assert read(table, "--tz", "Asia/Tokyo")["first"] == "2021-02-15T07:00:00"


def test_it_works_out_pace_alone(chat: Path) -> None:
    assert read(chat, "--only", "pace") == read(chat)


def test_it_reads_the_example() -> None:
    found = read("--example")
    assert set(found["senders"]) == {"Ana", "Ben"}
    assert found["zone"] == "Europe/London"
    assert found["lines"]["unexplained"] == []
