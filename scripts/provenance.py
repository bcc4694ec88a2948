"""When a page of results was made, and from which code."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def commit() -> str:
    """The commit of this checkout, and whether it has changes."""
    if not shutil.which("git"):
        return "unknown"
    found = _git("rev-parse", "--short", "HEAD")
    return (found or "unknown") + (" with changes" if _git("status", "--short") else "")


def today() -> str:
    """Today's date, as 22 November 2026."""
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def _git(*words: str) -> str:
    folder = Path(__file__).parent
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip()
