"""The fields of Telegram Desktop's export that are read."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType


class Piece(msgspec.Struct, gc=False):
    text: str = ""


class Message(msgspec.Struct):
    type: str = ""
    date: str | None = None
    date_unixtime: str | int | None = None
    edited: str | None = None
    from_: str | UnsetType | None = msgspec.field(default=UNSET, name="from")
    from_id: str | int | None = None
    actor: str | UnsetType | None = UNSET
    actor_id: str | int | None = None
    action: str | None = None
    title: str | None = None
    information_text: str | None = None
    discard_reason: str | None = None
    forwarded_from: Any = UNSET
    text: str | list[str | Piece] = ""
    media_type: str | None = None
    photo: Any = UNSET
    file: Any = UNSET
    location_information: Any = UNSET
    place_name: str | None = None
    contact_information: Any = UNSET
    poll: Any = UNSET


class When(msgspec.Struct):
    date: str | None = None
    date_unixtime: str | int | None = None


class Chat(msgspec.Struct):
    messages: list[msgspec.Raw] | UnsetType = UNSET
    name: str | None = None
    type: str | None = None
    id: int | None = None


class Chats(msgspec.Struct):
    all: list[Chat] = msgspec.field(default_factory=list, name="list")


class Owner(msgspec.Struct):
    user_id: int | None = None
    first_name: str = ""
    last_name: str = ""


class Export(Chat):
    personal_information: Owner | None = None
    chats: Chats | None = None
    left_chats: Chats | None = None
