"""The records of Signal Desktop's database as JSON, as sigtop and others write them out."""

import re
from typing import Final

import msgspec

from quills.chats.decoding import text_head
from quills.chats.draft import Draft, Record, of_one_file
from quills.chats.export import Part
from quills.chats.names import Names
from quills.chats.records import Gathered, decoded, in_time
from quills.chats.signal.shapes import Call, Export, Message
from quills.chats.signal.talks import Talk, name_of, people_of, talks_of
from quills.chats.signal.text import ME, owner, title
from quills.chats.sniff import keys

_IDENTIFIED: Final = re.compile(r"(.+) \((?:\+?\d{5,}|[0-9a-fA-F-]{36})\)")
"""A file name by sigtop: the other's name, and in brackets their number."""

_VOICE_FLAG: Final = 1
_SYSTEM: Final = {
    "change-number-notification",
    "chat-session-refreshed",
    "contact-removed-notification",
    "conversation-merge",
    "delivery-issue",
    "group",
    "group-v1-migration",
    "group-v2-change",
    "joined-signal-notification",
    "keychange",
    "message-history-unsynced",
    "message-request-response-event",
    "phone-number-discovery",
    "pinned-message-notification",
    "poll-terminate",
    "profile-change",
    "story",
    "timer-notification",
    "title-transition-notification",
    "universal-timer-notification",
    "verified-change",
}


def recognises(part: Part) -> bool:
    """Whether it has messages that name their conversation and their time as Signal does."""
    found = keys(part).keys()
    return any(
        {f"{base}.conversationId", f"{base}.type"} <= found
        and {f"{base}.sent_at", f"{base}.timestamp"} & found
        for base in ("[]", "messages[]")
    )


def read(part: Part) -> list[Draft]:
    """The conversations in the file, whose records are counted together."""
    is_list = text_head(part).lstrip().startswith("[")
    export = Export(decoded(part, list[msgspec.Raw])) if is_list else decoded(part, Export)
    books = {book.id: book for book in export.conversations}
    people = people_of(export.conversations)
    talks = talks_of(export.messages)
    by_sigtop = _IDENTIFIED.fullmatch(title(part) or "")
    drafts = []
    for talk in talks:
        book = books.get(talk.place or "")
        name = name_of(book) if book else by_sigtop[1] if by_sigtop and len(talks) == 1 else None
        drafts.append(_Reading(talk, name, people).draft())
    return of_one_file(drafts)


class _Reading:
    """What makes rows of one conversation's messages."""

    def __init__(self, talk: Talk, name: str | None, people: dict[str, str]) -> None:
        self._talk = talk
        self._title = name
        self._people = people
        self._names = Names()
        self._other: str | None = name

    def draft(self) -> Draft:
        gathered = Gathered()
        gathered.add(self._talk.raws, Message, self._explain, self._talk.numbers)
        return gathered.draft(self._title or self._talk.place, "utc", me=owner(gathered.rows))

    def _explain(self, number: int, message: Message) -> Record | None:
        time = in_time((message.timestamp or 0) if message.sent_at is None else message.sent_at)
        if time is None:
            return None
        if message.type == "call-history":
            return Record(number, time, self._caller(message), "", "call")
        if message.type in _SYSTEM:
            return Record(number, time, None, message.type.replace("-", " "), "system")
        sender = (
            ME
            if message.type == "outgoing"
            else self._sender(message)
            if message.type == "incoming"
            else None
        )
        if sender is None:
            return None
        text, kind = _content(message)
        return Record(number, time, None if kind == "system" else sender, text, kind)

    def _sender(self, message: Message) -> str | None:
        numbers = [
            number for number in (message.source_service_id, message.source_uuid, message.source) if number
        ]
        known = next((name for number in numbers if (name := self._people.get(number.lower()))), None)
        if self._talk.is_private:
            self._other = self._other or known or (numbers[0] if numbers else self._talk.place)
            return self._other
        return self._names.settle(known or numbers[0], numbers[0].lower()) if numbers else None

    def _caller(self, message: Message) -> str | None:
        """Who called, where the record says so."""
        call = message.call_history_details or message.call_history or Call()
        if call.direction == "Outgoing" or call.was_incoming is False:
            return ME
        return self._sender(message) if call.direction == "Incoming" or call.was_incoming else None


def _content(message: Message) -> tuple[str, str]:
    """The words of a message and what it is."""
    text = message.body or ""
    if message.deleted_for_everyone:
        return "", "deleted"
    if message.poll:
        return text or _question(message.poll), "poll"
    if kind := _shown(message):
        return text, kind
    if not text:  # a timer that was set, a session that was reset
        return "", "system"
    return text, "edited" if message.edit_history or message.edit_message_timestamp else "text"


def _shown(message: Message) -> str | None:
    """What a message shows besides its words, if it does."""
    # A long text travels as an attachment too.
    files = [file for file in message.attachments or () if file.content_type != "text/x-signal-plain"]
    if any((file.flags or 0) & _VOICE_FLAG for file in files):
        return "voice"
    if message.contact:
        return "contact"
    others = message.sticker, message.is_view_once, message.gift_badge, message.payment
    return "media" if files or any(others) else None


def _question(poll: object) -> str:
    question = poll.get("question") if isinstance(poll, dict) else None
    return question if isinstance(question, str) else ""
