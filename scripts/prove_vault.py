"""Kill Quills with -9 in the middle of a rotation, a passphrase change and a recovery, and look what is lost.

Example: python scripts/prove_vault.py --runs 100 --out docs/prove/vault.md
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import commit, today

if TYPE_CHECKING:
    from kills.runs import Run

PAGE = """\
# Kills in the middle of the vault's work

Written by `make prove`: {today}, commit {commit}. {seconds:.0f} seconds, seed {seed}.

Ana has a passphrase, a recovery kit and {notes} documents in a SQLite file. A process works on it without a
pause; after {least} to {longest} ms, at random, it is killed with `kill -9`. Then a new process
looks: does the passphrase open that was acknowledged last (or the one that was being set), is every
document there, does everything open, does a rotation that was cut off go on to its end, does the kit
open, or, where a recovery had just used it, can a new one be had? Argon2id runs at its least here, so
that the kills fall into the writing. In a rotation a second process writes documents all the time, and
is killed at the same moment; each one that was acknowledged has to be there. "In the middle" counts kills
between the beginning and the end of a step; "said before" is how many times the killed had said where
they were.

| killed in | runs | in the middle | said before (least, median, most) | runs that lost something |
|---|---|---|---|---|
{rows}

A process that is killed is no power cut: what the system had taken from the process, it still
writes. SQLite's own `synchronous=FULL` is what guards against a power cut; this study does not test it.
{lost}"""


def main() -> int:
    """0 if nothing was lost."""
    asked = _asked()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="quills-kills-") as name:
        found = _study(Path(name), asked.runs, random.Random(asked.seed))  # noqa: S311  when to kill is no secret
    page = _page(found, asked.seed, time.monotonic() - begun)
    if asked.out:
        asked.out.write_text(page, encoding="utf-8")
    else:
        print(page)
    return int(any(run.lost for runs in found.values() for run in runs))


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asking.add_argument("--runs", type=int, default=100, help="runs of each kind (default 100)")
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--out", type=Path, help="the page to write; printed without it")
    return asking.parse_args()


def _study(folder: Path, runs: int, dice: random.Random) -> "dict[str, list[Run]]":
    template = folder / "template"
    template.mkdir()
    _set_up(template)
    from kills import jobs  # noqa: PLC0415  Django has to be set up first
    from kills.runs import run  # noqa: PLC0415

    (template / "known.json").write_text(json.dumps(_make(template)))
    return {
        name: [run(template, folder / f"{kind}-{number}", workers, dice) for number in range(runs)]
        for kind, (name, workers) in enumerate(jobs.JOBS.items())
    }


def _set_up(folder: Path) -> None:
    """Django on a new database in this folder."""
    os.environ |= {"QUILLS_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "quills.web.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415  it reads the settings, which read the environment

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)


def _make(template: Path) -> dict[str, object]:
    """What is killed, whole in one file without a log."""
    from django.db import connections  # noqa: PLC0415  Django has to be set up first

    from kills import jobs  # noqa: PLC0415
    from quills.web.spaces.overwriting import overwrite  # noqa: PLC0415

    known = jobs.make()
    overwrite()
    connections.close_all()
    assert (template / "quills.sqlite3").exists()  # noqa: S101  the study would look at another database
    return known


def _page(found: "dict[str, list[Run]]", seed: int, seconds: float) -> str:
    from kills import jobs, runs  # noqa: PLC0415  Django has to be set up first

    lost = sorted({sentence for one in found.values() for run in one for sentence in run.lost})
    return PAGE.format(
        today=today(),
        commit=commit(),
        seconds=seconds,
        seed=seed,
        notes=jobs.NOTES,
        least=round(1000 * runs.SHORTEST),
        longest=round(1000 * (runs.SHORTEST + runs.LONGEST)),
        rows="\n".join(_row(name, one) for name, one in found.items()),
        lost="".join(f"\nLost: {sentence}.\n" for sentence in lost),
    )


def _row(name: str, runs: "list[Run]") -> str:
    steps = [run.steps for run in runs]
    spread = f"{min(steps)}, {statistics.median(steps):.0f}, {max(steps)}"
    cut, lost = (sum(map(bool, flags)) for flags in ((run.cut for run in runs), (run.lost for run in runs)))
    return f"| {name} | {len(runs)} | {cut} | {spread} | {lost} |"


if __name__ == "__main__":
    sys.exit(main())
