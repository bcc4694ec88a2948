"""The JSON that Messenger and Instagram share: threads in pieces, each the newest message first.

Messenger's export of end-to-end encrypted chats says the same with other field names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from msgspec import UNSET

from quills.chats.decoding import text_head
from quills.chats.draft import Draft, Options, Record
from quills.chats.export import Part
from quills.chats.meta.shapes import Message, Thread
from quills.chats.meta.texts import Texts
from quills.chats.records import Gathered, decoded, in_time
from quills.chats.sniff import keys

NAME: Final = "messenger"
"""Also Instagram's, whose drafts say so."""

_NUMBER: Final = re.compile(r"[_ -]?\d+$")
_INSTAGRAM: Final = re.compile(
    r'"uri"\s*:\s*"your_instagram_activity/'
    r'|"content"\s*:\s*"Liked a message"'
    # A link to Instagram stands in Messenger too, but as words that somebody wrote.
    r'|"content"\s*:\s*"[^"]* sent an attachment\."\s*,\s*"share"\s*:\s*\{\s*"link"\s*:\s*"https:'
    r"(?:\\?/){2}(?:www\.)?instagram\.com"
)
_MESSENGER: Final = re.compile(
    r'"uri"\s*:\s*"(?:your_facebook_activity|your_activity_across_facebook)/|"senderName"'
)


def recognises(part: Part) -> bool:
    """Whether it is a thread of either service."""
    found = keys(part).keys()
    if "messages" not in found:
        return False
    classic = {"messages[].sender_name", "messages[].timestamp_ms"}
    encrypted = {"messages[].senderName", "messages[].timestamp", "messages[].text"}
    empty = {"participants", "thread_path", "is_still_participant"}
    return classic <= found or encrypted <= found or empty <= found


def speaks_for_instagram(part: Part) -> bool:
    """Whether something near the beginning, or the folder it lies in, is Instagram's alone."""
    head = text_head(part)
    return bool(_INSTAGRAM.search(head) or "instagram" in part.name) and not _MESSENGER.search(head)


def source(parts: Sequence[Part]) -> str:
    """Which of the two wrote these parts; Messenger, if nothing in them says Instagram."""
    return "instagram" if any(map(speaks_for_instagram, parts)) else NAME


def read(parts: Sequence[Part], options: Options) -> list[Draft]:  # noqa: ARG001  times are UTC, nothing is left open
    """A draft for each thread; numbers run on over its pieces."""
    wrote = source(parts)
    readings: dict[str, _Reading] = {}
    for part in parts:
        thread = decoded(part, Thread)
        key = thread.thread_path or thread.thread_name or _place(part)
        readings.setdefault(key, _Reading()).add(thread)
    return [reading.draft(wrote) for reading in readings.values()]


def _place(part: Part) -> str:
    """Where a part without a thread's name lies: its folder, and its name without the last number."""
    path = PurePosixPath(part.name)
    return str(path.with_name(_NUMBER.sub("", path.stem) or "message"))


def mended(text: str) -> str:
    """The text, with UTF-8 that was written letter by letter put together again.

    The services write each byte as a letter of its own. A text that is not such bytes is left.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


class _Reading:
    """What makes rows of one thread's messages."""

    def __init__(self) -> None:
        self._gathered = Gathered()
        self._texts = Texts()
        self._title: str | None = None

    def add(self, thread: Thread) -> None:
        for person in thread.participants:
            self._texts.meet(mended(person if isinstance(person, str) else person.name))
        name = thread.title or _NUMBER.sub("", thread.thread_name or "")
        self._title = self._title or mended(name) or None
        self._gathered.add(thread.messages, Message, self._explain)

    def draft(self, source: str) -> Draft:
        return replace(self._gathered.draft(self._title, "utc", me=self._texts.owner), source=source)

    def _explain(self, number: int, message: Message) -> Record | None:
        name, time = message.sender_name or message.sender, message.timestamp_ms
        time = in_time((message.timestamp or 0) if time is None else time)
        sender = mended(name or "").strip()
        if not sender or time is None:
            return None
        text, kind = self._content(message, sender)
        return Record(number, time, None if kind == "system" else sender, text, kind)

    def _content(self, message: Message, sender: str) -> tuple[str, str]:
        """The words of a message and what it is."""
        text = mended(message.content or message.text or "")
        said = self._texts.kind(text, sender) if text else None
        if message.is_unsent or message.unsent or said == "deleted":
            return "", "deleted"
        if message.call_duration is not UNSET or message.type in ("Call", "call"):
            said = "call"
        if message.type in ("Subscribe", "Unsubscribe"):
            said = "system"
        if said in ("call", "system"):
            return text, said
        kind = _shown(message) or said
        # The services write nothing for what they do not export: a photo that could be seen only
        # once, a post that is gone.
        return "" if said else text, kind or ("text" if text else "media")


def _shown(message: Message) -> str | None:
    """What a message shows besides its words, if it does."""
    if message.audio_files or any("audioclip" in file.uri for file in message.media or ()):
        return "voice"
    lists = message.photos, message.videos, message.gifs, message.files, message.media
    return "media" if any(lists) or message.sticker is not UNSET else None
