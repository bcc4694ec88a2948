"""The journal as CSV, one flat table a kind, together in a zip; nothing lost."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from quills.web.journal.documents import KINDS, Kept, kind
from quills.web.journal.errors import JournalError
from quills.web.journal.exchange.archive import check_count, distinct, ordered, refused
from quills.web.journal.exchange.cells import safe, unsafe
from quills.web.journal.exchange.flat import columns, document, flat

UNPACKED: Final = 128 * 2**20
"""The most bytes that a zip may hold once it is unpacked."""

_MARK: Final = "\ufeff"  # tells spreadsheets that it is UTF-8
_CELL: Final = 200_000
_THEN: Final = (1980, 1, 1, 0, 0, 0)  # the same time in every zip, so that equal journals give equal bytes


def to_csv(documents: Iterable[Kept], name: str) -> str:
    """The table of one kind."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns(name))
    for one in ordered(documents):
        if kind(one) == name:
            writer.writerow([safe(cell) for cell in flat(one).values()])
    return out.getvalue()


def to_zip(documents: Iterable[Kept]) -> bytes:
    """All tables; equal documents give equal bytes."""
    kept = list(documents)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as store:
        for name in KINDS:
            info = zipfile.ZipInfo(f"{name}.csv", _THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            store.writestr(info, (_MARK + to_csv(kept, name)).encode())
    return out.getvalue()


def from_zip(data: bytes) -> tuple[Kept, ...]:
    """The documents of a zip of tables; raises JournalError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as store:
            found = [one for info in _tables(store) for one in _documents(_unpacked(store, info))]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise JournalError("The zip is damaged or locked; nothing was taken in.") from error
    check_count(len(found))
    return distinct(found)


def from_csv(data: bytes) -> tuple[Kept, ...]:
    """The documents of one table; raises JournalError."""
    found = list(_documents(data))
    check_count(len(found))
    return distinct(found)


def _tables(store: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = store.infolist()
    names = [info.filename for info in infos]
    if strange := [name for name in names if name not in {f"{one}.csv" for one in KINDS}]:
        raise JournalError(
            "{name} is no table of a journal; nothing was taken in.", name=ascii(strange[0])[:80]
        )
    if len(set(names)) != len(names) or sum(info.file_size for info in infos) > UNPACKED:
        raise JournalError("The zip holds more than a journal; nothing was taken in.")
    return infos


def _unpacked(store: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with store.open(info) as stream:
        data = stream.read(info.file_size + 1)
    if len(data) > info.file_size:
        raise JournalError("The zip holds more than a journal; nothing was taken in.")
    return data


def _documents(data: bytes) -> Iterator[Kept]:
    for number, row in enumerate(_rows(data), 1):
        try:
            yield document(row)
        except (msgspec.ValidationError, JournalError) as error:
            raise refused(number, error) from error


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JournalError("The table is not UTF-8; nothing was taken in. Export it again.") from error
    head = text.partition("\n")[0]
    csv.field_size_limit(_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        names = next(reader, [])
        if "kind" not in names or len(set(names)) != len(names):
            raise JournalError("This is no table of a journal; nothing was taken in.")
        for cells in reader:
            if cells:
                yield _row(names, cells)
    except csv.Error as error:
        raise JournalError("The table is damaged or cut short; nothing was taken in.") from error


def _row(names: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(names):
        raise JournalError("A line of the table is cut short or too long; nothing was taken in.")
    return dict(zip(names, (unsafe(cell).replace("\r\n", "\n") for cell in cells), strict=True))
