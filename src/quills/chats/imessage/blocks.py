"""The text export cut into blocks: a time, a sender under it, and what follows until the next.

A reply stands twice: where it was sent, and indented under what it answers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from quills.chats.imessage.stamps import RECEIPT, STAMP, moment

_HEADER: Final = re.compile(STAMP + RECEIPT)
_ANNOUNCEMENT: Final = re.compile(
    STAMP + r" (?P<told>(?P<who>\S.*) (?P<did>"
    r"(?:re)?named the conversation .+|added .+ to the conversation\.|removed .+ from the conversation\."
    r"|left the conversation\.|(?:changed|removed) the (?:group photo|chat background)\."
    r"|changed their phone number\.|kept an audio message\.|unsent a message[.!]"
    r"|performed unknown action .+))"
)
_LONGEST_SENDER: Final = 200
_LONGEST_ANNOUNCEMENT: Final = 1000
_INDENT: Final = "    "


@dataclass
class Block:
    """One message or announcement."""

    line: int
    time: int | None
    receipt: str | None
    sender: str | None
    """None for an announcement."""
    lines: list[str] = field(default_factory=list)
    is_reply: bool = False
    """Whether it is the copy under what it answers."""
    unsent_by: str | None = None
    """Who took a whole message back, if that is what is announced."""


def header(line: str) -> re.Match[str] | None:
    """The time that a line consists of."""
    return _HEADER.fullmatch(line) if line[:1].isalnum() else None


def announcement(line: str) -> re.Match[str] | None:
    """A time and what happened then, on one line."""
    return (
        _ANNOUNCEMENT.fullmatch(line) if len(line) <= _LONGEST_ANNOUNCEMENT and line[:1].isalnum() else None
    )


def is_sender(line: str) -> bool:
    """Whether a line may be the name under a time."""
    return bool(line) and not line[0].isspace() and len(line) <= _LONGEST_SENDER and not header(line)


def blocks(lines: Iterable[str], stray: list[int]) -> Iterator[Block]:
    """The blocks in the order in which they end; numbers of lines outside of any go to ``stray``."""
    return _Cutter(stray).cut(lines)


class _Cutter:
    def __init__(self, stray: list[int]) -> None:
        self._stray = stray
        self._block: Block | None = None
        self._reply: Block | None = None
        self._held: tuple[int, str, re.Match[str]] | None = None
        self._after_blank = True

    def cut(self, lines: Iterable[str]) -> Iterator[Block]:
        for number, line in enumerate(lines, start=1):
            yield from self._take(number, line.rstrip("\r"))
        if self._held:
            self._append(*self._held[:2])
        yield from self._close()

    def _take(self, number: int, line: str) -> Iterator[Block]:
        if self._held:
            held, self._held = self._held, None
            indent = _INDENT if held[1].startswith(_INDENT) else ""
            if line.startswith(indent) and is_sender(line[len(indent) :]):
                yield from self._open(held, line[len(indent) :])
                return
            self._append(held[0], held[1])
        if self._after_blank and (found := header(line)):
            self._held = number, line, found
        elif self._after_blank and (told := announcement(line)):
            yield from self._announce(number, told)
        elif self._block and line.startswith(_INDENT) and (found := header(line[len(_INDENT) :])):
            self._held = number, line, found
        else:
            self._append(number, line)
        self._after_blank = not line

    def _open(self, held: tuple[int, str, re.Match[str]], sender: str) -> Iterator[Block]:
        number, line, found = held
        block = Block(
            number, moment(found), found["receipt"], sender.strip(), is_reply=line.startswith(_INDENT)
        )
        if block.is_reply:
            if self._reply:
                yield self._reply
            self._reply = block
        else:
            yield from self._close()
            self._block = block
        self._after_blank = False

    def _announce(self, number: int, told: re.Match[str]) -> Iterator[Block]:
        yield from self._close()
        unsent_by = told["who"] if told["did"].startswith("unsent") else None
        self._block = Block(number, moment(told), None, None, [told["told"]], unsent_by=unsent_by)

    def _append(self, number: int, line: str) -> None:
        """Add a line to the block it stands in."""
        if self._reply and (line.startswith(_INDENT) or not self._after_blank):
            self._reply.lines.append(line.removeprefix(_INDENT))
        elif self._block:
            self._block.lines.append(line)
        elif line:
            self._stray.append(number)

    def _close(self) -> Iterator[Block]:
        if self._reply:
            yield self._reply
        if self._block:
            yield self._block
        self._reply = self._block = None
