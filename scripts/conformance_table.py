"""Write ``docs/formats/whatsapp-variants.md``: every WhatsApp fixture, read and compared.

Run again after a change of the fixtures: ``python scripts/conformance_table.py``.
"""

import sys
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/chats"))

from phones import Variant, variants  # noqa: E402  the fixtures' own list stands with the tests

from quills.chats import whatsapp  # noqa: E402  after the path above
from quills.chats.draft import Options  # noqa: E402  after the path above
from quills.chats.export import open_export  # noqa: E402  after the path above
from quills.chats.lines import line_chunks  # noqa: E402  after the path above

FILE: Final = ROOT / "docs/formats/whatsapp-variants.md"
HEAD: Final = """\
# WhatsApp's variants

Made by `python scripts/conformance_table.py` from `tests/chats/fixtures/whatsapp`. Each row is a small
export; *read* says how many of its messages come back with the time, the sender, the kind and the text that
are written down for it in `whatsapp.toml`, and with the right order of day and month. Marks that nobody sees
stand as `·`, no-break spaces as `˽`. A starred order is a guess, and Quills says so.

"""
PLATFORMS: Final = {"android": "Android", "ios": "iOS", "old ios": "iOS, old"}
INVISIBLE: Final = {ord(mark): "·" for mark in "\u200e\u200f\u202a\u202c\ufeff"} | {0xA0: "˽", 0x202F: "˽"}


def markdown() -> str:
    """The page."""
    rows = [_row(variant) for variant in variants()]
    whole = sum(row[-1] for row in rows)
    table = [("variant", "platform", "first header", "order", "messages", "read"), ("---",) * 6]
    lines = [f"| {' | '.join(row)} |" for row in (*table, *(row[:-1] for row in rows))]
    return f"{HEAD}{whole} of {len(rows)} are read whole.\n\n" + "\n".join(lines) + "\n"


def _row(variant: Variant) -> tuple[str, str, str, str, str, str, bool]:
    good, order = _read(variant)
    count = len(variant.messages)
    whole = good == count and order
    star = "\\*" if variant.guessed else ""
    about = variant.about.replace("|", "\\|")
    result = "all" if whole else f"{good}{'' if order else ', order wrong'}"
    return (
        about, PLATFORMS[variant.phone.platform], f"`{_header(variant)}`", variant.order + star,
        str(count), result, whole,
    )  # fmt: skip


def _read(variant: Variant) -> tuple[int, bool]:
    """How many messages come back right, and whether the order of the date does."""
    parts = [part for part in open_export(variant.path) if whatsapp.recognises(part)]
    (draft,) = whatsapp.read(parts, Options(ZoneInfo("UTC")))
    expected = [(message.time, message.sender, message.kind, message.text) for message in variant.messages]
    found = draft.rows.select("time", "sender", "kind", "text").rows()
    good = sum(one == other for one, other in zip(expected, found, strict=False))
    return good, (draft.date_order, draft.date_order_guessed) == (variant.order, variant.guessed)


def _header(variant: Variant) -> str:
    """The stamp of its first header as it stands in the file."""
    (part,) = [part for part in open_export(variant.path) if whatsapp.recognises(part)]
    lines = (line for chunk in line_chunks(part) for line in chunk)
    end = {"android": " - ", "ios": "]", "old ios": ": "}[variant.phone.platform]
    line = next(line for line in lines if end in line and any(letter.isdigit() for letter in line))
    stamp: str = line[: line.index(end) + len(end.rstrip())]
    return stamp.translate(INVISIBLE).replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(markdown(), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} written")
