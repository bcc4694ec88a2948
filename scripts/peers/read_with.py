"""Read a chat with one reader and print how long that took: ``read_with.py READER FILE [ROWS]``.

Runs in the environment of that reader. The clock starts when the reader is imported and stops when
the whole chat is in the reader's own table or list. ROWS gets the messages as JSON lines, after that.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Row = tuple[datetime | None, str | None, str]
Found = Any
"""A reader's own table or list."""
Reader = tuple[Callable[[str], Found], Callable[[Found], Iterator[Row]]]
"""What reads, and what makes rows of what it gave."""


def _quills(_: str) -> Reader:
    chats = import_module("quills.chats")

    def rows(history: Found) -> Iterator[Row]:
        by_people = history.messages.drop_nulls("sender")
        yield from by_people.select("instant", "sender", "text").iter_rows()

    return lambda path: chats.read(path, tz=ZoneInfo("UTC")), rows


def _chatpack(program: str) -> Reader:
    def rows(messages: Found) -> Iterator[Row]:
        for message in messages:
            stamp = message.timestamp and datetime.fromisoformat(message.timestamp)
            yield stamp or None, message.sender, message.content

    return getattr(import_module("chatpack"), f"parse_{program}"), rows


def _whatstk(_: str) -> Reader:
    def rows(frame: Found) -> Iterator[Row]:
        for stamp, sender, text in zip(frame["date"], frame["username"], frame["message"], strict=True):
            yield stamp.to_pydatetime(), sender, text

    return import_module("whatstk").df_from_whatsapp, rows


def _chat_miner(program: str) -> Reader:
    parser = {"whatsapp": "WhatsAppParser", "telegram": "TelegramJsonParser"}[program]
    parse = getattr(import_module("chatminer.chatparsers"), parser)

    def read(path: str) -> Found:
        reading = parse(path)
        reading.parse_file()
        return reading.parsed_messages

    def rows(found: Found) -> Iterator[Row]:
        for message in found._parsed_messages:  # noqa: SLF001 - its only other door makes a data frame
            yield message.timestamp, message.author, message.message

    return read, rows


READERS: dict[str, Callable[[str], Reader]] = {
    "quills": _quills,
    "chatpack": _chatpack,
    "whatstk": _whatstk,
    "chat-miner": _chat_miner,
}


def main(name: str, path: str, out: str | None = None) -> None:
    read, rows = READERS[name]("telegram" if path.endswith(".json") else "whatsapp")
    start = time.perf_counter()
    found = read(path)
    seconds = time.perf_counter() - start
    if out:
        with Path(out).open("w", encoding="utf-8") as stream:
            stream.writelines(
                json.dumps({"time": _second(stamp), "sender": sender, "text": text}) + "\n"
                for stamp, sender, text in rows(found)
            )
    print(json.dumps({"seconds": seconds}))


def _second(stamp: datetime | None) -> int | None:
    """Seconds since 1970; a time without a zone is that of the made chats, UTC."""
    if stamp is None:
        return None
    return int((stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).timestamp())


if __name__ == "__main__":
    main(*sys.argv[1:])
