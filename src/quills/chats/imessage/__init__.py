"""Messages of an iPhone or a Mac, as imessage-exporter writes them: as text or as a web page.

Both hold the wall clock of the machine that exported.
"""

from collections.abc import Sequence
from typing import Final

from quills.chats.decoding import text_head
from quills.chats.draft import Draft, Options
from quills.chats.export import Part
from quills.chats.imessage import page, text

NAME: Final = "imessage"


def recognises(part: Part) -> bool:
    """Whether it begins as one of the two."""
    head = text_head(part)
    return page.begins(head) or text.begins(head)


def read(parts: Sequence[Part], options: Options) -> list[Draft]:  # noqa: ARG001 -- it leaves nothing open
    """One chat from each part."""
    return [(page if page.begins(text_head(part)) else text).read(part) for part in parts]
