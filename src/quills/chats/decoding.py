"""Bytes to text and records, with damage told in one sentence."""

import codecs
import re
from typing import Final, TypeVar

import msgspec

from quills.chats.export import Part
from quills.errors import ExportError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

T = TypeVar("T")


def encoding(head: bytes) -> tuple[str, int]:
    """The encoding of a text from its first bytes, and the length of its byte order mark.

    Without a mark, UTF-16 is known by the zero bytes that every space and digit has in it;
    everything else is taken as UTF-8.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    sample = head[:4096]
    if len(sample) >= 4:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if odd > len(sample) / 8 > even:
            return "utf-16-le", 0
        if even > len(sample) / 8 > odd:
            return "utf-16-be", 0
    return "utf-8", 0


def text_head(part: Part) -> str:
    """The first bytes of a part as text, damaged letters replaced; for ``recognises``."""
    name, mark = encoding(part.head)
    return part.head[mark:].decode(name, errors="replace")


def text(part: Part) -> str:
    """A whole part as text; bytes that are no letters become U+FFFD."""
    name, mark = encoding(part.head)
    return part.read()[mark:].decode(name, errors="replace")


def utf8(part: Part) -> bytes:
    """A whole part as UTF-8 without a byte order mark."""
    name, mark = encoding(part.head)
    data = part.read()
    if name == "utf-8":
        return data[mark:] if mark else data
    return data[mark:].decode(name, errors="replace").encode()


def json_as(part: Part, shape: type[T]) -> T:
    """A part's JSON as ``shape`` (msgspec structs: fields that are not named are passed over)."""
    try:
        return msgspec.json.decode(utf8(part), type=shape)
    except msgspec.ValidationError as error:
        raise ExportError(f"{part.name} is not shaped as its program writes it: {_plain(error)}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExportError(
            f"{part.name} is damaged or cut short ({_plain(error)}); export the chat again."
        ) from error
    except RecursionError as error:
        raise ExportError(f"{part.name} is nested deeper than any chat export; it is not read.") from error


def _plain(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error)).rstrip(".")[:200]
