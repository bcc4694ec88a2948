"""Files that the command writes: whole or not at all, and for their owner's eyes."""

import os
import tempfile
from pathlib import Path

from quills.errors import QuillsError


def write_whole(path: Path, text: str) -> None:
    """Write a file that appears under its name only when it is complete.

    Others on the machine cannot read it. Raises QuillsError if it cannot be written.
    """
    path = path.resolve()  # a link stays a link
    if path.exists() and not path.is_file():
        raise QuillsError(f"{path} cannot be written: it is there already and is no file.")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise QuillsError(f"{path} cannot be written: {error.strerror}.") from error
