"""What the Android program SMS Backup & Restore writes: messages and calls, as XML, in UTC."""

import re
from collections.abc import Sequence
from typing import Final

from quills.chats.decoding import text_head
from quills.chats.draft import Draft, Options
from quills.chats.export import Part
from quills.chats.sms.conversations import Conversations
from quills.chats.sms.copies import without_copies
from quills.chats.sms.elements import Elements, elements

NAME: Final = "sms"

_FIRST_ELEMENT: Final = re.compile(r"<(?![?!])\s*([A-Za-z_][\w.-]*)[\s/>]")
_CALL: Final = re.compile(r"<calls\b[^>]*>\s*(?:<call\s[^>]*\bnumber=|</calls>)|<calls\b[^>]*\bcount=")


def recognises(part: Part) -> bool:
    """Whether the first element is that of its messages or of its calls."""
    head = text_head(part).lstrip()
    first = _FIRST_ELEMENT.search(head) if head.startswith("<") else None
    if first is None:
        return False
    return first[1] == "smses" or (first[1] == "calls" and _CALL.search(head) is not None)


def read(parts: Sequence[Part], options: Options) -> list[Draft]:  # noqa: ARG001 -- times are UTC
    """A draft for each person and each group; record numbers run on over the parts."""
    conversations = Conversations()
    number = 0
    ends, notes = [], []
    for part in parts:
        handler = Elements()
        before = number
        for element in elements(part, handler):
            number += 1
            conversations.take(number, element)
        ends.append(number)
        if handler.expected is not None and handler.expected > number - before:
            notes.append(
                f"{part.name} says that it holds {handler.expected} records; {number - before} are in it."
            )
    drafts = conversations.drafts(notes)
    return [without_copies(draft, ends) for draft in drafts] if len(parts) > 1 else drafts
