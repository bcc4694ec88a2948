"""The figures as tables, for the terminal and for the documentation."""

import os
import platform
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl
from rich.console import Console
from rich.table import Table as RichTable

from bench_data import Made
from bench_measure import MB, Result, Whole
from provenance import commit, today

FLOOR_SECONDS: Final = 15
FLOOR_MULTIPLE: Final = 4

HEAD: Final = ("reader", "seconds", "messages/s", "times ours", "messages", "time", "+ sender", "+ text")
WHOLE_HEAD: Final = (
    "chat",
    "messages",
    "file, MB",
    "seconds",
    "CPU, s",
    "peak, MB",
    "empty run, MB",
    "times the file",
)


@dataclass(frozen=True)
class Table:
    """Rows under a heading; each has as many cells as ``head``."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> Iterator[str]:
        """As Markdown, figures to the right."""
        yield from (f"## {self.title}", "")
        yield f"| {' | '.join(self.head)} |"
        yield "|---|" + "--:|" * (len(self.head) - 1)
        yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in self.rows)
        yield ""

    def show(self, console: Console) -> None:
        """On a terminal."""
        table = RichTable(title=self.title, title_justify="left")
        for place, name in enumerate(self.head):
            table.add_column(name, justify="right" if place else "left", no_wrap=place != 1)
        for row in self.rows:
            table.add_row(*row)
        console.print(table)


def compared(made: Made, results: Sequence[Result]) -> Table:
    """The readers on one chat."""
    megabytes = made.path.stat().st_size / MB
    title = f"{made.messages:,} messages, {made.layout.program}, {made.layout.name} ({megabytes:.1f} MB)"
    return Table(title, HEAD, [_row(result, results[0]) for result in results])


def _row(result: Result, ours: Result) -> list[str]:
    if result.got is None:
        return [result.side.name, result.error or "", *[""] * (len(HEAD) - 2)]
    figures = [f"{result.median:.2f}", f"{result.messages / result.median:,.0f}", _ratio(result, ours)]
    got = result.got
    return [result.side.name, *figures, *(f"{n:,}" for n in (got.messages, got.timed, got.sent, got.right))]


def _ratio(result: Result, ours: Result) -> str:
    if result is ours or ours.got is None:
        return "1" if result is ours else ""
    ratios = result.against(ours)
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def commands(found: Sequence[Whole]) -> Table:
    """The whole command."""
    return Table(
        "The whole command: quills read FILE --only pace",
        WHOLE_HEAD,
        [
            (
                one.what,
                f"{one.messages:,}",
                f"{one.bytes / MB:.1f}",
                f"{statistics.median(one.seconds):.2f} ({min(one.seconds):.2f} to {max(one.seconds):.2f})",
                f"{statistics.median(one.cpu):.2f}",
                f"{one.peak / MB:.0f}",
                f"{one.empty / MB:.0f}",
                f"{one.multiple:.1f}",
            )
            for one in found
        ],
    )


def floors(
    mades: Sequence[Made], results: Sequence[Sequence[Result]], found: Sequence[Whole]
) -> Iterator[str]:
    """Each floor that the project set itself, and whether it is kept here."""
    for where, (ours, *others) in zip((made.layout.name for made in mades), results, strict=True):
        for peer in (other for other in others if other.got and "Rust" not in other.side.language):
            faster = ours.got is not None and min(peer.against(ours)) > 1
            yield _kept(faster, f"{where}: faster than {peer.side.name} in every round")
    for one in found:
        if one.messages >= 1_000_000:
            seconds = statistics.median(one.seconds)
            yield _kept(
                seconds <= FLOOR_SECONDS, f"{one.messages:,} messages in {FLOOR_SECONDS} s ({seconds:.1f})"
            )
        yield _kept(
            one.multiple <= FLOOR_MULTIPLE,
            f"{one.what}: memory of {FLOOR_MULTIPLE} times the file at most ({one.multiple:.1f})",
        )


def _kept(kept: bool, floor: str) -> str:
    return f"{'kept' if kept else 'NOT KEPT'}: {floor}"


def about(results: Sequence[Sequence[Result]]) -> Iterator[str]:
    """Machine, date, commit and versions."""
    sides = {result.side.name: result.side for row in results for result in row}
    yield f"date: {today()}"
    yield f"commit: {commit()}"
    yield f"machine: {_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}"
    yield f"Python {platform.python_version()}, Polars {pl.__version__}, Node {_node()}"
    yield "; ".join(f"{s.name} {s.version or 'is not here'} ({s.language})" for s in sides.values())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    except (ValueError, OSError, AttributeError):  # not a system that tells
        return "memory unknown"


def _node() -> str:
    node = shutil.which("node")
    return (
        subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
        if node
        else "is not here"
    )
