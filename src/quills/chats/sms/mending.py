"""The backup's bytes as XML that is one: emoji are written in it as two halves.

The program writes U+1F600 as the references ``&#55357;&#56832;``, which no XML parser takes, and
lets control characters through. Here the file goes past piece by piece.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from quills.chats.decoding import encoding
from quills.chats.export import Part

CHUNK: Final = 1 << 20
_HIGH: Final = r"&#(?:(5[56]\d{3})|[xX]([dD][89aAbB][0-9a-fA-F]{2}));"
_LOW: Final = r"&#(?:(5[67]\d{3})|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));"
_PAIR: Final = re.compile(_HIGH + _LOW)
_UNFINISHED: Final = re.compile(rf"(?:{_HIGH})?(?:&(?:#[0-9a-zA-Z]{{0,8}})?)?\Z")
_LONGEST_UNFINISHED: Final = 24
_REFERENCE: Final = re.compile(r"&#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_UNREADABLE: Final = "\ufffd"


def mended(part: Part, size: int = CHUNK) -> Iterator[str]:
    """The text of a part, piece by piece, with every character reference one that XML allows."""
    kept = ""
    for piece in _texts(part, size):
        text = kept + piece
        end = _safe_end(text)
        kept = text[end:]
        yield mend(text[:end])
    yield mend(kept)


def mend(text: str) -> str:
    """A text that does not end within a pair of references."""
    if "&#" in text:
        text = _REFERENCE.sub(_allowed, _PAIR.sub(_joined, text))
    return _CONTROLS.sub(_UNREADABLE, text)


def _texts(part: Part, size: int) -> Iterator[str]:
    name, mark = encoding(part.head)
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    with part.open() as stream:
        stream.read(mark)
        while chunk := stream.read(size):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _safe_end(text: str) -> int:
    """Where a text may be cut so that no reference and no pair of them is cut apart."""
    start = max(len(text) - _LONGEST_UNFINISHED, 0)
    unfinished = _UNFINISHED.search(text, start)
    return unfinished.start() if unfinished else len(text)


def _joined(pair: re.Match[str]) -> str:
    high = int(pair[1]) if pair[1] else int(pair[2], 16)
    low = int(pair[3]) if pair[3] else int(pair[4], 16)
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return pair[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _allowed(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or 0x10000 <= code < 0x110000
    ):
        return reference[0]
    return _UNREADABLE
