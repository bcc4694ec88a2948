"""Where the command is read: wide and narrow, with and without colours, letters and somebody listening."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import QUILLS, environment, quills

pty = pytest.importorskip("pty", reason="only Unix has pseudo-terminals")

ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7])\b[0-9;]*m")
BARE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""A machine that knows no letters but those of ASCII, and a Python that does not help."""


def on_a_terminal(*words: str | Path, **changes: str) -> str:
    """Standard output and error of the command on a terminal of 80 columns, as one text."""
    master, slave = pty.openpty()
    settings = environment(TERM="xterm-256color", COLUMNS="80", **changes)
    with subprocess.Popen([QUILLS, *words], env=settings, stdin=slave, stdout=slave, stderr=slave) as running:
        os.close(slave)
        said = b""
        while chunk := _next(master):
            said += chunk
    os.close(master)
    assert running.returncode == 0
    return said.decode()


def _next(master: int) -> bytes:
    try:
        return os.read(master, 65_536)
    except OSError:  # Linux says so when the other end has closed
        return b""


def test_it_sends_no_codes_into_a_pipe(chat: Path) -> None:
    done = quills("read", chat, env=environment(TERM="xterm-256color"))
    assert ESCAPE not in done.stdout + done.stderr


def test_it_has_colours_on_a_terminal(chat: Path) -> None:
    assert COLOUR.search(on_a_terminal("read", chat))


def test_it_has_no_colours_where_they_are_not_wanted(chat: Path) -> None:
    said = on_a_terminal("read", chat, NO_COLOR="1")
    assert "4 messages" in said
    assert not COLOUR.search(said)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_the_terminal(columns: int) -> None:
    done = quills("read", "--example", env=environment(COLUMNS=str(columns)))
    assert done.returncode == 0
    longest = max(done.stdout.splitlines(), key=cell_len)
    assert cell_len(longest.rstrip()) <= columns, longest


@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, BARE], ids=["C", "nothing but ASCII"])
def test_it_works_where_only_ascii_is_known(chat: Path, tmp_path: Path, settings: dict[str, str]) -> None:
    chat.write_text(chat.read_text(encoding="utf-8").replace("Ben", "Bén"), encoding="utf-8")
    messages = tmp_path / "messages.jsonl"
    done = quills("read", chat, "--messages", messages, env=environment(**settings))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Bén" in messages.read_text(encoding="utf-8")


def test_it_keeps_names_whole_for_machines(chat: Path) -> None:
    chat.write_text(chat.read_text(encoding="utf-8").replace("Ben", "Bén"), encoding="utf-8")
    done = quills("read", chat, "--json", env=environment(**BARE))
    assert set(json.loads(done.stdout)["senders"]) == {"Ana", "Bén"}


def test_it_reads_a_file_whose_name_is_no_text(chat: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(chat.parent) + b"/\xff.jsonl"))
    odd.write_text(
        '{"time":"2021-02-14T09:00:00","sender":"Ana","text":"one"}\n'
        '{"time":"2021-02-14T09:01:00","sender":"Ben","text":"two"}\n',
        encoding="utf-8",
    )
    done = quills("read", odd, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["messages"] == 2


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["summary", "json"])
def test_it_is_quiet_when_nobody_listens(options: tuple[str, ...]) -> None:
    command = [str(QUILLS), "read", "--example", *options]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert said == b""
    assert running.returncode in {0, 1}


def test_it_lets_head_take_the_first_line() -> None:
    command = f"'{QUILLS}' read --example | head -n 1"
    done = subprocess.run(
        ["sh", "-c", command], env=environment(), capture_output=True, check=True, timeout=120
    )
    assert done.stderr == b""
