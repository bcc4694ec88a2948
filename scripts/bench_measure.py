"""Measuring: readers side by side, and the whole command."""

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench_data import Made
from bench_sides import HERE, Got, Side, judged, run, sides

MB: Final = 1e6
Say = Callable[[str], None]
Run = dict[str, float]
"""What ``whole.py`` prints."""


@dataclass
class Result:
    """One reader on one chat."""

    side: Side
    messages: int
    seconds: list[float] = field(default_factory=list)
    """One a round."""
    got: Got | None = None
    error: str | None = None
    """What it said where it could not read the chat."""

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    def against(self, ours: "Result") -> list[float]:
        """Its seconds over ours, round by round."""
        return [its / our for its, our in zip(self.seconds, ours.seconds, strict=True)]


@dataclass(frozen=True)
class Whole:
    """``quills read FILE --only pace`` as a process."""

    what: str
    messages: int
    bytes: int
    """Of the file."""
    seconds: Sequence[float]
    """One a run, by the clock on the wall."""
    cpu: Sequence[float]
    """The same, of all cores together."""
    peak: int
    """Largest resident memory, in bytes."""
    empty: int
    """The same for a chat of three messages."""

    @property
    def multiple(self) -> float:
        """Memory above an empty run, as a multiple of the file."""
        return (self.peak - self.empty) / self.bytes


def compare(made: Made, rounds: int, say: Say) -> list[Result]:
    """All readers on one chat: a round that only warms up and is judged, then counted rounds in turn."""
    results = [Result(side, made.messages) for side in sides(made.layout.program)]
    for result in results:
        _warm_up(result, made)
    able = [result for result in results if result.error is None]
    for number in range(rounds):
        say(f"{made.layout.name}: round {number + 1} of {rounds}")
        for result in able:
            result.seconds.append(result.side.read(made.path))
    return results


def _warm_up(result: Result, made: Made) -> None:
    if result.side.version is None:
        result.error = "is not here"
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.jsonl")
        try:
            result.side.read(made.path, rows)
        except RuntimeError as error:
            result.error = f"cannot read it: {error}"
        else:
            result.got = judged(rows, made.truth)


def whole(mades: Sequence[tuple[Made, Made]], rounds: int, say: Say) -> list[Whole]:
    """The whole command on each chat and on one of three messages written alike, all in turn."""
    runs: list[list[tuple[Run, Run]]] = [[] for _ in mades]
    for number in range(rounds):
        say(f"quills read --only pace: round {number + 1} of {rounds}")
        for (made, tiny), kept in zip(mades, runs, strict=True):
            kept.append((_once(made.path), _once(tiny.path)))
    return [_whole(made, kept) for (made, _), kept in zip(mades, runs, strict=True)]


def _whole(made: Made, runs: Sequence[tuple[Run, Run]]) -> Whole:
    full, empty = zip(*runs, strict=True)
    return Whole(
        made.layout.name,
        made.messages,
        made.path.stat().st_size,
        [one["seconds"] for one in full],
        [one["cpu"] for one in full],
        int(max(one["bytes"] for one in full)),
        int(min(one["bytes"] for one in empty)),
    )


def _once(path: Path) -> Run:
    """The command on one file. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "quills", "read", str(path), "--only", "pace", "--tz", "UTC"]
    return run([sys.executable, "-I", "-S", str(HERE / "peers" / "whole.py"), *command])
