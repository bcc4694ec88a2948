"""The frames of Signal's backup, with the fields that are read."""

from typing import Any

import msgspec
from msgspec import UNSET

Number = int | str
"""64 bits, which JSON has as text."""


class Nickname(msgspec.Struct):
    given: str = ""
    family: str = ""


class Contact(msgspec.Struct, rename="camel"):
    nickname: Nickname | None = None
    system_given_name: str = ""
    system_family_name: str = ""
    profile_given_name: str = ""
    profile_family_name: str = ""
    username: str | None = None
    e164: Number | None = None


class Title(msgspec.Struct):
    title: str = ""


class Snapshot(msgspec.Struct):
    title: Title | None = None


class Group(msgspec.Struct):
    snapshot: Snapshot | None = None


class Recipient(msgspec.Struct):
    id: Number
    contact: Contact | None = None
    group: Group | None = None
    me: Any = msgspec.field(default=UNSET, name="self")


class Chat(msgspec.Struct, rename="camel"):
    id: Number
    recipient_id: Number


class Account(msgspec.Struct, rename="camel"):
    given_name: str = ""
    family_name: str = ""


class Body(msgspec.Struct):
    body: str = ""


class Attachment(msgspec.Struct):
    flag: str | int | None = None


class Standard(msgspec.Struct):
    text: Body | None = None
    attachments: list[Attachment] = []


class Poll(msgspec.Struct):
    question: str = ""


class Call(msgspec.Struct):
    direction: str | int | None = None


class GroupCall(msgspec.Struct, rename="camel"):
    started_call_recipient_id: Number | None = None


class Update(msgspec.Struct, rename="camel"):
    individual_call: Call | None = None
    group_call: GroupCall | None = None


class StoryReply(msgspec.Struct, rename="camel"):
    text_reply: Standard | None = None
    emoji: str = ""


class Item(msgspec.Struct, rename="camel"):
    chat_id: Number
    author_id: Number
    date_sent: Number
    revisions: list[Any] = []
    standard_message: Standard | None = None
    contact_message: Any = UNSET
    sticker_message: Any = UNSET
    remote_deleted_message: Any = UNSET
    update_message: Update | None = None
    payment_notification: Any = UNSET
    gift_badge: Any = UNSET
    view_once_message: Any = UNSET
    direct_story_reply_message: StoryReply | None = None
    poll: Poll | None = None


class Place(msgspec.Struct, rename="camel"):
    chat_id: Number


class Frame(msgspec.Struct, rename="camel"):
    account: Account | None = None
    recipient: Recipient | None = None
    chat: Chat | None = None
    chat_item: Place | None = None


class ItemFrame(msgspec.Struct, rename="camel"):
    chat_item: Item
