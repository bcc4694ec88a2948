"""Who and what the frames of a backup introduce."""

from msgspec import UNSET

from quills.chats.signal.frames import Frame, Recipient


class Book:
    """Who and what the frames have introduced."""

    def __init__(self) -> None:
        self.me = "Me"
        self._my_id: str | None = None
        self._names: dict[str, str] = {}
        self._with: dict[str, str] = {}

    def note(self, frame: Frame) -> None:
        if account := frame.account:
            self.me = f"{account.given_name} {account.family_name}".strip() or self.me
        if recipient := frame.recipient:
            number = str(recipient.id)
            if recipient.me is not UNSET:
                self._my_id = number
            elif name := _name(recipient):
                self._names[number] = name
        if chat := frame.chat:
            self._with[str(chat.id)] = str(chat.recipient_id)

    def name(self, number: str) -> str | None:
        return self.me if number == self._my_id else self._names.get(number)

    def title(self, chat: str) -> str | None:
        return self.name(self._with.get(chat, ""))


def _name(recipient: Recipient) -> str | None:
    """As Signal itself chooses: the nickname, the address book's, the person's own."""
    if recipient.group:
        shown = recipient.group.snapshot and recipient.group.snapshot.title
        return shown.title if shown else None
    contact = recipient.contact
    if contact is None:
        return None
    pairs = (
        (contact.nickname.given, contact.nickname.family) if contact.nickname else ("", ""),
        (contact.system_given_name, contact.system_family_name),
        (contact.profile_given_name, contact.profile_family_name),
    )
    names = [" ".join(filter(None, pair)) for pair in pairs]
    number = f"+{contact.e164}" if contact.e164 else None
    return next((name for name in [*names, contact.username, number] if name), None)
