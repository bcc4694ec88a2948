"""A process that tries cases: numbers come in line by line, outcomes go out as lines of JSON.

Memory is limited; a case that takes too long says on stderr where it is, and the parent ends it.
"""

import contextlib
import faulthandler
import json
import os
import shutil
import sys
import time
import warnings
from pathlib import Path

from fuzz.cases import case
from fuzz.seeds import EXAMPLE, seeds
from fuzz.trial import tried
from quills.chats import read
from quills.patterns.pace import pace


def main(run: int, seconds: float, memory: int, folder: Path) -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints does not come between the answers
    known = seeds()
    pace(read(EXAMPLE).messages)  # what is loaded once does not count
    _limit(memory)
    warnings.simplefilter("error")
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        faulthandler.dump_traceback_later(max(seconds - 1, 0.5), file=sys.stderr)
        made = case(known, run, int(line))
        begun = time.monotonic()
        kind, what, more = tried(made, made.write(folder))
        faulthandler.cancel_dump_traceback_later()
        answer = {"format": made.format, "size": made.size, "kind": kind, "what": what, "more": more}
        print(json.dumps(answer | {"seconds": time.monotonic() - begun}), file=answers, flush=True)
        _emptied(folder)


def _limit(memory: int) -> None:
    """Allow this much more than is used now, where the system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        status = Path("/proc/self/status").read_text(encoding="ascii")
        used = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData"))
        resource.setrlimit(resource.RLIMIT_DATA, (used + memory, used + memory))


def _emptied(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
