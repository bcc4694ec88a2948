"""Two small chats, written to disk."""

from pathlib import Path

import pytest
from running import CHAT, GROUP


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    """A WhatsApp export of Ana and Ben, alone in a folder."""
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return path


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """The same with Chidi in it."""
    path = tmp_path / "group.txt"
    path.write_text(GROUP, encoding="utf-8")
    return path
