"""What goes wrong: one line, exit code 1, and no file that looks whole and is not."""

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from running import CHAT, quills, refused


def _nothing(path: Path) -> None:
    """A name without a file."""


def _folder(path: Path) -> None:
    path.mkdir()


def _damaged_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", CHAT * 50)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _escaping_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../chat.txt", CHAT)


def _written(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


BAD: dict[str, Callable[[Path], None]] = {
    "nothing there": _nothing,
    "an empty file": _written(b""),
    "an empty folder": _folder,
    "a letter": _written(b"Dear Eve,\n\nthis is no chat.\n"),
    "noise": _written(bytes(range(256)) * 64),
    "half a zip": _damaged_zip,
    "a zip that points outside": _escaping_zip,
    "half of some JSON": _written(
        b'{"name": "Ben", "type": "personal_chat", "id": 1, "messages": [{"id": 1,'
    ),
    "deep JSON": _written(b'{"messages":' + b"[" * 100_000),
    "only the program speaking": _written(CHAT.splitlines(keepends=True)[0].encode()),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD.keys())
def test_it_says_in_one_line_why_it_cannot_read(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "export")
    report, messages = tmp_path / "report.html", tmp_path / "messages.jsonl"
    refused(quills("read", tmp_path / "export", "--report", report, "--messages", messages, "--json"))
    assert not report.exists()
    assert not messages.exists()


@pytest.mark.parametrize(
    ("option", "place"), [("--report", "missing/out"), ("--messages", "chat.txt/out"), ("--report", ".")]
)
def test_it_says_when_it_cannot_write(chat: Path, option: str, place: str) -> None:
    before = sorted(path.name for path in chat.parent.iterdir())
    said = refused(quills("read", chat, option, chat.parent / place))
    assert "cannot be written" in said
    assert sorted(path.name for path in chat.parent.iterdir()) == before


@pytest.mark.parametrize("option", ["--report", "--messages"])
def test_it_leaves_the_old_file_where_the_new_one_does_not_fit(chat: Path, option: str) -> None:
    resource = pytest.importorskip("resource", reason="only Unix limits the size of a file")
    out = chat.parent / "out"
    out.write_text("as it was", encoding="utf-8")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    said = refused(quills("read", chat, option, out, preexec_fn=no_room))
    assert "out cannot be written" in said
    assert out.read_text(encoding="utf-8") == "as it was"
    assert {path.name for path in chat.parent.iterdir()} == {"chat.txt", "out"}


@pytest.mark.parametrize("option", ["--report", "--messages"])
def test_it_replaces_a_file_whole_and_for_its_owner_alone(chat: Path, option: str) -> None:
    out = chat.parent / "out"
    out.write_text("old " * 1_000_000, encoding="utf-8")
    out.chmod(0o644)
    assert quills("read", chat, option, out).returncode == 0
    assert "old old" not in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o077 == 0
    assert {path.name for path in chat.parent.iterdir()} == {"chat.txt", "out"}


def test_it_writes_nothing_that_was_not_asked_for(chat: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert quills("read", chat, cwd=home).returncode == 0
    assert list(home.iterdir()) == []
    assert [path.name for path in chat.parent.iterdir()] == ["chat.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's device that is always full")
def test_it_says_when_the_output_is_full(chat: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = quills("read", chat, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == "quills: The output cannot be written: No space left on device.\n"
