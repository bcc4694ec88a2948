"""The journal to files and back: JSON and CSV without loss, Markdown to read."""

from typing import Final

from quills.web.journal.documents import Kept
from quills.web.journal.errors import JournalError
from quills.web.journal.exchange.archive import from_json
from quills.web.journal.exchange.tables import from_csv, from_zip

SIZE: Final = 32 * 2**20
"""The most bytes of a file that is taken in."""


def read(data: bytes) -> tuple[Kept, ...]:
    """The documents of a file that the journal wrote, whichever it is; raises JournalError."""
    if len(data) > SIZE:
        raise JournalError("The file is larger than {most} MB; nothing was taken in.", most=SIZE // 2**20)
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return from_zip(data)
    return from_json(data) if start.startswith((b"{", b"[")) else from_csv(data)
