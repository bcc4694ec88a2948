"""Opening an export: a file, a zip or a folder becomes parts that readers look into.

Nothing is unpacked to disk. Everything here is hostile until shown otherwise: sizes are bounded
before anything is read, and again while it is read.
"""

import io
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final, Protocol

from quills.errors import ExportError

HEAD_BYTES: Final = 1 << 16
"""How much of a part readers see when they are asked whether it is theirs."""

MAX_BYTES: Final = 2 << 30
"""Largest text that is read, unpacked: some thirty million messages."""

MAX_PARTS: Final = 50_000
MAX_RATIO: Final = 200
"""Chat text packs 3 to 20 times; a zip that unpacks to more than this many times its size is a trap."""
RATIO_MATTERS_FROM: Final = 16 << 20

TEXT_SUFFIXES: Final = frozenset(
    {"", ".txt", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xml", ".csv", ".tsv", ".md"}
)
"""Which files of a zip or a folder may hold a chat; pictures and sound are never opened."""


Watch = Callable[[int], None]
"""Told how many bytes were read, each time some are."""


class _Store(Protocol):
    """Where the bytes of a part come from."""

    def open(self) -> BinaryIO: ...


class _Head:
    """The first bytes of the part that was looked into last; those of all parts would fill the memory."""

    def __init__(self) -> None:
        self._kept: tuple[_Store | None, bytes] = (None, b"")

    def of(self, store: _Store) -> bytes:
        """The first bytes of this part."""
        last, head = self._kept
        if last is not store:
            with store.open() as stream:
                head = stream.read(HEAD_BYTES)
            self._kept = (store, head)
        return head


@dataclass(frozen=True)
class Part:
    """One file of an export."""

    name: str
    size: int
    store: _Store
    watch: Watch | None = None
    last_head: _Head = field(default_factory=_Head, repr=False, compare=False)
    """Shared by all parts of an export."""

    @property
    def head(self) -> bytes:
        """The first 64 KB; read anew if another part was looked into since."""
        return self.last_head.of(self.store)

    def open(self) -> BinaryIO:
        """A stream of the bytes; the caller closes it."""
        stream = self.store.open()
        return io.BufferedReader(_Watched(stream, self.watch), 1 << 20) if self.watch else stream

    def read(self) -> bytes:
        """All bytes at once."""
        with self.open() as stream:
            data = stream.read(self.size + 1)
        if len(data) > self.size:
            raise ExportError(
                f"{self.name} is larger inside than it says; the file is damaged or made to do harm."
            )
        return data


@dataclass(frozen=True)
class _File:
    path: Path

    def open(self) -> BinaryIO:
        return self.path.open("rb")


@dataclass(frozen=True)
class _Member:
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    def open(self) -> BinaryIO:
        try:
            member = self.archive.open(self.info)
        except _DAMAGE as error:
            raise _damaged(self.info.filename, error) from error
        return io.BufferedReader(_Guarded(member, self.info.filename), HEAD_BYTES)


class _Watched(io.RawIOBase):
    """A stream that tells how far it is."""

    def __init__(self, stream: BinaryIO, watch: Watch) -> None:
        self._stream, self._watch = stream, watch

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # any buffer
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._watch(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What reading a zip raises when it is cut, changed, locked or packed in a way that nobody knows."""


def _damaged(name: str, error: Exception) -> ExportError:
    return ExportError(f"{_shown(name)} in the zip is damaged ({_shown(str(error))}); export the chat again.")


def _shown(text: str, most: int = 80) -> str:
    """Short and printable: names in a zip are whatever somebody wrote there."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text)
    return plain if len(plain) <= most else f"{plain[:most]}..."


class _Guarded(io.RawIOBase):
    """A zip member whose damage is told in a sentence, not in a traceback."""

    def __init__(self, member: IO[bytes], name: str) -> None:
        self._member, self._name = member, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        try:
            data = self._member.read(len(buffer))
        except _DAMAGE as error:
            raise _damaged(self._name, error) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._member.close()
        super().close()


def open_export(path: Path) -> list[Part]:
    """The parts of an export, in natural order of their names (``message_2`` before ``message_10``).

    Raises :class:`~quills.errors.ExportError` if there is nothing to read or it is not safe to.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise ExportError(f"{path} cannot be opened: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        parts = list(_folder(path))
    elif not stat.S_ISREG(mode):
        raise ExportError(f"{path} is neither a file nor a folder.")
    else:
        parts = _file(path)
    if not parts:
        raise ExportError(f"{path.name} holds no text that could be a chat.")
    if sum(part.size for part in parts) > MAX_BYTES:
        raise ExportError(f"{path.name} holds more than {MAX_BYTES >> 30} GB of text; export a shorter time.")
    return sorted(parts, key=lambda part: _natural(part.name))


def _file(path: Path) -> list[Part]:
    try:
        with path.open("rb") as stream:
            magic = stream.read(4)
    except OSError as error:
        raise ExportError(f"{path} cannot be opened: {error.strerror}.") from error
    if not magic:
        raise ExportError(f"{path.name} is empty.")
    if magic in (b"PK\x03\x04", b"PK\x05\x06"):
        return list(_archive(path))
    return [Part(path.name, path.stat().st_size, _File(path))]


def _folder(path: Path) -> Iterator[Part]:
    found, head = 0, _Head()
    for folder, _, names in os.walk(path, followlinks=False):
        for name in names:
            file = Path(folder, name)
            if (
                file.suffix.lower() in TEXT_SUFFIXES
                and not file.is_symlink()
                and file.is_file()
                and file.stat().st_size
            ):
                found += 1
                if found > MAX_PARTS:
                    raise ExportError(
                        f"{path.name} holds more than {MAX_PARTS} files; point to the chat's own folder."
                    )
                inside = file.relative_to(path).as_posix()
                yield Part(inside, file.stat().st_size, _File(file), last_head=head)


def _archive(path: Path) -> Iterator[Part]:
    try:
        # Stays open for its members: to open it anew for each would read its list anew.
        archive = zipfile.ZipFile(path)
        members = archive.infolist()
    except _DAMAGE as error:
        raise ExportError(
            f"{path.name} is a damaged or unfinished zip ({_shown(str(error))}); export the chat again."
        ) from error
    head = _Head()
    if len(members) > MAX_PARTS:
        raise ExportError(f"{path.name} holds more than {MAX_PARTS} files; that is no chat export.")
    for info in members:
        name = PurePosixPath(info.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or (name.parts and name.parts[0].endswith(":")):
            raise ExportError(
                f"{path.name} holds a file that points outside it ({_shown(info.filename)}); it is not read."
            )
        if (
            not name.parts  # first: a member without a name cannot be asked whether it is a folder
            or info.is_dir()
            or name.suffix.lower() not in TEXT_SUFFIXES
            or name.parts[0] == "__MACOSX"
            or not info.file_size
        ):
            continue
        if info.flag_bits & 1:
            raise ExportError(f"{path.name} is locked with a password; unpack it first.")
        if info.file_size > RATIO_MATTERS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            times = info.file_size / max(info.compress_size, 1)
            raise ExportError(
                f"{_shown(info.filename)} in {path.name} would unpack to {times:.0f} times its size;"
                " no chat does, so it is not read."
            )
        yield Part(str(name), info.file_size, _Member(archive, info), last_head=head)


def _natural(name: str) -> list[tuple[int, int | str]]:
    pieces: list[tuple[int, int | str]] = []
    digits = ""
    for letter in name.casefold() + "\0":
        if letter.isascii() and letter.isdigit():
            digits += letter
            continue
        if digits:
            pieces.append((0, int(digits[:18])))
            digits = ""
        pieces.append((1, letter))
    return pieces
