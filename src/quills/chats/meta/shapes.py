"""The fields of a thread that are read."""

from typing import Any

import msgspec
from msgspec import UNSET


class Person(msgspec.Struct):
    name: str = ""


class Thread(msgspec.Struct):
    messages: list[msgspec.Raw]
    participants: list[Person | str] = []
    title: str | None = None
    thread_path: str | None = None
    thread_name: str | None = msgspec.field(default=None, name="threadName")


class File(msgspec.Struct):
    uri: str = ""


class Message(msgspec.Struct):
    """One record; the encrypted export's own names stand last."""

    sender_name: str | None = None
    timestamp_ms: int | None = None
    content: str | None = None
    type: str | None = None
    call_duration: Any = UNSET
    is_unsent: bool = False
    audio_files: list[Any] | None = None
    photos: list[Any] | None = None
    videos: list[Any] | None = None
    gifs: list[Any] | None = None
    files: list[Any] | None = None
    sticker: Any = UNSET
    sender: str | None = msgspec.field(default=None, name="senderName")
    timestamp: int | None = None
    text: str | None = None
    unsent: bool = msgspec.field(default=False, name="isUnsent")
    media: list[File] | None = None
