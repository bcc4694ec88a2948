"""The web page: ``imessage-exporter -f html``.

The page is read as a stream of tags by libxml2, which fetches nothing, runs nothing and builds
no tree here, however the tags are nested or cut off.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from quills.chats.decoding import encoding
from quills.chats.draft import Draft, Record
from quills.chats.export import Part
from quills.chats.imessage.bodies import foremost
from quills.chats.imessage.elements import Elements
from quills.chats.imessage.shown import Message
from quills.chats.imessage.stamps import RECEIPT, STAMP, moment
from quills.chats.imessage.threads import Thread
from quills.errors import ExportError

_MARK: Final = re.compile(
    r"<div class ?= ?\"(?:message|announcement)\"[\s\S]{0,2000}?<span class=\"timestamp\">"
)
_STAMPED: Final = re.compile(r"\s*" + STAMP + r"\s*" + RECEIPT + r"\s*")
_UNSENT: Final = re.compile(r"(?P<who>.+) unsent a message[.!]", re.DOTALL)
_CHUNK: Final = 1 << 18
_TAIL: Final = 4096


def begins(head: str) -> bool:
    """Whether a text begins as this page, with a message or an announcement."""
    return head.lstrip().startswith("<") and _MARK.search(head) is not None


def read(part: Part) -> Draft:
    """The chat of one page."""
    thread = Thread()
    elements = Elements()
    dated = 0
    for message in _messages(part, elements):
        dated += _add(thread, message)
    if elements.count and not dated:
        raise ExportError(
            f"{part.name} writes its times in a way that Quills does not know;"
            " export the chat again with the usual ones."
        )
    return thread.draft(PurePosixPath(part.name).stem, elements.count, sorted(thread.unexplained))


def _messages(part: Part, elements: Elements) -> Iterator[Message]:
    parser = etree.HTMLParser(target=elements, encoding="utf-8", no_network=True)
    tail = ""
    try:
        for text in _texts(part):
            tail = (tail + text)[-_TAIL:]
            parser.feed(text.encode())
            yield from elements.taken()
        parser.close()
    except (etree.LxmlError, AssertionError) as error:
        raise ExportError(f"{part.name} is no web page that can be read; export the chat again.") from error
    yield from elements.taken()
    if "</html" not in tail.lower():
        raise ExportError(f"{part.name} is cut short: its end is missing; export the chat again.")


def _texts(part: Part) -> Iterator[str]:
    name, mark = encoding(part.head)
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    with part.open() as stream:
        stream.read(mark)
        while chunk := stream.read(_CHUNK):
            yield decoder.decode(chunk).replace("\0", "\ufffd")
        yield decoder.decode(b"", final=True)


def _add(thread: Thread, message: Message) -> bool:
    """Add a message; false if its time cannot be read."""
    stamped = _STAMPED.fullmatch(message.short.get("timestamp", ""))
    time = moment(stamped) if stamped else None
    sender = " ".join(message.short.get("sender", "").split())
    if stamped is None or time is None or not (sender or message.is_announcement):
        thread.unexplained.append(message.number)
        return stamped is not None
    if message.is_announcement:
        thread.add(_announced(message, time), is_copy=False)
        return True
    if message.is_mine:
        thread.note_mine(sender)
    elif receipt := stamped["receipt"]:
        thread.note_receipt(sender, receipt)
    text = message.text
    kinds = message.kinds | {kind for kind in (message.card,) if kind}
    kind = "deleted" if message.was_deleted else foremost(kinds, text)
    thread.add(Record(message.number, time, sender, text, kind), is_copy=message.is_reply)
    return True


def _announced(message: Message, time: int) -> Record:
    text = " ".join(message.text.split())
    if unsent := _UNSENT.fullmatch(text):
        return Record(message.number, time, unsent["who"], "", "deleted")
    return Record(message.number, time, None, text, "system")
