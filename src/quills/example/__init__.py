"""The history that ships with Quills: a year between two invented people, Ana and Ben."""

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def example_history() -> AbstractContextManager[Path]:
    """The path of the example chat, a WhatsApp export, for the time of a ``with`` block."""
    return as_file(files("quills.example") / "ana-and-ben.txt")
