"""Files are written whole, over nothing that is no file."""

import os
from pathlib import Path

import pytest

from quills.cli.files import write_whole
from quills.errors import QuillsError


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    """Whoever linked the report elsewhere finds it there."""
    target, link = tmp_path / "elsewhere.html", tmp_path / "report.html"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_pipe_is_refused_and_stays_a_pipe(tmp_path: Path) -> None:
    """A device or a pipe is never replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(QuillsError, match="cannot be written: it is there already and is no file"):
        write_whole(pipe, "new")
    assert pipe.is_fifo()


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    """What two people wrote is nobody else's on this machine."""
    write_whole(tmp_path / "report.html", "x")
    assert (tmp_path / "report.html").stat().st_mode & 0o077 == 0
