"""Where rows are kept: a SQLite file in the data folder, or what DATABASE_URL names."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from quills.errors import QuillsError

SQLITE_FILE: Final = "quills.sqlite3"
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL;"  # readers do not wait for the writer
    "PRAGMA synchronous=FULL;"  # what was acknowledged survives a power cut
    "PRAGMA secure_delete=ON;"  # what is deleted is overwritten
    "PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;"  # no temporary file anywhere
)


def database(folder: Path, url: str | None) -> dict[str, Any]:
    """Django's description of the database."""
    return postgresql(url) if url else sqlite(folder / SQLITE_FILE)


def sqlite(path: Path) -> dict[str, Any]:
    """A SQLite file; a transaction takes the write lock at its start, so that no two block each other."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL database from an address like postgresql://name:password@host:5432/quills?sslmode=require.

    These lines are all that is needed of an address; a package for them would be one more to trust.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise QuillsError(_WRONG) from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise QuillsError(_WRONG)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


_WRONG: Final = "DATABASE_URL has to look like postgresql://name:password@host:5432/database."
