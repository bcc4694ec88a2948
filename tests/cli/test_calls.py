"""How the command is called: what is wrong with a call, and what it says of itself."""

from pathlib import Path

import pytest
from running import CHAT, environment, quills, wrong


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--example"),
        (("chat.txt", "--example"), "--example"),
        (("--example", "--open"), "--report"),
        (("--example", "--tz", "Mars/Olympus"), "Europe/Berlin"),
        (("--example", "--date-order", "ydm"), "dmy"),
        (("--example", "--only", "acts"), "pace"),
        (("--example", "--between", "Ana"), "--between"),
        (("--example", "--loud"), "--loud"),
        (("one.txt", "two.txt"), "two.txt"),
        (("",), "'EXPORT': is empty; give the name of the file"),
        (("--example", "--report", ""), "'--report': is empty; give the name of the file"),
        (("--example", "--messages="), "'--messages': is empty; give the name of the file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_it_says_what_is_wrong_with_a_call(words: tuple[str, ...], told: str) -> None:
    assert told in wrong(quills("read", *words))


def test_it_does_not_know_other_commands() -> None:
    assert "shout" in wrong(quills("shout"))


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_it_explains_itself_with_an_example(flag: str) -> None:
    done = quills("read", flag)
    assert done.returncode == 0
    assert "Example: quills read " in " ".join(done.stdout.split())


def test_it_tells_its_version() -> None:
    done = quills("--version")
    assert done.returncode == 0
    assert all(part.isdecimal() for part in done.stdout.strip().split("."))


def test_an_empty_name_is_not_the_folder_in_which_it_runs(chat: Path) -> None:
    assert quills("read", ".", cwd=chat.parent).returncode == 0
    wrong(quills("read", "", cwd=chat.parent))


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("read", "--help")])
def test_it_answers_without_loading_what_only_reading_needs(words: tuple[str, ...]) -> None:
    done = quills(*words, env=environment(PYTHONPROFILEIMPORTTIME="1"))
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "quills.cli.read" in loaded
    assert loaded.isdisjoint({"polars", "numpy", "scipy", "jinja2", "quills.chats"})


@pytest.mark.parametrize("option", ["--report", "--messages"])
def test_it_does_not_write_over_the_export(chat: Path, option: str) -> None:
    assert "different files" in wrong(quills("read", chat, option, f"{chat.parent}/../exports/chat.txt"))
    assert chat.read_text(encoding="utf-8") == CHAT


def test_it_does_not_write_two_outputs_into_one_file(chat: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "different files" in wrong(quills("read", chat, "--report", out, "--messages", out))
    assert not out.exists()
