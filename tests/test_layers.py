"""Data goes one way: no room imports one that is listed after it, and none before web knows Django."""

import ast
from pathlib import Path

import pytest

import quills

ROOMS = [
    "errors",
    "acts",
    "frames",
    "safety",
    "chats",
    "language",
    "patterns",
    "measures",
    "dynamics",
    "dyads",
    "practice",
    "report",
    "example",
    "cli",
    "web",
]
ROOT = Path(quills.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem in ROOMS)


def room(path: Path) -> str:
    """The room in which a file stands."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    """Every import of another room is of one listed earlier."""
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("quills.")}
    later = {name for name in rooms & set(ROOMS) if ROOMS.index(name) > ROOMS.index(room(path))}
    assert not later


@pytest.mark.parametrize("path", [p for p in FILES if room(p) != "web"], ids=str)
def test_rooms_before_web_know_nothing_of_django(path: Path) -> None:
    """They can be used from a notebook alone."""
    assert not {name for name in imported(path) if name.split(".")[0] == "django"}
