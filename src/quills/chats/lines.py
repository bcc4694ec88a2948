"""A text part as chunks of whole UTF-8 lines, so that no file has to be held twice."""

import codecs
import io
from collections.abc import Iterator
from typing import Final

import polars as pl

from quills.chats.decoding import encoding
from quills.chats.export import Part
from quills.errors import ExportError

CHUNK_BYTES: Final = 1 << 20
CHUNK_LINES: Final = 1 << 18
MAX_LINE_BYTES: Final = 16 << 20
"""The longest message that any of these programs sends is far below a megabyte."""


def line_chunks(part: Part) -> Iterator[pl.Series]:
    """The lines of a part, some hundred thousand at a time, without their line ends.

    Bytes that are no UTF-8 become U+FFFD. Raises ExportError for a line that no chat has.
    """
    for chunk in _whole_lines(part):
        lines = _lines(chunk)
        yield from (lines.slice(start, CHUNK_LINES) for start in range(0, len(lines), CHUNK_LINES))


def _lines(chunk: bytes) -> pl.Series:
    try:
        return pl.read_lines(io.BytesIO(chunk))["line"]
    except pl.exceptions.ComputeError:  # not UTF-8
        return pl.read_lines(io.BytesIO(chunk.decode(errors="replace").encode()))["line"]


def _whole_lines(part: Part) -> Iterator[bytes]:
    kept = b""
    for chunk in _utf8(part):
        end = chunk.rfind(b"\n") + 1
        if end:
            yield kept + chunk[:end] if kept else chunk[:end]
            kept = chunk[end:]
        else:
            kept += chunk
        if len(kept) > MAX_LINE_BYTES:
            raise ExportError(
                f"{part.name} has a line of more than {MAX_LINE_BYTES >> 20} MB; no chat export has,"
                " so it is not read."
            )
    if kept:
        yield kept


def _utf8(part: Part) -> Iterator[bytes]:
    name, mark = encoding(part.head)
    with part.open() as stream:
        stream.read(mark)
        if name == "utf-8":
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk
            return
        decoder = codecs.getincrementaldecoder(name)(errors="replace")
        while chunk := stream.read(CHUNK_BYTES):
            yield decoder.decode(chunk).encode(errors="replace")
        yield decoder.decode(b"", final=True).encode(errors="replace")
