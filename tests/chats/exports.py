"""Parts and rows for the readers' tests."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from quills.chats.draft import Draft, Options, Reader
from quills.chats.export import Part, open_export

FIXTURES = Path(__file__).parent / "fixtures"
OPTIONS = Options(ZoneInfo("Europe/Berlin"))

Row = tuple[int, datetime, str | None, str, str]


def parts_of(path: str | Path) -> list[Part]:
    return open_export(FIXTURES / path)


def part_of(folder: Path, text: str | bytes, name: str = "export.json") -> Part:
    """A part with this text, in a folder of the test's own."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_export(path)[0]


def drafts_of(reader: Reader, path: str | Path) -> list[Draft]:
    parts = parts_of(path)
    assert all(reader.recognises(part) for part in parts)
    return reader.read(parts, OPTIONS)


def rows_of(draft: Draft) -> list[Row]:
    return draft.rows.rows()


def said(draft: Draft) -> list[tuple[int, str | None, str, str]]:
    """Line, sender, text and kind of each row."""
    return [(line, sender, text, kind) for line, _, sender, text, kind in rows_of(draft)]
