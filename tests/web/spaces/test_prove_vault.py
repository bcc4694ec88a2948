"""A slice of the study that kills Quills in the middle of the vault's work; all of it is in `make prove`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_nothing_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    page = tmp_path / "vault.md"
    study = [sys.executable, "scripts/prove_vault.py", "--runs", "5", "--seed", "3", "--out", str(page)]
    run = subprocess.run(study, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, page.read_text() if page.exists() else run.stderr
    lines = [line for line in page.read_text().splitlines() if line.startswith("| a ")]
    assert [[cell.strip() for cell in line.split("|")][2] for line in lines] == ["5", "5", "5"]
    assert all(line.endswith("| 0 |") for line in lines)
