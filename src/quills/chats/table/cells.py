"""The messages of a table as its cells say them, whatever file they come from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

import polars as pl

from quills.chats.records import BATCH, Tally
from quills.chats.table.clocks import CLOCKS, parsed

_COLUMNS: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "line": pl.Int64,
    "when": pl.String,
    "clock": pl.String,
    "sender": pl.Categorical(),
    "text": pl.String,
    "kind": pl.Categorical(),
    "chat": pl.Categorical(),
}
_WRITTEN: Final = pl.Schema(_COLUMNS)
CELLS: Final = pl.Schema(
    {name: _WRITTEN[name] for name in ("line", "sender", "text", "kind", "chat")} | CLOCKS
)


class Row(NamedTuple):
    """One message as it is written; None for what is not there."""

    line: int
    when: str | None
    clock: str | None
    sender: str | None
    text: str | None
    kind: str | None
    chat: str | None


@dataclass
class Sheet(Tally):
    """All rows of a file, and the numbers of those that cannot be read."""

    cells: pl.DataFrame = field(default_factory=CELLS.to_frame)


def gather(rows: Iterable[Row]) -> pl.DataFrame:
    """A frame of ``CELLS``; of the times no more is kept than what they say."""
    found = iter(rows)
    frames = [CELLS.to_frame()]
    while batch := list(islice(found, BATCH)):
        frame = pl.DataFrame(batch, schema=_WRITTEN, orient="row")
        frames.append(pl.concat([frame.drop("when", "clock"), parsed(frame)], how="horizontal"))
    return pl.concat(frames)
