"""``quills serve`` as people start it: a process of its own, a real port, a real folder."""

import signal
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from running import QUILLS, environment

PATIENCE: Final = 60


@dataclass
class Served:
    """A running ``quills serve``."""

    process: subprocess.Popen[str]
    printed: list[str]
    """What it printed until it was open."""

    @property
    def address(self) -> str:
        """The first address."""
        return self.printed[0].split()[-1]

    def get(
        self, path: str, *, host: str | None = None, context: ssl.SSLContext | None = None
    ) -> tuple[int, str]:
        """Status and body."""
        said = {"Host": host} if host else {}
        asked = urllib.request.Request(self.address + path, headers=said)  # noqa: S310  our own server
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE, context=context) as answer:  # noqa: S310  as above
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def stop(self) -> str:
        """Ctrl-C; what was printed after the start. Leaves nothing running."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        return rest


@contextmanager
def serving(folder: Path, *words: str | Path, lines: int = 3, **variables: str) -> Iterator[Served]:
    """Start it on a free port, and give it once it has said that it is open."""
    command = [QUILLS, "serve", "--data", folder, "--port", "0", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=_clean(variables)
    )
    assert process.stdout
    try:
        yield Served(process, [process.stdout.readline() for _ in range(lines)])
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()


def _clean(variables: dict[str, str]) -> dict[str, str]:
    """The environment without what this process's own settings put there."""
    ours = ("QUILLS_", "DJANGO_SETTINGS", "DATABASE_URL")
    kept = {name: value for name, value in environment().items() if not name.startswith(ours)}
    return kept | variables
