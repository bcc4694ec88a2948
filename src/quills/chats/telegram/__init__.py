"""Telegram Desktop's JSON export, of one chat or of a whole account."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from quills.chats.draft import Draft, Options, of_one_file
from quills.chats.export import Part
from quills.chats.names import Names
from quills.chats.records import Gathered, decoded
from quills.chats.sniff import keys
from quills.chats.telegram.reading import Clock, Reading
from quills.chats.telegram.shapes import Chat, Export, Message, Owner, When
from quills.errors import ExportError

NAME: Final = "telegram"

_ACCOUNT: Final = {
    "personal_information.user_id",
    "contacts.about",
    "frequent_contacts.about",
    "sessions.about",
    "web_sessions.about",
    "chats.about",
    "left_chats.about",
}
_CHAT_TYPES: Final = ("_chat", "_group", "_supergroup", "_channel", "saved_messages", "replies")


def recognises(part: Part) -> bool:
    """Whether it has a chat's messages, or the beginning of an account, as Telegram Desktop names them."""
    found = keys(part)
    for base in ("messages[]", "chats.list[].messages[]", "left_chats.list[].messages[]"):
        dated = f"{base}.date" in found or f"{base}.date_unixtime" in found
        if (
            dated
            and f"{base}.type" in found
            and {f"{base}.text", f"{base}.from", f"{base}.actor"} & found.keys()
        ):
            return True
    if "about" in found and _ACCOUNT & found.keys():
        return True
    return {"messages", "type", "id"} <= found.keys() and found["type"].endswith(_CHAT_TYPES)


def read(parts: Sequence[Part], options: Options) -> list[Draft]:
    """A draft for each chat, those that were left included; numbers run on over the chats of a part."""
    return [draft for part in parts for draft in _read(part, options.tz)]


def _read(part: Part, zone: ZoneInfo) -> list[Draft]:
    export = decoded(part, Export)
    chats: list[Chat] = [export] if export.messages is not UNSET else []
    for more in (export.chats, export.left_chats):
        chats += more.all if more else []
    if not chats:
        raise ExportError(f"{part.name} holds no chats; export again with chats ticked.")
    numbers = count(1)
    return of_one_file([_draft(chat, export.personal_information, zone, numbers) for chat in chats])


def _draft(chat: Chat, owner: Owner | None, zone: ZoneInfo, numbers: Iterator[int]) -> Draft:
    raws = [] if chat.messages is UNSET else chat.messages
    reading = Reading(_clock(raws), zone)
    gathered = Gathered()
    gathered.add(raws, Message, reading.explain, numbers)
    title = chat.name or ("Saved messages" if chat.type == "saved_messages" else None)
    draft = gathered.draft(title, reading.clock, me=_me(chat, owner, reading.names))
    return replace(draft, notes=reading.notes())


def _clock(raws: Sequence[msgspec.Raw]) -> Clock:
    """UTC, unless the first message with a time has only the wall clock: older programs wrote no other."""
    for raw in raws:
        try:
            when = msgspec.json.decode(raw, type=When)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if when.date_unixtime is not None:
            return "utc"
        if when.date is not None:
            return "local"
    return "utc"


def _me(chat: Chat, owner: Owner | None, names: Names) -> str | None:
    """Whose export it is: the account says so, or else it is the one whom the personal chat is not with."""
    bare = {number.removeprefix("user"): number for number in names.numbers()}
    if owner and owner.user_id is not None:
        number = bare.get(str(owner.user_id))
        return (
            (names.of(number) if number else None) or f"{owner.first_name} {owner.last_name}".strip() or None
        )
    if chat.type != "personal_chat" or chat.id is None:
        return None
    others = [number for number in bare if number != str(chat.id)]
    return names.of(bare[others[0]]) if len(others) == 1 else None
