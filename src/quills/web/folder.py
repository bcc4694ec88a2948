"""The folder that holds everything Quills keeps, readable by its owner alone."""

import os
import secrets
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "QUILLS_FOLDER"
KEY_FILE: Final = "secret-key"


def place() -> Path:
    """The folder named by QUILLS_FOLDER, or the one where this system keeps such things."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser().absolute() if named else _usual()


def _usual() -> Path:
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Quills"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Quills"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "quills"


def make(folder: Path) -> None:
    """Make the folder where it is missing, and close it and what lies in it to others."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            path.chmod(0o600)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def make_secret_key(folder: Path) -> None:
    """Make Django's secret key at the first start; it signs cookies, and no part of the vault needs it."""
    path = folder / KEY_FILE
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48).encode())


def secret_key(folder: Path) -> str:
    """Django's secret key; before the first start one for this process only, for reading writes nothing."""
    try:
        return (folder / KEY_FILE).read_text(encoding="ascii").strip() or secrets.token_urlsafe(48)
    except (FileNotFoundError, NotADirectoryError):
        return secrets.token_urlsafe(48)
