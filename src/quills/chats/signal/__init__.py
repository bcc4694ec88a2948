"""Signal chats, as any of the programs writes them that get them out of Signal.

signal-export writes Markdown and, beside it, lines of JSON; sigtop and others write the records
of Signal Desktop's own database; Signal Desktop writes its backup as lines of JSON.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from quills.chats.draft import Draft, Options
from quills.chats.export import Part
from quills.chats.signal import backup, lines, records, text

NAME: Final = "signal"

_FORMS: Final = (backup, lines, records, text)


def recognises(part: Part) -> bool:
    """Whether it is in one of the four forms."""
    return any(form.recognises(part) for form in _FORMS)


def read(parts: Sequence[Part], options: Options) -> list[Draft]:  # noqa: ARG001 - nothing is left open
    """The chats; where signal-export put a chat into one folder twice, it is read once."""
    forms = [(part, next(form for form in _FORMS if form.recognises(part))) for part in parts]
    in_lines = {PurePosixPath(part.name).parent for part, form in forms if form is lines}
    drafts = []
    for part, form in forms:
        if form is not text or PurePosixPath(part.name).parent not in in_lines:
            drafts += form.read(part)
    return drafts
