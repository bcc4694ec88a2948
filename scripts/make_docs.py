"""Write the generated pages of the docs and take the pictures: what ``make docs`` does before Sphinx."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from quills.cli import app
from quills.web.learn.listing import filled
from quills.web.learn.shelf import library

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
CHROMIUM: Final = Path("/usr/bin/chromium")
MOST_BYTES: Final = 400 * 1024

HEAD: Final = """\
# The command line

Every command says with `--help` what it takes. Exit code 0 means that all went well; 1 that something
could not be done, with one line on standard error that says what and what to do; 2 that the call itself
was wrong. Nothing is half written: a file is there as a whole or not at all. Work that takes long shows how
far it is, on a terminal only. `NO_COLOR` takes the colours away, `COLUMNS` sets the width.

This page is made from the program itself by `scripts/make_docs.py`.
"""


class Shot(NamedTuple):
    """A picture of the report: its name, the width and height of the window, light or dark."""

    name: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"]
    scale: float


SHOTS: Final = (
    Shot("report-phone-light", (390, 844), "light", 2),
    Shot("report-desktop-light", (1280, 860), "light", 1),
    Shot("report-desktop-dark", (1280, 860), "dark", 1),
)


def cli_page() -> str:
    """All commands as a page, from the same declarations as ``--help``."""
    group: Any = typer.main.get_command(app)
    commands = [
        _command(group, "quills"),
        *(_command(one, f"quills {name}") for name, one in group.commands.items()),
    ]
    return "\n".join([HEAD, *commands])


def _command(command: TyperCommand | TyperGroup, name: str) -> str:
    context = typer.Context(command, info_name=name)
    records = [one.get_help_record(context) for one in command.get_params(context)]
    usage = command.get_usage(context).removeprefix("Usage: ")
    rows = [f"| `{_cell(left)}` | {_cell(right)} |" for left, right in filter(None, records)]
    paragraphs = [_paragraph(one) for one in (command.help or "").split("\n\n")]
    parts = [
        f"## {name}",
        f"```text\n{usage}\n```",
        *paragraphs,
        "\n".join(["| option | what it does |", "|---|---|", *rows]),
    ]
    return "\n\n".join(parts) + "\n"


def _paragraph(text: str) -> str:
    """A paragraph of the help; an example becomes a block of its own."""
    words = " ".join(text.split())
    if words.startswith("Example: "):
        return f"```console\n$ {words.removeprefix('Example: ')}\n```"
    return words


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write_pages() -> None:
    """The pages that are made from the program."""
    (DOCS / "cli.md").write_text(cli_page(), encoding="utf-8", newline="\n")
    learn = DOCS / "learn.md"
    told = filled(learn.read_text(encoding="utf-8"), library())
    learn.write_text(told, encoding="utf-8", newline="\n")
    variants = ROOT / "scripts/conformance_table.py"
    if variants.exists():
        subprocess.run([sys.executable, variants], check=True, cwd=ROOT)


def take_pictures(shots: Iterable[Shot] = SHOTS) -> None:
    """The example's report as pictures, or one line that says why there are none."""
    if not CHROMIUM.exists():
        print(f"No pictures are taken: {CHROMIUM} is missing; install Chromium.")
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        command = [
            sys.executable,
            "-m",
            "quills",
            "read",
            "--example",
            "--both-agreed",
            "--report",
            str(report),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        _photograph(report, shots)


def _photograph(report: Path, shots: Iterable[Shot]) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow to load, and only needed here

    (DOCS / "images").mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if _is_root() else [])
        for shot in shots:
            width, height = shot.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=shot.scheme,
                device_scale_factor=shot.scale,
            )
            page.goto(report.as_uri())
            path = DOCS / "images" / f"{shot.name}.png"
            _check_size(path, page.screenshot(path=path))
            page.close()
        browser.close()


def _is_root() -> bool:
    """Chromium keeps its sandbox from root, as which containers run."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _check_size(path: Path, picture: bytes) -> None:
    if len(picture) > MOST_BYTES:
        sys.exit(f"{path.name} has {len(picture):,} bytes, more than {MOST_BYTES:,}; take a smaller window.")


if __name__ == "__main__":
    write_pages()
    take_pictures()
