"""Good exports to begin with: all fixtures of the tests, and the example history."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
FIXTURES: Final = ROOT / "tests" / "chats" / "fixtures"
EXAMPLE: Final = ROOT / "src" / "quills" / "example" / "ana-and-ben.txt"
LARGEST: Final = 1 << 20
EXAMPLE_LINES: Final = 300
MOST_FILES: Final = 12
"""A folder of more is many chats, which is no other thing to read and takes long."""

Files = dict[str, bytes]
"""Contents by relative path."""


@dataclass(frozen=True)
class Seed:
    """An export of one format."""

    format: str
    files: Files


def seeds() -> list[Seed]:
    """Every file alone and every small folder whole, in an order that does not change."""
    lines = EXAMPLE.read_bytes().splitlines(keepends=True)
    found = [Seed("whatsapp", {EXAMPLE.name: b"".join(lines[:EXAMPLE_LINES])})]
    for folder in sorted(path for path in FIXTURES.iterdir() if path.is_dir()):
        files = _files(folder)
        found += [Seed(folder.name, {Path(path).name: data}) for path, data in files.items()]
        if 1 < len(files) <= MOST_FILES:
            found.append(Seed(folder.name, files))
    return found


def _files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size <= LARGEST
    }
