"""The numbers of a drawing, for those who would rather read them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, as words. The first cell of a row names it."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
