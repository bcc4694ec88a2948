"""``quills read``: what the command takes. The work is in ``reading``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

import typer


class DateOrder(StrEnum):
    """The order of day, month and year in a date such as 03/04/21."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Only(StrEnum):
    """What alone is worked out."""

    PACE = "pace"


def _zone(name: str) -> ZoneInfo:
    if name not in available_timezones():
        raise typer.BadParameter(f"{name!r} is no time zone; write it like Europe/Berlin")
    return ZoneInfo(name)


def _path(text: str) -> Path:
    if not text:  # to Path it would be the folder in which the command runs
        raise typer.BadParameter("is empty; give the name of the file")
    return Path(text)


def read(  # noqa: PLR0917  Typer makes an option of each
    export: Annotated[
        Path | None,
        typer.Argument(
            parser=_path,
            metavar="EXPORT",
            help="The exported chat: a file, a zip or a folder.",
            show_default=False,
        ),
    ] = None,
    me: Annotated[
        str | None, typer.Option(help="Your own name in the chat; your own words are quoted.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="The two people, in a group or among several chats."),
    ] = None,
    both_agreed: Annotated[
        bool,
        typer.Option("--both-agreed", help="Both have agreed to this reading; it is printed in the report."),
    ] = False,
    only: Annotated[Only | None, typer.Option(help="Work out only this part.")] = None,
    tz: Annotated[
        ZoneInfo | None,
        typer.Option(parser=_zone, metavar="ZONE", help="Where you lived, like Europe/Berlin."),
    ] = None,
    date_order: Annotated[
        DateOrder | None, typer.Option(help="Which number of a date is which, where the file leaves it open.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for machines.")] = False,
    report: Annotated[
        Path | None, typer.Option(parser=_path, metavar="FILE.html", help="Write the report page.")
    ] = None,
    messages: Annotated[
        Path | None,
        typer.Option(parser=_path, metavar="FILE.jsonl", help="Write each message as a line of JSON."),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help="Read the invented history that comes with Quills.")
    ] = False,
    open_report: Annotated[bool, typer.Option("--open", help="Open the report page in the browser.")] = False,
) -> None:
    """Read a chat history: who starts, who falls silent, how long an answer takes.

    Nothing leaves your machine. WhatsApp, Telegram, Signal, Messenger, Instagram, iMessage, SMS,
    Discord, CSV and JSON lines are known by their content.

    Example: quills read "WhatsApp Chat with Ben.zip" --me Ana --report ana-and-ben.html
    """
    del only  # pace is all there is until messages are read for their meaning
    if (export is None) == (not example):
        raise typer.BadParameter("name the exported chat, or --example", param_hint="EXPORT")
    if open_report and report is None:
        raise typer.BadParameter("needs --report FILE.html", param_hint="--open")
    _check_places(export, report, messages)
    from quills.cli.reading import Wanted, run  # noqa: PLC0415  so that --help need not load Polars

    run(
        Wanted(
            export=export,
            me=me,
            between=between,
            both_agreed=both_agreed,
            tz=tz,
            date_order=date_order.value if date_order else None,
            as_json=as_json,
            report=report,
            messages=messages,
            open_report=open_report,
        )
    )


def _check_places(*paths: Path | None) -> None:
    """Nothing is written over the export, and no output over another."""
    places = [path.resolve() for path in paths if path]
    if len(set(places)) < len(places):
        raise typer.BadParameter("EXPORT, --report and --messages have to be different files")
