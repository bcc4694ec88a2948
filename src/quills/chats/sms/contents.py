"""What was sent: the words of a message and what kind it is."""

from collections.abc import Sequence
from typing import Final

from quills.chats.sms.elements import Element

_HOW: Final = {"3": "missed", "4": "voicemail", "5": "declined", "6": "blocked"}
_VOICE: Final = "audio/"
_CONTACT: Final = ("text/x-vcard", "text/vcard", "text/directory")
_NO_SUBJECT: Final = frozenset({"", "nosubject", "no subject"})


def content(element: Element) -> tuple[str, str]:
    """The words and the kind."""
    if element.name == "call":
        return _HOW.get(element.get("type"), ""), "call"
    if element.name == "sms":
        return element.get("body"), "text"
    subject = element.get("sub")
    words = [] if subject.casefold() in _NO_SUBJECT else [subject]
    words += [text for kind, text in element.parts if kind.startswith("text/plain") and text]
    text = "\n".join(words)
    media = [kind for kind, _ in element.parts if not kind.startswith(("text/plain", "application/smil"))]
    return text, _media_kind(media, text)


def _media_kind(types: Sequence[str], text: str) -> str:
    """What a multimedia message is; one without words is a picture, loaded or not."""
    if not types:
        return "text" if text else "media"
    if all(kind.startswith(_VOICE) for kind in types):
        return "voice"
    return "contact" if all(kind.lower().startswith(_CONTACT) for kind in types) else "media"
