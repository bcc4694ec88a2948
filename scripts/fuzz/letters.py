"""Damage to bytes, lines, digits and letters."""

import re
from collections.abc import Callable
from random import Random
from typing import Final

BytesEdit = Callable[[Random, bytes], bytes]
TextEdit = Callable[[Random, str], str]

DIGITS: Final = (
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "๐๑๒๓๔๕๖๗๘๙",
    "０１２３４５６７８９",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
)
MARKS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\ufeff\u200b\u00ad"
SPACES: Final = "\u00a0\u202f\u2009\u3000\u2028\u2029\u0085\t\v\f\x1c"
CONTROLS: Final = "\x00\x01\x08\x1a\x1b\x7f\u009b\ufffd\ufffe\U0010ffff"
NUMBERS: Final = (
    "9" * 5, "9" * 20, "9" * 400, "0", "00", "-1", "1e308", "1e999", "0.1", "NaN", "Infinity", "99",
    "13", "31", "1900", "2600", "2147483648", "9223372036854775807", "9223372036854775808",
    "253402300800", "-62135596801",
)  # fmt: skip
ENCODINGS: Final = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-32",
    "latin-1",
    "cp1252",
    "utf-7",
    "shift-jis",
)


def place(rng: Random, length: int) -> int:
    """Somewhere, the ends more often than chance."""
    return rng.choice((0, length, rng.randint(0, length), rng.randint(0, length)))


def span(rng: Random, length: int) -> tuple[int, int]:
    """A stretch, mostly short."""
    start = place(rng, length)
    return start, min(length, start + rng.choice((1, 4, 30, 400, length)))


def flip(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20)) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(rng: Random, data: bytes) -> bytes:
    start, end = span(rng, len(data))
    return rng.choice((data[:start], data[start:], data[:start] + data[end:]))


def repeat(rng: Random, data: bytes) -> bytes:
    start, end = span(rng, len(data))
    times = min(rng.choice((1, 2, 50, 3000)), (2 << 20) // max(end - start, 1))
    return data[:end] + data[start:end] * times + data[end:]


def noise(rng: Random, data: bytes) -> bytes:
    here = place(rng, len(data))
    return data[:here] + rng.randbytes(rng.choice((1, 8, 300))) + data[here:]


def zeros(rng: Random, data: bytes) -> bytes:
    start, end = span(rng, len(data))
    return data[:start] + bytes(end - start) + data[end:]


def encode(rng: Random, data: bytes) -> bytes:
    return data.decode(errors="replace").encode(rng.choice(ENCODINGS), errors="replace")


def swap_lines(rng: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(rng.choice((1, 5, 40)) if lines else 0):
        one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines)


def double_lines(rng: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start, end = span(rng, len(lines))
    return "".join([*lines[:end], *lines[start:end], *lines[end:]])


def drop_lines(rng: Random, text: str) -> str:
    keep = rng.choice((0.02, 0.5, 0.95))
    return "".join(line for line in text.splitlines(keepends=True) if rng.random() < keep)


def cut_lines(rng: Random, text: str) -> str:
    return "\n".join(
        line[: place(rng, len(line))] if rng.random() < 0.2 else line for line in text.split("\n")
    )


def line_ends(rng: Random, text: str) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", "\u2028", "\x0b", "", " ")))


def long_line(rng: Random, text: str) -> str:
    here = place(rng, len(text))
    return text[:here] + rng.choice("a :[(-/\u200e7") * rng.choice((300, 70_000, 1_000_000)) + text[here:]


def numbers(rng: Random, text: str) -> str:
    often = rng.choice((0.002, 0.05, 1))
    wanted = rng.choice(NUMBERS)
    return re.sub(r"\d+", lambda found: wanted if rng.random() < often else found[0], text)


def digits(rng: Random, text: str) -> str:
    table = str.maketrans("0123456789", rng.choice(DIGITS))
    often = rng.choice((0.01, 1))
    return re.sub(r"\d+", lambda found: found[0].translate(table) if rng.random() < often else found[0], text)


def letters(rng: Random, text: str) -> str:
    """Direction marks, strange spaces, control characters: in many places or one."""
    some = rng.choice((MARKS, SPACES, CONTROLS))
    pieces = []
    last = 0
    for here in sorted(place(rng, len(text)) for _ in range(rng.choice((1, 20, 500)))):
        pieces += [text[last:here], rng.choice(some)]
        last = here
    return "".join([*pieces, text[last:]])


def spaces(rng: Random, text: str) -> str:
    often, other = rng.choice((0.05, 1)), rng.choice([*SPACES, ""])
    return re.sub(" ", lambda found: other if rng.random() < often else found[0], text)


def case(rng: Random, text: str) -> str:
    return rng.choice((text.upper, text.lower, text.swapcase, text.title))()


def punctuation(rng: Random, text: str) -> str:
    often, other = (
        rng.choice((0.01, 0.3)),
        rng.choice(("", ":", "]", "[", " - ", ",", '"', "\\", "::", "\ud83d")),
    )
    return re.sub(r"[:\[\],/.\"-]", lambda found: other if rng.random() < often else found[0], text)


BYTES_EDITS: Final[tuple[BytesEdit, ...]] = (flip, cut, repeat, noise, zeros, encode)
TEXT_EDITS: Final[tuple[TextEdit, ...]] = (
    swap_lines, double_lines, drop_lines, cut_lines, line_ends, long_line, numbers, digits, letters,
    spaces, case, punctuation,
)  # fmt: skip


def damaged(rng: Random, data: bytes) -> bytes:
    """The bytes after one edit."""
    if rng.random() < 0.35:
        return rng.choice(BYTES_EDITS)(rng, data)
    text = data.decode(errors="surrogateescape")
    return rng.choice(TEXT_EDITS)(rng, text).encode(
        errors="surrogatepass" if rng.random() < 0.5 else "replace"
    )
