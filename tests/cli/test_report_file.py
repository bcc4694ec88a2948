"""The report that ``quills read --report`` writes: whose words are in it, and where it is named."""

import json
from pathlib import Path

from running import quills


def test_it_quotes_only_those_who_agreed(chat: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    for options, ana, ben in (
        ((), False, False),
        (("--me", "Ana"), True, False),
        (("--me", "Ben"), False, True),
        (("--both-agreed",), True, True),
    ):
        done = quills("read", chat, *options, "--report", report)
        assert done.returncode == 0, done.stderr
        page = report.read_text(encoding="utf-8")
        assert ("saffron" in page, "cobalt" in page) == (ana, ben), options


def test_it_names_the_report_beside_the_summary(chat: Path, tmp_path: Path) -> None:
    done = quills("read", chat, "--report", tmp_path / "report.html")
    assert done.stdout.rstrip().endswith(f"Report: {tmp_path / 'report.html'}")


def test_it_keeps_json_clean_of_the_report(chat: Path, tmp_path: Path) -> None:
    done = quills("read", chat, "--json", "--report", tmp_path / "report.html")
    assert json.loads(done.stdout)["source"] == "whatsapp"
    assert done.stderr == f"Report: {tmp_path / 'report.html'}\n"
