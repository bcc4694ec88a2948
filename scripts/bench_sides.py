"""The readers that the benchmark compares, each in processes of its own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import polars as pl

import quills

HERE: Final = Path(__file__).parent
PEERS: Final = HERE.parent / "build" / "peers"
PATIENCE: Final = 600
"""Seconds after which a reader is given up."""

ROWS: Final = pl.Schema({"time": pl.Int64, "sender": pl.String, "text": pl.String})


@dataclass(frozen=True)
class Side:
    """A reader: what it is, and how it is started."""

    name: str
    language: str
    version: str | None
    """None where it is not here."""
    command: tuple[str, ...]

    def read(self, path: Path, rows: Path | None = None) -> float:
        """Seconds to read a chat; its messages go to ``rows``. Raises RuntimeError with what it said."""
        return float(run([*self.command, str(path), *([str(rows)] if rows else [])])["seconds"])


@dataclass(frozen=True)
class Got:
    """How many messages a reader gave, and how many of them are right against the truth."""

    messages: int
    timed: int
    """With the time of a true message."""
    sent: int
    """With its time and its sender."""
    right: int
    """With its time, its sender and its text."""


def run(command: list[str]) -> dict[str, Any]:
    """The JSON object that a command prints. Raises RuntimeError with what it said where it fails."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=_environment()
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise RuntimeError(said[-1][:200] if said else f"exit code {done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _environment() -> dict[str, str]:
    """As a person's shell has it: Polars, once imported, sets its allocator for all processes that
    come after, and `quills` would keep to that. In UTC, so that no reader has to guess a zone.
    """
    kept = {name: value for name, value in os.environ.items() if name != "_RJEM_MALLOC_CONF"}
    return kept | {"TZ": "UTC"}


def sides(program: str) -> list[Side]:
    """All that read chats of this program, ourselves first."""
    ours = (sys.executable, str(HERE / "peers" / "read_with.py"), "quills")
    found = [Side("quills", "Python, Polars", quills.__version__, ours), _python("chatpack", "Rust")]
    if program == "whatsapp":
        found += [_python("whatstk", "Python, pandas"), _python("chat-miner", "Python"), _javascript()]
    else:
        found.append(_python("chat-miner", "Python"))
    return found


@cache
def _python(name: str, language: str) -> Side:
    python = PEERS / "python" / "bin" / "python"
    ask = [
        str(python),
        "-c",
        f"import importlib.metadata as m, json; print(json.dumps({{'v': m.version('{name}')}}))",
    ]
    try:
        version = run(ask)["v"]
    except (OSError, RuntimeError):
        version = None
    return Side(name, language, version, (str(python), str(HERE / "peers" / "read_with.py"), name))


def _javascript(name: str = "whatsapp-chat-parser") -> Side:
    package = PEERS / "node_modules" / name / "package.json"
    here = package.exists() and shutil.which("node")
    version = json.loads(package.read_text(encoding="utf-8"))["version"] if here else None
    script = str(HERE / "peers" / "whatsapp_chat_parser.mjs")
    return Side(name, "JavaScript", version, ("node", script, str(PEERS)))


def judged(rows: Path, truth: Path) -> Got:
    """What a reader got right. Each true message counts once; marks and spaces at the ends do not matter."""
    given = _comparable(pl.read_ndjson(rows, schema=ROWS))
    true = _comparable(pl.read_parquet(truth))
    timed, sent, right = (_in_both(given, true, list(ROWS)[:columns]) for columns in (1, 2, 3))
    return Got(given.height, timed, sent, right)


def _comparable(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(
        pl.col("sender").str.strip_chars(), pl.col("text").str.replace_all("\u200e", "").str.strip_chars()
    )


def _in_both(given: pl.DataFrame, true: pl.DataFrame, columns: list[str]) -> int:
    """The size of what two bags of rows have in common."""
    one, two = (rows.group_by(columns).len() for rows in (given, true))
    both = one.join(two, on=columns)
    return int(both.select(pl.min_horizontal("len", "len_right").sum()).item())
