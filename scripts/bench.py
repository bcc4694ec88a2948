"""Measure Quills beside what people would pick instead, and the whole command's time and memory.

Example: python scripts/bench.py --quick
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from rich.console import Console

from bench_data import LAYOUTS, TELEGRAM, make
from bench_measure import compare, whole
from bench_page import Table, about, commands, compared, floors

ROOT: Final = Path(__file__).parents[1]

WIDE: Final = 120
"""Letters a line where there is no terminal."""

MEANING: Final = """\
# Speed and memory

Written by `make bench`:

{about}

## What the figures mean

Each reader reads the same file, {rounds} times after a run that is not counted, all in turn
(A B C A B C ...), each time in a fresh process. The clock starts when the reader is imported, for
all alike, and stops when the chat is in the reader's own table or list. *Seconds* is the median;
*times ours* is its
seconds over ours in the same round: the median, and the lowest and highest of the rounds. Below 1
it is faster than we are. Polars uses all cores, the others one.

The chats are made from a seed, so what is true of each message is known: short and long texts,
emoji, texts of several lines, links, pictures, deleted messages, and texts with words such as
"left", "added" and "changed". They are no real talk, and other files will give other figures.
Everything is in UTC.

*Messages* is how many a reader gave; a line by the program itself (here one) may be among them.
*Time* is how many true messages have one with their time among these; *+ sender*, with their time
and sender; *+ text*, with their time, sender and text: marks and spaces at both ends of a text do
not matter, but what is inside it does. A reader that joins the lines or the links of a text with
spaces loses those messages here. A reader that cannot read a file has no time.

Speed with what each got right is the comparison; speed alone is not.

The whole command is `quills read FILE --only pace`, with start and import, reading, all figures of
the pace and the summary. *Seconds* is the median and the range by the clock on the wall, *CPU* the
median of all cores together. *Peak* is the most memory that it held in any run, *empty run* the
least for a chat of three messages, and *times the file* their difference over the size of the file.
"""


def main() -> int:
    options = _options()
    console = Console() if sys.stdout.isatty() else Console(width=WIDE)
    status = Console(stderr=True, quiet=not sys.stderr.isatty())
    few, many = (10_000, 100_000) if options.quick else (100_000, 1_000_000)
    rounds, layouts = (1, LAYOUTS[2:3]) if options.quick else (options.rounds, LAYOUTS)
    data = ROOT / "build" / "bench"
    with status.status("Making the chats") as shown:
        chats = [make(layout, few, data) for layout in (*layouts, TELEGRAM)]
        results = [compare(chat, rounds, shown.update) for chat in chats]
        pairs = [
            (make(LAYOUTS[0], many, data), make(LAYOUTS[0], 3, data)),
            (chats[-1], make(TELEGRAM, 3, data)),
        ]
        found = whole(pairs, rounds, shown.update)
    tables = [*(compared(*pair) for pair in zip(chats, results, strict=True)), commands(found)]
    facts = list(about(results))
    kept = ["no floor is judged on so few messages"] if options.quick else list(floors(chats, results, found))
    for table in tables:
        table.show(console)
    console.print("\n".join([*kept, *facts]), highlight=False, markup=False)
    if options.out:
        options.out.write_text(_page(tables, kept, facts, rounds), encoding="utf-8")
    return 0


def _page(tables: list[Table], kept: list[str], facts: list[str], rounds: int) -> str:
    lines = [MEANING.format(rounds=rounds, about="\n".join(f"- {fact}" for fact in facts))]
    for table in tables:
        lines += table.markdown()
    return "\n".join([*lines, "## Floors", "", *(f"- {line}" for line in kept), ""])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a tenth of the messages, one WhatsApp layout, one round, no page",
    )
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default: 5)")
    parser.add_argument(
        "--out", type=Path, help="the page to write (default: docs/bench.md, with --quick none)"
    )
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds has to be 1 or more")
    if options.out is None and not options.quick:
        options.out = ROOT / "docs" / "bench.md"
    return options


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuntimeError as error:  # our own command cannot read what it should
        sys.exit(f"bench: {error}")
