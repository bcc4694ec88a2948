"""The backup's XML, one message or call at a time; nothing of it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.sax import ContentHandler, SAXParseException

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from quills.chats.export import Part
from quills.chats.sms.mending import mended
from quills.errors import ExportError

if TYPE_CHECKING:  # it takes no parameters when it runs
    from xml.sax.xmlreader import AttributesImpl

_KINDS: Final = frozenset({"sms", "mms", "call"})
_NULL: Final = "null"


@dataclass
class Element:
    """A text message, a multimedia message or a call, as it is written."""

    name: str
    attributes: Mapping[str, str]
    parts: list[tuple[str, str]] = field(default_factory=list)
    """Content type and text of each part."""
    people: list[tuple[str, str]] = field(default_factory=list)
    """Address and role of each; 137 is who sent it."""

    def get(self, name: str) -> str:
        """An attribute; empty where the program has nothing."""
        value = self.attributes.get(name, "")
        return "" if value == _NULL else value


class Elements(ContentHandler):
    """What the parser calls; elements are taken from it as they end."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: int | None = None
        self._current: Element | None = None
        self._ended: list[Element] = []

    def taken(self) -> Iterator[Element]:
        """The elements that have ended since the last time."""
        ended, self._ended = self._ended, []
        return iter(ended)

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 -- SAX names it
        if name in _KINDS:
            self._current = Element(name, dict(attrs.items()))
        elif name == "part" and self._current:
            text = attrs.get("text", "")
            self._current.parts.append((attrs.get("ct", ""), "" if text == _NULL else text))
        elif name == "addr" and self._current:
            self._current.people.append((attrs.get("address", ""), attrs.get("type", "")))
        elif name in ("smses", "calls") and attrs.get("count", "").isdecimal():
            self.expected = int(attrs["count"][:12])

    def endElement(self, name: str) -> None:  # noqa: N802 -- SAX names it
        if name in _KINDS and self._current:
            self._ended.append(self._current)
            self._current = None


def elements(part: Part, handler: Elements) -> Iterator[Element]:
    """The messages and calls of a part in file order.

    Raises ExportError for XML that is damaged or cut, or declares entities or a document type.
    """
    parser = create_parser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(handler)
    try:
        for text in mended(part):
            parser.feed(text)
            yield from handler.taken()
        parser.close()
    except DefusedXmlException as error:
        raise ExportError(
            f"{part.name} declares entities or a document type, as no backup does; it is not read."
        ) from error
    except SAXParseException as error:
        where = f"line {error.getLineNumber()}: {error.getMessage()}"
        raise ExportError(f"{part.name} is damaged or cut short ({where}); make the backup again.") from error
    yield from handler.taken()
