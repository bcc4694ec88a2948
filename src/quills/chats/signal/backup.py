"""The lines of JSON that Signal Desktop writes when it exports all chats as plain text.

Each line is one frame of Signal's backup: the account, somebody who is known, a chat, or an
item of a chat, in an order in which nothing is named before it was introduced.
"""

from itertools import count
from typing import Final

import msgspec
from msgspec import UNSET

from quills.chats.draft import Draft, Record, of_one_file
from quills.chats.export import Part
from quills.chats.names import Names
from quills.chats.records import Gathered, in_time, json_lines
from quills.chats.signal.book import Book
from quills.chats.signal.frames import Frame, Item, ItemFrame, Number, Standard, Update
from quills.chats.sniff import keys

_DECODE: Final = msgspec.json.Decoder(Frame).decode


def recognises(part: Part) -> bool:
    """Whether it begins with the frames of a backup."""
    found = keys(part).keys()
    return "backupTimeMs" in found or {"chatItem.chatId", "chatItem.dateSent"} <= found


def read(part: Part) -> list[Draft]:
    """The chats in the file; records are its items, and lines that cannot be read, counted together."""
    book = Book()
    readings: dict[str, _Reading] = {}
    numbers = count(1)
    place = ""
    for line in json_lines(part):
        frame = _frame(line)
        if frame:
            book.note(frame)
            if not frame.chat_item:
                continue
            place = str(frame.chat_item.chat_id)
        readings.setdefault(place, _Reading(book)).add(next(numbers), line)
    return of_one_file([reading.draft(place) for place, reading in readings.items()])


def _frame(line: bytes) -> Frame | None:
    try:
        return _DECODE(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


class _Reading:
    """What makes rows of one chat's items."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._names = Names()
        self._numbers: list[int] = []
        self._lines: list[bytes] = []

    def add(self, number: int, line: bytes) -> None:
        """Keep an item until all people are known."""
        self._numbers.append(number)
        self._lines.append(line)

    def draft(self, place: str) -> Draft:
        gathered = Gathered()
        gathered.add(self._lines, ItemFrame, self._explain, self._numbers)
        return gathered.draft(self._book.title(place), "utc", me=self._book.me)

    def _explain(self, number: int, frame: ItemFrame) -> Record | None:
        item = frame.chat_item
        try:
            time = in_time(int(item.date_sent))
        except ValueError:
            return None
        if time is None:
            return None
        if update := item.update_message:
            if update.individual_call or update.group_call:
                return Record(number, time, self._caller(item, update), "", "call")
            return Record(number, time, None, "", "system")
        sender = self._person(item.author_id)
        found = _content(item)
        return Record(number, time, sender, *found) if sender and found else None

    def _person(self, number: Number) -> str | None:
        name = self._book.name(str(number))
        return name and self._names.settle(name, str(number))

    def _caller(self, item: Item, update: Update) -> str | None:
        if update.group_call:
            started = update.group_call.started_call_recipient_id
            return None if started is None else self._person(started)
        outgoing = update.individual_call and update.individual_call.direction in ("OUTGOING", 2)
        return self._book.me if outgoing else self._person(item.author_id)


def _content(item: Item) -> tuple[str, str] | None:
    """The words of an item and what it is; None if it is nothing known."""
    if item.remote_deleted_message is not UNSET:
        return "", "deleted"
    if item.contact_message is not UNSET:
        return "", "contact"
    if item.poll:
        return item.poll.question, "poll"
    shown = (item.sticker_message, item.view_once_message, item.gift_badge, item.payment_notification)
    if any(what is not UNSET for what in shown):
        return "", "media"
    said, emoji = item.standard_message, ""
    if reply := item.direct_story_reply_message:
        said, emoji = reply.text_reply or Standard(), reply.emoji
    return _words(said, emoji, edited=bool(item.revisions)) if said else None


def _words(said: Standard, emoji: str, *, edited: bool) -> tuple[str, str]:
    text = said.text.body if said.text else emoji
    if any(file.flag in ("VOICE_MESSAGE", 1) for file in said.attachments):
        return text, "voice"
    # Without words there was a file, even if the backup has lost it.
    if said.attachments or not text:
        return text, "media"
    return text, "edited" if edited else "text"
