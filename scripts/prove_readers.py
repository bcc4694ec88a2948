"""Fuzzing: damaged exports, zips that lie and inputs from nothing go through all readers and the pace.

Each input becomes a history or is refused in a sentence; everything else is a finding: a traceback, a
hang, too much memory. Findings are saved under build/fuzz. The same seed makes the same inputs.

Example: python scripts/prove_readers.py --minutes 60 --out readers.md
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.console import Console

from fuzz.cases import case
from fuzz.pool import MEMORY, SECONDS, answers
from fuzz.seeds import seeds
from fuzz.tally import Tally, save
from fuzz.trial import tried
from provenance import commit, today

ROOT: Final = Path(__file__).parents[1]
BUILD: Final = ROOT / "build" / "fuzz"
QUICK_MINUTES: Final = 1 / 3

ABOUT: Final = """\
# Fuzzing of the readers

Written by `make prove`: {date}, commit {commit}, {minutes:g} minutes, seed {seed}, {processes} processes.

All readers were given {tried:,} inputs. They begin as the fixtures of the tests and the example
history and are damaged: bytes flipped, cut and repeated; lines exchanged; huge numbers, digits of
other scripts, direction marks; other encodings; keys and values of JSON deleted, replaced, retyped,
nested; tags and attributes moved and left open, entities declared; zips whose names and sizes lie.
One in ten is made up from the words that readers look for. What is read goes on to the pace and to
the JSON object. A result is right if it is a history or a refusal in a sentence. Anything else is a
finding: a traceback, a warning, more than {seconds:g} s, more than {memory} MB, a history that
breaks its own rules.

{table}

The slowest input took {slowest:.1f} s.

## Findings

{findings}
"""


def main() -> int:
    options = _options()
    known, tally = seeds(), Tally()
    if options.case is not None:
        return _again(options.seed, options.case)
    with Console(stderr=True, quiet=not sys.stderr.isatty()).status("Fuzzing") as shown:
        begun = time.monotonic()
        for answer in answers(options.seed, options.processes, 60 * options.minutes):
            tally.add(answer, known, options.seed)
            left = options.minutes - (time.monotonic() - begun) / 60
            shown.update(f"{tally.tried:,} inputs, {len(tally.findings)} findings, {left:.0f} minutes left")
    save(tally, known, options.seed, BUILD)
    text = "\n".join(_page(tally, options)) + "\n"
    print(text, end="")
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(text, encoding="utf-8")
    return 1 if tally.findings else 0


def _again(run: int, number: int) -> int:
    """Try one case again, here."""
    made = case(seeds(), run, number)
    folder = BUILD / f"case-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = made.write(folder)
    print(path.relative_to(ROOT), made.zone, made.date_order, made.between, flush=True)
    outcome = tried(made, path)
    print("\n".join(outcome))
    return 1 if outcome.kind == "finding" else 0


def _page(tally: Tally, options: argparse.Namespace) -> Iterator[str]:
    yield ABOUT.format(
        date=today(),
        commit=commit(),
        minutes=round(options.minutes, 1),
        seed=options.seed,
        processes=options.processes,
        tried=tally.tried,
        seconds=SECONDS,
        memory=MEMORY >> 20,
        table="\n".join(tally.table()),
        slowest=tally.slowest.seconds,
        findings="\n".join(tally.list()) or "None.",
    ).rstrip()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--quick", action="store_true", help="20 seconds")
    parser.add_argument("--seed", type=int, default=1, help="of the inputs (default: 1)")
    parser.add_argument(
        "--processes", type=int, choices=(1, 2), default=2, help="at the same time (default: 2)"
    )
    parser.add_argument(
        "--case", type=int, metavar="NUMBER", help="try only this input, and show what comes of it"
    )
    parser.add_argument("--out", type=Path, help="also write the page to this Markdown file")
    options = parser.parse_args()
    if options.quick:
        options.minutes = QUICK_MINUTES
    return options


if __name__ == "__main__":
    sys.exit(main())
