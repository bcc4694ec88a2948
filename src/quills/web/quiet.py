"""Log lines that say where something went wrong, and nothing of what somebody wrote or opened."""

import logging
import traceback
from types import TracebackType
from typing import Final

OURS: Final = "quills"
LAST: Final = 6
"""So many of the innermost places are told."""


class Quiet(logging.Formatter):
    """Time, level, logger, the kind of error and the lines it passed; no message, path, value or local.

    A message may quote the request, and the text of an error may quote what was being read. Only our
    own loggers speak, and their words are given as they stand in the code, without what is filled in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        words = [self.formatTime(record), record.levelname, record.name]
        if record.name.split(".", maxsplit=1)[0] == OURS:
            words.append(str(record.msg))
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            words.append(f"{kind.__name__} at {_places(trace)}")
        return " ".join(words)


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-LAST:]
    return " > ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in frames)


def _short(path: str) -> str:
    """The file with the folder it stands in; the rest would name somebody's home."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])
