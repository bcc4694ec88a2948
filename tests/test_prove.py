"""The quick slices of the long studies: what ``make prove`` runs for an hour, for some seconds."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(script: str) -> subprocess.CompletedProcess[str]:
    """A study's quick slice."""
    command = [sys.executable, str(ROOT / "scripts" / script), "--quick"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def part(page: str, heading: str) -> str:
    """What stands under the last heading of this name."""
    return page.rpartition(f"## {heading}\n")[2].strip()


def test_it_finds_nothing_that_breaks_the_readers() -> None:
    """20 seconds of damaged exports: each becomes a history or is refused in a sentence."""
    done = run("prove_readers.py")
    assert part(done.stdout, "Findings") == "None.", done.stdout + done.stderr
    assert done.returncode == 0


def test_its_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """No cell of the coverage study is off the mark by more than chance explains."""
    done = run("prove_intervals.py")
    assert part(done.stdout, "Off the mark") == "Nothing.", done.stdout + done.stderr
    assert done.returncode == 0
