"""The ``quills`` command."""

import io
import os
import sys

# Polars' allocator keeps freed memory for ten seconds; given back at once, a long history needs
# half of it. It reads this when it is first loaded, so it stands above the imports.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")

import typer

from quills import __version__
from quills.cli.read import read
from quills.cli.serve import serve
from quills.errors import QuillsError

app = typer.Typer(
    name="quills",
    help="See how two people write to each other, and practise closeness, on your own machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(serve)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def quills(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """See how two people write to each other, and practise closeness, on your own machine."""


def main() -> None:
    """Run the command: exit code 0, or 1 with one clear line on stderr, or 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names may hold letters that a terminal does not have
            stream.reconfigure(errors="replace")
    try:
        app()
    except QuillsError as error:
        _fail(str(error))
    except MemoryError:
        _fail("There is not enough memory for this; close other programs or export a shorter time.")
    except BrokenPipeError:  # the reader of our output has gone, which is its right
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        _fail(f"The output cannot be written: {error.strerror}.")


def _fail(sentence: str) -> None:
    typer.echo(f"quills: {' '.join(sentence.split())}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
