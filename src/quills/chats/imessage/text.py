"""The text export: ``imessage-exporter -f txt``."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from quills.chats.draft import Draft, Record
from quills.chats.export import Part
from quills.chats.imessage.blocks import Block, announcement, blocks, header, is_sender
from quills.chats.imessage.bodies import read_body
from quills.chats.imessage.threads import Thread
from quills.chats.lines import line_chunks


def begins(head: str) -> bool:
    """Whether a text begins with a time alone on its line and a name under it, or an announcement."""
    first, end, rest = head.lstrip("\ufeff\r\n").partition("\n")
    first, second = first.rstrip("\r"), rest.partition("\n")[0].rstrip("\r")
    return bool(end) and (
        announcement(first) is not None or (header(first) is not None and is_sender(second))
    )


def read(part: Part) -> Draft:
    """The chat of one file."""
    lines = _Counted(part)
    thread = Thread()
    stray: list[int] = []
    for block in blocks(lines, stray):
        _add(thread, block)
    unexplained = sorted([*stray, *thread.unexplained])
    return thread.draft(PurePosixPath(part.name).stem, lines.count, unexplained)


class _Counted:
    """The lines of a part, and how many there were."""

    def __init__(self, part: Part) -> None:
        self.count = 0
        self._part = part

    def __iter__(self) -> Iterator[str]:
        for chunk in line_chunks(self._part):
            for line in chunk:
                self.count += 1
                yield line


def _add(thread: Thread, block: Block) -> None:
    if block.time is None:
        thread.unexplained += (
            range(block.line, block.line + 2 + len(block.lines)) if block.sender else [block.line]
        )
        return
    if block.sender is None:
        text = "\n".join(block.lines).rstrip("\n")
        if block.unsent_by:
            record = Record(block.line, block.time, block.unsent_by, "", "deleted")
        else:
            record = Record(block.line, block.time, None, text, "system")
    else:
        record = Record(block.line, block.time, block.sender, *read_body(block.lines))
        if block.receipt:
            thread.note_receipt(block.sender, block.receipt)
    thread.add(record, is_copy=block.is_reply)
