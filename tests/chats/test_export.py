"""Opening exports that are damaged, foreign or made to do harm: one sentence, at once, in little memory."""

import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

import pytest

from quills.chats import read
from quills.chats.export import open_export
from quills.errors import ExportError

CHAT: Final = "13/06/2023, 21:25 - Ana: hello\n13/06/2023, 21:26 - Ben: hello\n"


def zipped(path: Path, *members: tuple[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ExportError) as caught:
        read(path)
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_it_reads_a_zip_whatever_lies_beside_the_chat(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        ("_chat.txt", CHAT),
        ("00000001-PHOTO.jpg", b"\xff\xd8"),
        ("Chidi.vcf", "BEGIN:VCARD"),
        ("__MACOSX/._chat.txt", b"\0\5\x16\7"),
        ("letter.txt", "Dear Ben,\n"),
    )
    assert read(path).senders == {"Ana": 1, "Ben": 1}


def test_it_reads_a_folder_and_follows_no_link(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "chat.txt").write_text(CHAT, encoding="utf-8")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (tmp_path / "outside.txt").write_text(CHAT.replace("Ben", "Eve"), encoding="utf-8")
    (folder / "outside.txt").symlink_to(tmp_path / "outside.txt")
    assert [part.name for part in open_export(folder)] == ["chat.txt"]
    assert read(folder).senders == {"Ana": 1, "Ben": 1}


def test_a_zip_of_several_chats_asks_which(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a.txt", CHAT), ("b.txt", CHAT.replace("Ben", "Dora")))
    assert "This export holds 2 chats; say which with --between." in refusal(path)
    assert set(read(path, between=("Ana", "Dora")).senders) == {"Ana", "Dora"}


@pytest.mark.parametrize(
    "data", [b"", b"\n\n\n", b"Dear diary,\ntoday: nothing\n", b"\x89PNG\r\n\x1a\n", b"\0" * 5000]
)
def test_what_is_no_chat_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(data)
    assert "chat.txt is " in refusal(path)


@pytest.mark.parametrize("separator", [" - {}: ", "[{}] "])
def test_the_log_of_another_program_is_no_chat(tmp_path: Path, separator: str) -> None:
    """A log whose "names" are levels; nothing tells one with names of modules from a chat."""
    path = tmp_path / "log.txt"
    levels = ["INFO", "WARNING", "app.ERROR", "[debug]"] * 5
    if separator.startswith("["):
        lines = [f"[2020-01-01 12:00:{i:02}] {level}: started" for i, level in enumerate(levels)]
    else:
        lines = [f"2020-01-01 12:00:{i:02} - {level}: started" for i, level in enumerate(levels)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "is not a chat export" in refusal(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / "nothing.txt")


def test_a_device_is_not_read() -> None:
    assert "is neither a file nor a folder" in refusal(Path("/dev/zero"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is neither a file nor a folder" in refusal(tmp_path / "pipe")


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "cannot be opened" in refusal(tmp_path / "a")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "holds no text that could be a chat" in refusal(tmp_path)


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal of the system is acted."""
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot be opened: Permission denied" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"]
)
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert "points outside it" in refusal(zipped(tmp_path / "a.zip", (name, CHAT)))


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("chat.txt", "w") as member:
        for _ in range(64):
            member.write(b"0" * (1 << 20))
    assert "times its size; no chat does" in refusal(path)


def test_a_zip_within_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", ("chat.txt", CHAT))
    assert "holds no text" in refusal(zipped(tmp_path / "a.zip", ("inner.zip", inner.read_bytes())))


def test_a_hundred_thousand_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    assert "holds more than 50000 files" in refusal(path)


def test_a_locked_zip_is_told(tmp_path: Path) -> None:
    """The flag of encryption, set in both headers of the member."""
    path = zipped(tmp_path / "a.zip", ("chat.txt", CHAT))
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    path.write_bytes(data)
    assert "is locked with a password; unpack it first" in refusal(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_zip_that_was_cut_is_told(tmp_path: Path, share: float) -> None:
    path = zipped(tmp_path / "a.zip", ("chat.txt", CHAT * 100))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert "damaged or unfinished zip" in refusal(path)


def test_a_zip_with_damage_inside_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("chat.txt", os.urandom(2000).hex() + CHAT))
    data = bytearray(path.read_bytes())
    data[200:300] = bytes(100)
    path.write_bytes(data)
    assert "damaged" in refusal(path)


def lying(path: Path, size: int) -> Path:
    """A zip whose member says that it has this size, in both of its headers."""
    zipped(path, ("chat.txt", CHAT * 1000))
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(magic) + offset
        data[start : start + 4] = struct.pack("<I", size)
    path.write_bytes(data)
    return path


def test_a_member_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    assert "damaged" in refusal(lying(tmp_path / "a.zip", 10))


def test_a_member_that_is_smaller_than_it_says_is_read_whole(tmp_path: Path) -> None:
    assert read(lying(tmp_path / "a.zip", 1_000_000)).senders == {"Ana": 1000, "Ben": 1000}


def peak_and_refusal(path: Path) -> tuple[int, str]:
    """The peak of a process of its own (kB), above what it began with, and what it said."""
    program = (
        "import sys\n"
        "from resource import RUSAGE_SELF, getrusage\n"
        "from quills.chats import read\n"
        "from quills.errors import ExportError\n"
        "before = getrusage(RUSAGE_SELF).ru_maxrss\n"
        "try:\n    read(sys.argv[1])\n"
        "except ExportError as error:\n    print(getrusage(RUSAGE_SELF).ru_maxrss - before, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True, timeout=60
    )
    peak, _, said = done.stdout.partition(" ")
    return int(peak), said


def test_a_line_of_a_gigabyte_fails_fast_in_little_memory(tmp_path: Path) -> None:
    """A sparse file."""
    path = tmp_path / "chat.txt"
    with path.open("wb") as stream:
        stream.write(CHAT.encode())
        stream.truncate(1 << 30)
    peak, said = peak_and_refusal(path)
    assert "has a line of more than 16 MB" in said
    assert peak < 250_000


@pytest.mark.parametrize(
    ("members", "told"), [(5_000, "holds more than 2 GB of text"), (2_000, "is not a chat export")]
)
def test_very_many_members_are_looked_into_in_little_memory(tmp_path: Path, members: int, told: str) -> None:
    """Letters of 1 MiB, packed once; the first 64 KB of two thousand would be 128 MB."""
    path, letter = tmp_path / "letters.zip", b"Dear Ben, nothing today.\n" * 41_943
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(letter) + packer.flush()
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(members):
            info = zipfile.ZipInfo(f"{number}.txt")
            archive.writestr(info, packed)
            info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, len(letter)
            info.CRC = zlib.crc32(letter)
    peak, said = peak_and_refusal(path)
    assert told in said
    assert peak < 20_000


def test_a_head_is_read_once_while_nothing_else_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight readers are asked about a part, and the parts of an export keep one head between them."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name + CHAT, encoding="utf-8")
    first, second = open_export(tmp_path)
    opened: list[str] = []
    whole = Path.open

    def noted(path: Path, mode: str) -> Any:  # noqa: ANN401  a file, whatever its mode
        opened.append(path.name)
        return whole(path, mode)

    monkeypatch.setattr(Path, "open", noted)
    for part in (first, first, second, second, first):
        assert part.head == (part.name + CHAT).encode()
    assert opened == ["a.txt", "b.txt", "a.txt"]


def test_the_first_format_that_knows_any_part_has_all_of_its_parts(tmp_path: Path) -> None:
    """WhatsApp stands before tables, wherever in the folder its parts lie."""
    table = "time,sender,text\n2023-06-13 21:25,Dora,hello\n"
    names = ("1.csv", "2.txt", "3.csv", "4.txt")
    for name, text in zip(names, (table, CHAT, table, CHAT.replace("Ben", "Dora")), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert "This export holds 2 chats; say which with --between. There are: Ana (1), Ben (1);" in refusal(
        tmp_path
    )


def test_a_folder_named_by_a_dot_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "export").mkdir()
    monkeypatch.chdir(tmp_path / "export")
    assert refusal(Path()) == "export holds no text that could be a chat."


def test_two_gigabytes_of_text_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    with path.open("wb") as stream:
        stream.truncate((2 << 30) + 1)
    assert "holds more than 2 GB of text" in refusal(path)


def test_parts_come_in_natural_order(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        (tmp_path / f"message_{number}.txt").write_text(CHAT, encoding="utf-8")
    assert [part.name for part in open_export(tmp_path)] == [
        "message_1.txt", "message_9.txt", "message_10.txt",
    ]  # fmt: skip


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    """Neither an empty name nor a dot is a file."""
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("", "."):
            archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(ExportError, match="holds no text that could be a chat"):
        open_export(path)
