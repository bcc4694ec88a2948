"""Worker processes, asked one number at a time; one that hangs or dies is replaced."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

SECONDS: Final = 20.0
MEMORY: Final = 1 << 30
STARTING: Final = 60.0
"""Seconds that a process may take to load everything."""

CODE: Final = Path(__file__).parents[1]


@dataclass(frozen=True)
class Answer:
    """How a case ended."""

    number: int
    kind: str
    """history, refusal or finding."""
    format: str = ""
    size: int = 0
    """Of the input, in bytes."""
    what: str = ""
    more: str = ""
    seconds: float = 0.0


class Worker:
    """One process."""

    def __init__(self, run: int) -> None:
        self._command = [sys.executable, "-m", "fuzz.worker", str(run), str(SECONDS), str(MEMORY)]
        self._start()

    def ask(self, number: int) -> Answer:
        """Try a case. What ends the process is a finding too; so is what does not end, the second time:
        a machine that stood still looks like that once.
        """
        return self._asked(number) or self._asked(number) or self._hung(number)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            with contextlib.suppress(OSError, AttributeError):
                stream.close()  # type: ignore[union-attr]  # both are pipes
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _asked(self, number: int) -> Answer | None:
        """The answer; None if there is none in time."""
        try:
            self._send(number)
            said = self._answers.get(timeout=SECONDS)
        except queue.Empty:
            self._last = self._replaced()[1]
            return None
        except BrokenPipeError:
            said = None
        return Answer(number, **json.loads(said)) if said else self._dead(number)

    def _hung(self, number: int) -> Answer:
        what = f"hang: longer than {SECONDS:g} s{_where(self._last)}"
        return Answer(number, "finding", what=what, more=self._last, seconds=SECONDS)

    def _dead(self, number: int) -> Answer:
        code, said = self._replaced()
        return Answer(number, "finding", what=f"death by {code}{_where(said)}", more=said)

    def _replaced(self) -> tuple[int | None, str]:
        """Begin with a new process; how the old one ended and what it said last."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        code, said = self._process.poll(), self._said()
        self.close()
        self._start()
        return code, said

    def _start(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the process
        # Ours, not the worker's: one that is killed could not remove it.
        self._folder = tempfile.TemporaryDirectory(prefix="quills-fuzz-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [*self._command, self._folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "POLARS_MAX_THREADS": "1", "PYTHONPATH": str(CODE)},
        )
        self._answers: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        if self._answers.get(timeout=STARTING) is None:
            raise RuntimeError(f"A worker cannot start: {self._said()[-500:]}")

    def _send(self, number: int) -> None:
        assert self._process.stdin  # noqa: S101 - it is a pipe
        self._process.stdin.write(f"{number}\n".encode())
        self._process.stdin.flush()

    def _said(self) -> str:
        return os.pread(self._errors.fileno(), 1 << 20, 0).decode(errors="replace")[-20_000:]


def _listen(process: "subprocess.Popen[bytes]", answers: "queue.Queue[bytes | None]") -> None:
    assert process.stdout  # noqa: S101 - it is a pipe
    with contextlib.suppress(ValueError):  # closed while it was read
        for line in process.stdout:
            answers.put(line)
    answers.put(None)


def _where(said: str) -> str:
    """The innermost place of ours in a dumped traceback."""
    ours = [line for line in said.splitlines() if "/quills/" in line and "line" in line]
    return f" in {ours[0].partition('/quills/')[2].replace(chr(34), '')}" if ours else ""


def answers(run: int, processes: int, seconds: float) -> Iterator[Answer]:
    """Answers from number 0 on, in whatever order they come, for this long."""
    ends = time.monotonic() + seconds
    numbers = iter(range(1 << 60))
    found: queue.Queue[Answer | BaseException | None] = queue.Queue()
    lock = threading.Lock()

    def work() -> None:
        try:
            with Worker(run) as worker:
                while time.monotonic() < ends:
                    with lock:
                        number = next(numbers)
                    found.put(worker.ask(number))
        except BaseException as error:  # noqa: BLE001 - the main thread raises it again
            found.put(error)
        found.put(None)

    for _ in range(processes):
        threading.Thread(target=work, daemon=True).start()
    left = processes
    while left:
        one = found.get()
        if isinstance(one, BaseException):
            raise one
        if one is None:
            left -= 1
        else:
            yield one
