"""The work of ``quills read``: read, count, and give it in the forms that were asked for."""

import json
import os
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from quills import chats
from quills.chats import History
from quills.cli.files import write_whole
from quills.cli.progress import shown
from quills.errors import QuillsError
from quills.example import example_history
from quills.patterns.pace import pace
from quills.report.exchange import as_object, message_lines
from quills.report.page import page
from quills.report.terminal import summary


@dataclass(frozen=True)
class Wanted:
    """One call of the command; its options are described where they are taken."""

    export: Path | None
    """None for the example."""
    me: str | None
    between: tuple[str, str] | None
    both_agreed: bool
    tz: ZoneInfo | None
    date_order: str | None
    as_json: bool
    report: Path | None
    messages: Path | None
    open_report: bool


def run(wanted: Wanted) -> None:
    """Read and count; then write the files, and then print."""
    history = _history(wanted)
    me, both = _own_name(wanted.me, history), wanted.both_agreed
    found = pace(history.messages)
    if wanted.messages:
        write_whole(wanted.messages, message_lines(history))
    if wanted.report:
        write_whole(wanted.report, page(history, found, me=me, both_agreed=both))
    if wanted.as_json:
        typer.echo(json.dumps(as_object(history, found, me=me, both_agreed=both), ensure_ascii=False))
    else:
        Console().print(summary(history, found, me=me, both_agreed=both))
    if wanted.report:
        typer.echo(f"Report: {wanted.report.resolve()}", err=wanted.as_json)
        if wanted.open_report:
            _open(wanted.report)


def _history(wanted: Wanted) -> History:
    order = cast("chats.DateOrder | None", wanted.date_order)
    choices: dict[str, Any] = {"between": wanted.between, "date_order": order}
    if wanted.export is None:
        with example_history() as path:
            return chats.read(path, tz=wanted.tz or ZoneInfo("Europe/London"), **choices)
    with shown("Reading the chat") as progress:
        return chats.read(wanted.export, tz=wanted.tz, progress=progress, **choices)


def _own_name(me: str | None, history: History) -> str | None:
    if me is None:
        return history.report.me
    if me not in history.people:
        raise QuillsError(
            f"Nobody in this chat is called {me!r}; --me takes one of: {', '.join(history.people)}."
        )
    return me


def _open(report: Path) -> None:
    """Open the report where there is a screen to open it on; its path was printed anyway."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    webbrowser.open(report.resolve().as_uri())
