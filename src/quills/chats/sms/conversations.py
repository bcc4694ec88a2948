"""Elements to conversations: who wrote what to whom, and what was never sent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import polars as pl

from quills.chats.draft import DRAFT, Draft, Record, of_one_file
from quills.chats.pile import Pile
from quills.chats.records import in_time
from quills.chats.sms.contents import content
from quills.chats.sms.elements import Element
from quills.chats.sms.people import ME, Names, key, keys, same_numbers

_RECEIVED: Final = "1"
_SENT: Final = "2"
_UNSENT: Final = {"3": "drafts", "4": "messages still to be sent", "5": "messages that could not be sent"} | {
    "6": "messages still to be sent"
}
_CALLED_ME: Final = frozenset({"1", "3", "4", "5", "6", "7"})
_I_CALLED: Final = _SENT
_FROM: Final = "137"
_MS_FROM: Final = 100_000_000_000
"""Smaller times are seconds, as Android itself keeps those of multimedia messages."""


class Conversation:
    """The messages with one person or group, as far as they are read."""

    def __init__(self) -> None:
        self.pile = Pile()
        self.read = 0
        self.unexplained: list[int] = []
        self.unsent: Counter[str] = Counter()

    def take(self, number: int, element: Element, people: Sequence[str]) -> None:
        """Take an element; what is no message that was sent goes to ``unexplained``."""
        self.read += 1
        box = element.get("msg_box" if element.name == "mms" else "type")
        sender = _sender(element, box, people)
        time = _time(element)
        if element.name != "call" and box in _UNSENT:
            self.unsent[_UNSENT[box]] += 1
        if time is None or sender is None:
            self.unexplained.append(number)
        else:
            self.pile.add(Record(number, time, sender, *content(element)))


class Conversations:
    """All conversations of a backup."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], Conversation] = {}
        self._names = Names()
        self._titles: dict[tuple[str, ...], str] = {}
        self._nobody: list[int] = []

    def take(self, number: int, element: Element) -> None:
        """Take the element with this number."""
        address = element.get("number" if element.name == "call" else "address")
        people = keys(address)
        if not people:
            self._nobody.append(number)
            return
        if len(people) == 1:
            self._names.note(people[0], address, element.get("contact_name"))
        else:
            self._titles[people] = element.get("contact_name")
        self._found.setdefault(people, Conversation()).take(number, element, people)

    def drafts(self, notes: Sequence[str]) -> list[Draft]:
        """A draft for each conversation, the two writings of a number as one."""
        same = same_numbers(self._numbers())
        self._names.settle(same)
        merged: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for people in self._found:
            merged.setdefault(tuple(sorted({same.get(one, one) for one in people})), []).append(people)
        drafts = [self._draft(people, together, same, notes) for people, together in merged.items()]
        return of_one_file(drafts, self._nobody)

    def _numbers(self) -> set[str]:
        """The keys of everybody who wrote or was written to."""
        numbers = {number for people in self._found for number in people}
        for one in self._found.values():
            numbers.update(one.pile.frame()["sender"].cast(pl.String).unique().drop_nulls())
        return numbers - {ME}

    def _draft(
        self,
        people: tuple[str, ...],
        together: list[tuple[str, ...]],
        same: dict[str, str],
        notes: Sequence[str],
    ) -> Draft:
        found = [self._found[one] for one in together]
        rows = pl.concat([one.pile.frame() for one in found]).sort("line")
        names = {
            number: self._name(number, same) for number in rows["sender"].cast(pl.String).unique() if number
        }
        sender = pl.col("sender").cast(pl.String).replace(names).cast(DRAFT["sender"])
        unsent = sum((one.unsent for one in found), Counter[str]())
        title = self._titles.get(together[0]) or ", ".join(self._names.of(one) for one in people)
        return Draft(
            title=title,
            rows=rows.with_columns(sender),
            clock="utc",
            read=sum(one.read for one in found),
            unexplained=[number for one in found for number in one.unexplained],
            me=ME,
            notes=(*notes, *_notes(unsent)),
        )

    def _name(self, number: str, same: dict[str, str]) -> str:
        return ME if number == ME else self._names.of(same.get(number, number))


def _notes(unsent: Counter[str]) -> Iterable[str]:
    if unsent:
        counts = ", ".join(f"{count} {what}" for what, count in unsent.items())
        yield f"Left out because they were never sent: {counts}."


def _sender(element: Element, box: str, people: Sequence[str]) -> str | None:
    """The key of who wrote or called; None if nobody did, or it cannot be told."""
    if element.name == "call":
        return ME if box == _I_CALLED else people[0] if box in _CALLED_ME else None
    if box == _SENT:
        return ME
    if box != _RECEIVED:
        return None
    if len(people) == 1:
        return people[0]
    return next((key(address) for address, role in element.people if role == _FROM), None)


def _time(element: Element) -> int | None:
    written = element.get("date")
    if not written.isascii() or not written.isdecimal() or len(written) > 15:
        return None
    time = int(written)
    return in_time(time if time >= _MS_FROM else 1000 * time)
