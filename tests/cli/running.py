"""The command as people run it: a process of its own, with nothing of this one's terminal."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

QUILLS: Final = Path(sys.executable).parent / "quills"
TERMINAL: Final = frozenset(
    {
        "COLUMNS",
        "LINES",
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "LC_ALL",
        "LANG",
        "PYTHONPATH",
        "PYTHONUTF8",
        "DISPLAY",
    }
)

CHAT: Final = """\
01/02/21, 09:00 - Messages and calls are end-to-end encrypted. Tap to learn more.
01/02/21, 09:00 - Ana: saffron one
14/02/21, 09:05 - Ben: cobalt two
14/02/21, 09:04 - Ana: saffron three
which goes on
14/02/21, 21:00 - Ben: <Media omitted>
"""
"""The fourteenth decides that the day comes first; a message that was late stands after Ben's."""

GROUP: Final = CHAT + "14/02/21, 21:01 - Chidi: how are you two\n"


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what a terminal says, with these changes."""
    kept = {name: value for name, value in os.environ.items() if name not in TERMINAL}
    return kept | {"LANG": "C.UTF-8"} | changes


def quills(*words: str | Path, **settings: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401  subprocess's own
    """Run the command with both streams kept."""
    options: dict[str, Any] = {
        "env": environment(),
        "capture_output": True,
        "encoding": "utf-8",
        "timeout": 120,
    }
    return subprocess.run([QUILLS, *words], check=False, **(options | settings))


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a command that failed as it should: exit code 1, nothing on standard output."""
    assert done.returncode == 1, done
    assert done.stdout == ""
    assert done.stderr.startswith("quills: "), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.endswith(".\n"), done.stderr
    return done.stderr


def wrong(done: subprocess.CompletedProcess[str]) -> str:
    """What is said of a wrong call: exit code 2, nothing on standard output, no traceback."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return " ".join(done.stderr.replace("│", " ").split())
