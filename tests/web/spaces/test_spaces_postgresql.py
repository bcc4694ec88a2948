"""The same tests on PostgreSQL, on a server of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
MISSING = 69
"""What scripts/with_postgres.sh says where there is no server to start."""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is the run on PostgreSQL")
def test_the_spaces_keep_all_their_promises_on_postgresql() -> None:
    tests = sorted(str(path) for path in HERE.glob("test_*.py"))
    start = [str(ROOT / "scripts" / "with_postgres.sh"), sys.executable, "-m", "pytest", "-q"]
    options = ["--ds=postgres_settings", "-p", "no:cacheprovider", "-k", "not killed and not many", *tests]
    paths = f"{HERE}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    # There, what only SQLite can do is skipped, and that counts.
    run = subprocess.run(
        [*start, *options],
        cwd=ROOT,
        env=os.environ | {"CI": "", "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode == MISSING:
        pytest.skip(run.stderr.strip())
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert " passed" in run.stdout


def test_it_is_the_database_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if "DATABASE_URL" in os.environ else "sqlite")
