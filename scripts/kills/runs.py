"""One run: a copy of the database, processes that work on it, kill -9 at a random moment, a look at it."""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from django.db import connections

from kills import jobs, looking

SHORTEST: Final = 0.02
LONGEST: Final = 1.2
"""Seconds until the kill: the shortest, and how much longer it may take."""
Work = Callable[[int], object]


@dataclass(frozen=True)
class Run:
    """What came of one."""

    steps: int
    """What the killed ones had acknowledged."""
    cut: bool
    """Whether the kill came in the middle of a step."""
    lost: tuple[str, ...]


def run(template: Path, folder: Path, workers: Sequence[jobs.Job], dice: random.Random) -> Run:
    """Kill the workers at a random moment and look what is left."""
    known: dict[str, object] = json.loads((template / "known.json").read_text())
    name = Path(shutil.copytree(template, folder)) / "quills.sqlite3"
    heard = looking.Heard(dict(known))
    forked = [_fork(name, partial(_job, job, known)) for job in workers]
    lines = _listen([pipe for _, pipe in forked], time.monotonic() + SHORTEST + LONGEST * dice.random())
    for pid, _ in forked:
        os.kill(pid, signal.SIGKILL)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid, _ in forked]
    lines += _listen([pipe for _, pipe in forked], time.monotonic() + 5)
    for _, pipe in forked:
        os.close(pipe)
    for line in lines:
        heard.hear(json.loads(line))
    gone = [f"a worker ended by itself with {code}" for code in codes if code != -signal.SIGKILL]
    found = _look(name, heard)
    return Run(len(lines), found["cut"], (*gone, *found["lost"]))


def _job(job: jobs.Job, known: dict[str, object], pipe: int) -> None:
    job(known, jobs.speaker(pipe))


def _look(name: Path, heard: looking.Heard) -> looking.Found:
    """In a process of its own, as after a new start."""
    pid, pipe = _fork(name, lambda out: os.write(out, json.dumps(looking.look(heard)).encode()))
    lines = _listen([pipe], time.monotonic() + 60)
    os.close(pipe)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if code:
        return {"cut": False, "lost": [f"looking failed with {code}"]}
    found: looking.Found = json.loads(b"".join(lines))
    return found


def _fork(name: Path, work: Work) -> tuple[int, int]:
    """A process that has its own connection to this database; its id, and where it is heard."""
    heard, says = os.pipe()
    pid = os.fork()
    if pid:
        os.close(says)
        return pid, heard
    code = 1
    with suppress(BaseException):
        os.close(heard)
        code = _work(name, work, says)
    os._exit(code)


def _work(name: Path, work: Work, says: int) -> int:
    connections["default"].settings_dict["NAME"] = name
    try:
        work(says)
    except Exception:  # noqa: BLE001  told, and the exit code says it
        traceback.print_exc(file=sys.stderr)
        return 1
    connections.close_all()
    return 0


def _listen(pipes: list[int], until: float) -> list[bytes]:
    """The whole lines that come in until this moment, or until all have ended."""
    heard, open_ = dict.fromkeys(pipes, b""), set(pipes)
    while open_ and (left := until - time.monotonic()) > 0:
        for pipe in select.select(list(open_), [], [], left)[0]:
            piece = os.read(pipe, 65536)
            heard[pipe] += piece
            if not piece:
                open_.discard(pipe)
    return [line for text in heard.values() for line in text.splitlines() if line]
