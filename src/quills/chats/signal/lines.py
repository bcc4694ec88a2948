"""The lines of JSON that signal-export writes beside its Markdown: one message each, by the wall clock."""

from typing import Any

import msgspec

from quills.chats.draft import Draft, Record
from quills.chats.export import Part
from quills.chats.records import Gathered, json_lines, wall_clock
from quills.chats.signal.text import NOBODY, content, kind_of_files, owner, title
from quills.chats.sniff import has_keys


class _Attachment(msgspec.Struct):
    path: str = ""


class _Line(msgspec.Struct):
    date: str
    sender: str
    body: str = ""
    sticker: Any = None
    attachments: list[_Attachment] = []
    deleted: bool = False
    call: bool = False


def recognises(part: Part) -> bool:
    """Whether it has the fields of signal-export's messages."""
    return has_keys(part, "date", "sender", "body", "quote", "reactions")


def read(part: Part) -> list[Draft]:
    """The chat in the file."""
    gathered = Gathered()
    gathered.add(json_lines(part), _Line, _explain)
    return [gathered.draft(title(part), "local", me=owner(gathered.rows))]


def _explain(number: int, line: _Line) -> Record | None:
    time = wall_clock(line.date)
    text, kind = line.body.strip(), "text"
    if line.deleted:
        text, kind = "", "deleted"
    elif line.attachments or line.sticker:
        kind = kind_of_files([file.path for file in line.attachments])
    elif line.call or content(text)[1] == "call":
        kind = "call"
    elif time is not None and not text:
        return Record(number, time, None, "", "system")
    if time is None or not line.sender or line.sender == NOBODY:
        return None
    return Record(number, time, line.sender, text, kind)
