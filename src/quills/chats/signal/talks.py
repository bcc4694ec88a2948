"""Which conversation a record belongs to, and what the people in it are called."""

from collections.abc import Sequence

import msgspec

from quills.chats.signal.shapes import Conversation, Origin


class Talk:
    """The records of one conversation."""

    def __init__(self, place: str | None) -> None:
        self.place = place
        self.raws: list[msgspec.Raw] = []
        self.numbers: list[int] = []
        self._accounts: set[str] = set()
        self._phones: set[str] = set()

    def add(self, number: int, raw: msgspec.Raw, origin: Origin) -> None:
        self.numbers.append(number)
        self.raws.append(raw)
        if account := origin.source_service_id or origin.source_uuid:
            self._accounts.add(account.lower())
        elif origin.source:
            self._phones.add(origin.source)

    @property
    def is_private(self) -> bool:
        """Whether one person alone answers, be it under a phone number first and an account later."""
        return len(self._accounts) <= 1 and len(self._phones) <= 1


def talks_of(raws: Sequence[msgspec.Raw]) -> list[Talk]:
    """Records by conversation; one that does not say stays with the one before it."""
    decode = msgspec.json.Decoder(Origin).decode
    talks: dict[str | None, Talk] = {}
    place: str | None = None
    for number, raw in enumerate(raws, start=1):
        try:
            origin = decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError):
            origin = Origin()
        place = origin.conversation_id or place
        talks.setdefault(place, Talk(place)).add(number, raw, origin)
    return list(talks.values())


def people_of(books: Sequence[Conversation]) -> dict[str, str]:
    """Names by any number under which messages know somebody."""
    return {
        number.lower(): name
        for book in books
        if book.type != "group" and (name := name_of(book))
        for number in (book.service_id, book.uuid, book.e164)
        if number
    }


def name_of(book: Conversation) -> str | None:
    return book.name or book.profile_full_name or book.profile_name or book.e164
