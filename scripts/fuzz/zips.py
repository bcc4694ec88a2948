"""Zips of an export, good ones and those that lie."""

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from fuzz import letters
from fuzz.seeds import Files

Edit = Callable[[Random, bytes], bytes]

NAMES: Final = (
    "../evil.txt", "/etc/passwd", "C:\\a.txt", "..\\a.txt", "a/../../b.txt", ".", "/", "a\x00.txt",
    "__MACOSX/._a.txt", "chat", "x.jpg", "a" * 3000 + ".txt", "\u202etxt.exe", "con.txt", " .txt",
    "message_" + "9" * 400 + ".json", "message_٣.json",
)  # fmt: skip


LISTED: Final = b"PK\x01\x02"
LAST: Final = b"PK\x05\x06"
"""How a record of the list of members begins, and the one behind the list."""

LONG: Final = [number.to_bytes(4, "little") for number in (0, 1, 1 << 20, 0x7FFFFFFF, 0xFFFFFFFF)]
SHORT: Final = [
    number.to_bytes(2, "little") for number in (0, 1, 8, 9, 12, 14, 63, 93, 99, 2048, 5000, 0xFFFF)
]


def packed(rng: Random, files: Files) -> bytes:
    """A zip, sometimes with members renamed, doubled or nested."""
    out = io.BytesIO()
    way = rng.choice(
        (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    )
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", way) as archive:
        warnings.simplefilter("ignore")  # names that stand twice are what this is for
        for name, data in files.items():
            archive.writestr(rng.choice(NAMES) if rng.random() < 0.08 else name, data)
            if rng.random() < 0.05:
                archive.writestr(name, data)
    return packed(rng, {"inner.zip": out.getvalue()}) if rng.random() < 0.03 else out.getvalue()


def size(rng: Random, data: bytes) -> bytes:
    """Another size (packed or not), checksum or offset in the list of members."""
    return _put(rng, data, data.find(LISTED), (16, 20, 24, 42), LONG)


def way(rng: Random, data: bytes) -> bytes:
    """Another way of packing, another flag (locked, sizes to follow), another version."""
    return _put(rng, data, data.find(LISTED), (6, 8, 10), SHORT)


def head(rng: Random, data: bytes) -> bytes:
    """A member whose own head says something else than the list."""
    return _put(rng, data, 0, (4, 6, 8, 18, 22, 26, 28), SHORT)


def end(rng: Random, data: bytes) -> bytes:
    """Another count, length or place of the list."""
    return _put(rng, data, data.rfind(LAST), (4, 8, 10, 12, 16, 20), SHORT)


def _put(rng: Random, data: bytes, record: int, offsets: Sequence[int], values: Sequence[bytes]) -> bytes:
    """A value over what stands at one of the offsets into a record, if there is that record."""
    place, value = record + rng.choice(offsets), rng.choice(values)
    return data[:place] + value + data[place + len(value) :] if record >= 0 else data


EDITS: Final[tuple[Edit, ...]] = (
    *(size, size, way, head, end),
    *(letters.flip, letters.cut, letters.noise, letters.zeros),
)


def damaged(rng: Random, data: bytes) -> bytes:
    """The zip after one edit."""
    return rng.choice(EDITS)(rng, data)


def bomb(rng: Random) -> bytes:
    """A zip whose member unpacks to a thousand times its size."""
    return packed(rng, {"chat.txt": b"0" * (40 << 20)})
