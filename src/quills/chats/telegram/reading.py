"""From Telegram's messages to rows."""

from typing import Final, Literal
from zoneinfo import ZoneInfo

from msgspec import UNSET, UnsetType

from quills.chats.draft import Record
from quills.chats.names import Names
from quills.chats.records import from_iso, in_time, wall_clock
from quills.chats.telegram.shapes import Message

Clock = Literal["local", "utc"]

_CALLS: Final = {"phone_call", "group_call", "conference_call"}


class Reading:
    """What makes rows of one chat's messages."""

    def __init__(self, clock: Clock, zone: ZoneInfo) -> None:
        self.clock = clock
        self.names = Names()
        self._zone = zone
        self._forwarded = 0
        self._unsupported = 0

    def explain(self, number: int, message: Message) -> Record | None:
        time = self._time(message)
        if message.type == "unsupported":
            self._unsupported += 1
        if time is None:
            return None
        if message.type == "service":
            return self._service(number, time, message)
        sender = self._sender(message.from_, message.from_id)
        if message.type != "message" or sender is None:
            return None
        if message.forwarded_from is not UNSET:
            self._forwarded += 1
        return Record(number, time, sender, *_content(message))

    def notes(self) -> tuple[str, ...]:
        found = []
        if self.clock == "local":
            found.append("This export has no UTC times; the clock is that of the computer that made it.")
        if self._forwarded:
            found.append(f"{self._forwarded} messages were forwarded: their words are by others.")
        if self._unsupported:
            found.append(f"{self._unsupported} messages could not be exported by Telegram Desktop itself.")
        return tuple(found)

    def _time(self, message: Message) -> int | None:
        if self.clock == "local":
            return wall_clock(message.date or "")
        if message.date_unixtime is None:
            return from_iso(message.date or "", self._zone)
        try:
            return in_time(1000 * int(message.date_unixtime))
        except ValueError:
            return None

    def _sender(self, name: str | UnsetType | None, number: str | int | None) -> str | None:
        """Telegram writes null for an account that is no more; its number is left."""
        if name is UNSET:
            return None
        number = None if number is None else str(number)
        if name:
            return self.names.settle(name, number)
        return f"Deleted account {number}" if number else "Deleted account"

    def _service(self, number: int, time: int, message: Message) -> Record | None:
        if message.action in _CALLS:
            caller = self._sender(message.actor, message.actor_id)
            how = ", ".join(filter(None, (message.action.replace("_", " "), message.discard_reason)))
            return Record(number, time, caller, how, "call") if caller else None
        action = (message.action or "").replace("_", " ") or message.information_text
        words = (message.actor or message.from_ or None, action, message.title)
        return Record(number, time, None, " ".join(filter(None, words)), "system") if action else None


def _content(message: Message) -> tuple[str, str]:
    """The words of a message and what it is."""
    text = message.text
    if not isinstance(text, str):
        text = "".join([piece if isinstance(piece, str) else piece.text for piece in text])
    if message.location_information is not UNSET or message.place_name is not None:
        return text or message.place_name or "", "location"
    if message.contact_information is not UNSET:
        return text or _joined(message.contact_information, "first_name", "last_name"), "contact"
    if message.poll is not UNSET:
        return text or _joined(message.poll, "question"), "poll"
    if message.media_type == "voice_message":
        return text, "voice"
    # Nobody can send nothing: a message without words is one whose content is not exported
    # (a shared story, a game, an invoice).
    if message.media_type is not None or message.photo is not UNSET or message.file is not UNSET or not text:
        return text, "media"
    return text, "edited" if message.edited is not None else "text"


def _joined(found: object, *fields: str) -> str:
    values = [found.get(field) for field in fields] if isinstance(found, dict) else []
    return " ".join(value for value in values if isinstance(value, str) and value)
