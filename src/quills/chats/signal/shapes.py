"""The fields of Signal Desktop's own records that are read."""

from typing import Any

import msgspec


class Attachment(msgspec.Struct, rename="camel"):
    content_type: str | None = None
    flags: int | None = None


class Call(msgspec.Struct, rename="camel"):
    was_incoming: bool | None = None
    direction: str | None = None


class Message(msgspec.Struct, rename="camel"):
    type: str | None = None
    conversation_id: str | None = None
    sent_at: int | None = msgspec.field(default=None, name="sent_at")
    timestamp: int | None = None
    body: str | None = None
    source: str | None = None
    source_service_id: str | None = None
    source_uuid: str | None = None
    attachments: list[Attachment] | None = None
    sticker: Any = None
    contact: list[Any] | None = None
    poll: Any = None
    call_history_details: Call | None = None
    call_history: Call | None = msgspec.field(default=None, name="call_history")
    deleted_for_everyone: bool = False
    edit_history: list[Any] | None = None
    edit_message_timestamp: int | None = None
    is_view_once: bool = False
    gift_badge: Any = None
    payment: Any = None


class Conversation(msgspec.Struct, rename="camel"):
    id: str
    type: str | None = None
    name: str | None = None
    profile_name: str | None = None
    profile_full_name: str | None = None
    e164: str | None = None
    service_id: str | None = None
    uuid: str | None = None


class Export(msgspec.Struct):
    messages: list[msgspec.Raw]
    conversations: list[Conversation] = []


class Origin(msgspec.Struct, rename="camel"):
    """What a record says about where it belongs."""

    conversation_id: str | None = None
    source: str | None = None
    source_service_id: str | None = None
    source_uuid: str | None = None
