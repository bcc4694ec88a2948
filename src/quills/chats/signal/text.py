"""The Markdown that signal-export writes."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

import polars as pl

from quills.chats.decoding import text_head
from quills.chats.draft import Draft, Record
from quills.chats.export import Part
from quills.chats.lines import line_chunks
from quills.chats.records import Gathered, wall_clock

ME: Final = "Me"
NOBODY: Final = "No-Sender"
"""What signal-export writes for the owner, and for a sender whom it does not know."""

_HEADER: Final = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] (.*?):(?: (.*)|)")
_OLD: Final = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")
_NEW: Final = re.compile(r"\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] ")
_ANY: Final = re.compile(r"[\u200e\u200f\u202a-\u202e]*\[\d{1,4}[-./]\d")

_QUOTE: Final = re.compile(r"\A\s*\n(?:>.*(?:\n|\Z))+")
# Names are bounded: else a line of brackets would be tried from each of them to its end.
_ATTACHMENT: Final = re.compile(r"!?\[[^\n\]]{0,255}\]\((?:\./)?media/([^\n]{0,1000}?)\)(?=  |\n|\Z)")
_STICKER: Final = re.compile(r"\n\(\( .* \)\)|\[[^\n\]]{0,255}\]\(\.\./exported_stickers/[^\n]{0,1000}?\)")
_CALL: Final = re.compile(
    r"(?:Incoming|Outgoing|Missed) (?:(?:voice|video|group|direct|adhoc) )?call(?: \([^()]*\))?"
)
_VOICE: Final = (".aac", ".m4a", ".ogg", ".opus")


def recognises(part: Part) -> bool:
    """Whether all early headers are as signal-export writes them, and as WhatsApp does not.

    The newer ones have the form of some of WhatsApp's, but an empty line before each.
    """
    lines = text_head(part).splitlines()
    headers = [number for number, line in enumerate(lines) if _ANY.match(line)]
    if not headers or any(lines[: headers[0]]) or not _HEADER.fullmatch(lines[headers[0]]):
        return False
    if all(_OLD.match(lines[number]) for number in headers):
        return True
    apart = all(not lines[number - 1].strip() for number in headers[1:])
    ended = len(headers) > 1 or lines[headers[0]].endswith("  ")
    return apart and ended and all(_NEW.match(lines[number]) for number in headers)


def read(part: Part) -> list[Draft]:
    """The chat in the file."""
    gathered = Gathered()
    gathered.take(_records(part, gathered))
    return [gathered.draft(title(part), "local", me=owner(gathered.rows))]


def owner(messages: pl.DataFrame) -> str | None:
    """Me, if I wrote anything."""
    return ME if (messages["sender"] == ME).any() else None


def title(part: Part) -> str | None:
    """The chat's name: signal-export gives it to the folder, others to the file."""
    path = PurePosixPath(part.name)
    return path.parent.name or None if path.stem in ("chat", "index", "data", "main") else path.stem


def _records(part: Part, gathered: Gathered) -> Iterator[Record]:
    """The messages; lines that are part of none are noted as unexplained."""
    header: re.Match[str] | None = None
    rest: list[tuple[int, str]] = []
    for number, line in _lines(part):
        gathered.read = number
        found = _HEADER.fullmatch(line)
        if found is None:
            rest.append((number, line))
            continue
        yield from _record(header, rest, gathered)
        header, rest = found, [(number, found[4] or "")]
    yield from _record(header, rest, gathered)


def _lines(part: Part) -> Iterator[tuple[int, str]]:
    number = 0
    for chunk in line_chunks(part):
        for line in chunk.to_list():
            number += 1
            yield number, line.rstrip("\r")


def _record(
    header: re.Match[str] | None, rest: list[tuple[int, str]], gathered: Gathered
) -> Iterator[Record]:
    time = wall_clock(f"{header[1]}T{header[2]}") if header else None
    text, kind = content("\n".join([line for _, line in rest]))
    sender = header[3].strip() if header else ""
    if time is None or not sender or (sender == NOBODY and text):
        gathered.unexplained += [
            number for place, (number, line) in enumerate(rest) if line.strip() or (header and not place)
        ]
    elif sender == NOBODY or (kind == "text" and not text):
        # Notices (a timer set, a member added) have no words in this form.
        yield Record(rest[0][0], time, None, "", "system")
    else:
        yield Record(rest[0][0], time, sender, text, kind)


def content(body: str) -> tuple[str, str]:
    """The words of a message and what it is, without what signal-export adds to them."""
    words = _QUOTE.sub("", body)
    files = _ATTACHMENT.findall(words)
    words, stickers = _STICKER.subn("", _ATTACHMENT.sub("", words))
    words = _without_reactions(words).strip()
    if words == "(This message was deleted)":
        return "", "deleted"
    if files or stickers:
        return words, kind_of_files(files)
    return words, "call" if _CALL.fullmatch(words) else "text"


def _without_reactions(words: str) -> str:
    """Without the last line ``(- Ben: ❤, Ana: 😂 -)``."""
    before, _, last = words.rstrip().rpartition("\n")
    return before if last.startswith("(- ") and last.endswith(" -)") and ": " in last else words


def kind_of_files(paths: list[str]) -> str:
    """Voice for a recording, media for all else."""
    return "voice" if any(path.lower().endswith(_VOICE) for path in paths) else "media"
