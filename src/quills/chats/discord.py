"""What DiscordChatExporter writes as JSON; the pieces of a channel that was split are joined."""

import re
from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from quills.chats.draft import Draft, Options, Record
from quills.chats.export import Part
from quills.chats.names import Names
from quills.chats.records import Gathered, decoded, from_iso
from quills.chats.sniff import has_keys

NAME: Final = "discord"

_WRITTEN: Final = {"Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "20", "23"}
_SYSTEM: Final = {
    "RecipientAdd",
    "RecipientRemove",
    "ChannelNameChange",
    "ChannelIconChange",
    "ChannelPinnedMessage",
    "GuildMemberJoin",
    "UserJoin",
    "ThreadCreated",
    "ThreadStarterMessage",
}
_PIECE: Final = re.compile(r"\[part (\d{1,9})\]")
_VOICE: Final = "voice-message.ogg"


class _Author(msgspec.Struct):
    id: str | None = None
    name: str | None = None
    nickname: str | None = None


class _File(msgspec.Struct, rename="camel"):
    file_name: str | None = None


class _Forwarded(msgspec.Struct):
    content: str | None = None
    attachments: list[_File] = []
    stickers: list[msgspec.Raw] = []


class _Message(_Forwarded, rename="camel"):
    type: str = ""
    timestamp: str = ""
    timestamp_edited: str | None = None
    author: _Author | None = None
    forwarded_message: _Forwarded | None = None
    poll: Any = UNSET


class _Channel(msgspec.Struct):
    id: str | None = None
    name: str | None = None


class _Export(msgspec.Struct):
    channel: _Channel
    messages: list[msgspec.Raw]


def recognises(part: Part) -> bool:
    """Whether it is a channel of a guild with its messages."""
    return has_keys(part, "guild", "channel.id", "channel.name") or has_keys(
        part, "messages[].timestampEdited", "messages[].author.id", "messages[].isPinned"
    )


def read(parts: Sequence[Part], options: Options) -> list[Draft]:
    """A draft for each channel; numbers run on over its pieces."""
    readings: dict[str, _Reading] = {}
    for part in sorted(parts, key=_piece):
        export = decoded(part, _Export)
        channel = export.channel.id or export.channel.name or part.name
        reading = readings.setdefault(channel, _Reading(export.channel.name, options.tz))
        reading.gathered.add(export.messages, _Message, reading.explain)
    return [reading.draft() for reading in readings.values()]


def _piece(part: Part) -> int:
    """Which piece of its channel a part is: the first has no number in its name."""
    number = _PIECE.search(part.name)
    return int(number[1]) if number else 1


class _Reading:
    """What makes rows of one channel's messages."""

    def __init__(self, title: str | None, zone: ZoneInfo) -> None:
        self.gathered = Gathered()
        self._title = title
        self._zone = zone
        self._names = Names()

    def draft(self) -> Draft:
        return self.gathered.draft(self._title, "utc")

    def explain(self, number: int, message: _Message) -> Record | None:
        time = from_iso(message.timestamp, self._zone)
        author = message.author
        name = author and (author.nickname or author.name)
        if time is None or author is None or not name:
            return None
        sender = self._names.settle(name, author.id)
        if message.type in _WRITTEN:
            return Record(number, time, sender, *_content(message))
        if message.type == "Call":
            return Record(number, time, sender, message.content or "", "call")
        if (
            message.type in _SYSTEM or message.type.isdecimal()
        ):  # kinds newer than the exporter have only numbers
            return Record(number, time, None, f"{sender}: {message.content or ''}", "system")
        return None


def _content(message: _Message) -> tuple[str, str]:
    """The words of a message and what it is."""
    shown = message.forwarded_message or message
    text = message.content or shown.content or ""
    if message.poll is not UNSET:
        return text, "poll"
    if any(file.file_name == _VOICE for file in shown.attachments):
        return text, "voice"
    # Nobody can send nothing: a message without words is an embed, an invitation or the like.
    if shown.attachments or shown.stickers or not text:
        return text, "media"
    return text, "text" if message.timestamp_edited is None else "edited"
