"""The tags of the exporter's page, one by one, to messages."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from quills.chats.imessage.bodies import file_kind
from quills.chats.imessage.shown import Message

_MESSAGES: Final = frozenset({"message", "announcement"})
_THREADS: Final = frozenset({"replies", "reply"})
_WORDS: Final = frozenset({"bubble", "subject", "transcription"})
_SHORT: Final = frozenset({"timestamp", "sender", "app"})
_KINDS: Final = {
    "attachment": "media",
    "attachment_error": "media",
    "sticker": "media",
    "app_error": "media",
    "unsent": "deleted",
    "shareplay": "call",
    "shared_location": "location",
    "poll": "poll",
    "edited": "edited",
}
"""What a class of the page stands for beside words."""
_IGNORED: Final = frozenset({"tapbacks", "reactions", "expressive", "reply_context", "reply_anchor"})
_ROLES: Final = _MESSAGES | _THREADS | _WORDS | _SHORT | _KINDS.keys() | {"sent", "received", "deleted"}
_SILENT_TAGS: Final = frozenset({"script", "style", "title"})

_TELLING_TAGS: Final = frozenset({"a", "audio", "br", "img", "source", "video"})

_LONGEST_CLASS: Final = 200
_LONGEST_SHORT: Final = 1000


class Elements:
    """A target for lxml's parser; messages are taken from it as they end.

    Each open tag has a role: its own, by its class, or its parent's.
    """

    def __init__(self) -> None:
        self.count = 0
        self._tags: list[tuple[str, bool]] = []
        self._threads = 0
        self._open: list[Message] = []
        self._ended: list[Message] = []

    def taken(self) -> Iterator[Message]:
        """The messages that have ended since the last time."""
        ended, self._ended = self._ended, []
        return iter(ended)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        parent = self._tags[-1][0] if self._tags else ""
        own = _own_role(tag, attributes.get("class", "")[:_LONGEST_CLASS], parent)
        self._tags.append((own or parent, own is not None))
        if own in _MESSAGES:
            self._begin(is_announcement=own == "announcement")
        elif own in _THREADS:
            self._threads += 1
        elif self._open and (own or tag in _TELLING_TAGS):
            _note(self._open[-1], tag, own, self._tags[-1][0], attributes)

    def end(self, _tag: str) -> None:
        """A tag closes."""
        depth = len(self._tags)
        role, is_own = self._tags.pop() if self._tags else ("", False)
        if is_own and role in _THREADS:
            self._threads -= 1
        elif is_own and self._open and self._open[-1].depth == depth:
            self._ended.append(self._open.pop())

    def data(self, data: str) -> None:
        """Text between tags."""
        if self._open and self._tags:
            message, role = self._open[-1], self._tags[-1][0]
            if role in _SHORT:
                message.short[role] = (message.short.get(role, "") + data)[:_LONGEST_SHORT]
            elif role in _WORDS or role in ("version", "announcement"):
                message.pieces[-1].append(data)

    def comment(self, text: str) -> None:
        """Comments are no part of a chat."""

    def close(self) -> None:
        """What the page leaves open ends with it."""
        self._ended += reversed(self._open)
        self._open.clear()

    def _begin(self, *, is_announcement: bool) -> None:
        is_reply = bool(self._open) and self._threads > 0
        if not is_reply:
            self.close()
        self.count += 1
        self._open.append(Message(self.count, len(self._tags), is_announcement, is_reply))


@lru_cache(maxsize=1000)
def _own_role(tag: str, classes: str, parent: str) -> str | None:
    """What a tag is for, or None if it is for what its parent is for."""
    names = classes.split()
    found = next((name for name in names if name in _ROLES), None)
    if found in _MESSAGES or found in _THREADS:
        return found
    if parent == "ignored" or tag in _SILENT_TAGS or not _IGNORED.isdisjoint(names):
        return "ignored"
    if parent in ("edited", "version"):
        return "ignored" if found == "timestamp" else "version" if tag == "tr" else None
    return found


def _note(message: Message, tag: str, own: str | None, role: str, attributes: Mapping[str, str]) -> None:
    """Take down what a tag says about the message it stands in."""
    if own == "sent":
        message.is_mine = True
    elif own == "deleted":
        message.was_deleted = True
    elif own in _WORDS or own == "edited":
        message.pieces.append([])
    elif own == "version":  # each row of the table is a later version
        message.pieces[-1] = []
    if own in _KINDS:
        message.kinds.add(_KINDS[own])
    if tag == "br" and role in _WORDS | {"version"}:
        message.pieces[-1].append("\n")
    path = attributes.get("src") or attributes.get("href") or ""
    if role == "attachment" and path:
        message.kinds.add(file_kind(path))
    elif role == "app" and message.link is None and path.startswith(("https://", "http://")) and tag == "a":
        message.link = path
