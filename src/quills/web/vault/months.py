"""Month summaries: what lies in a space, month by month, so that a page need not open everything.

All functions are pure. Kept up by changes, the summaries equal those rebuilt from the documents.
A month's summary is a document like any other: seal it with ``seal_document``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec

from quills.web.vault.documents import Document
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Hidden

FORMAT: Final = 1


class Item(Hidden, msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a summary knows of one document."""

    id: UUID
    time: Annotated[datetime, msgspec.Meta(tz=True)]
    """With its offset: the month is that of the clock on the wall."""
    kind: str
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    """What is counted in it, by name."""

    @property
    def month(self) -> str:
        """As 2026-11."""
        return f"{self.time.year:04}-{self.time.month:02}"


class Month(Document, frozen=True):
    """One month of a space."""

    month: str
    items: tuple[Item, ...] = ()
    """By time, then by id."""
    kinds: dict[str, int] = msgspec.field(default_factory=dict)
    """How many items there are of each kind."""
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    """The sums of the items' counts."""
    format: int = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError("a summary of another format")  # becomes a VaultError where it is opened


def build(items: Iterable[Item]) -> dict[str, Month]:
    """The summaries of all months in which there are items."""
    by_month: dict[str, list[Item]] = {}
    for item in items:
        by_month.setdefault(item.month, []).append(item)
    return {month: _summary(month, found) for month, found in sorted(by_month.items())}


def add(month: Month, item: Item) -> Month:
    """With one item more. Raises VaultError if it is there already or belongs to another month."""
    if item.month != month.month:
        raise VaultError("This entry belongs to another month; rebuild the summaries of this space.")
    if any(known.id == item.id for known in month.items):
        raise VaultError("This entry is in its month already; rebuild the summaries of this space.")
    return _summary(month.month, (*month.items, item))


def remove(month: Month, item: UUID) -> Month:
    """Without this item. Raises VaultError if it is not there."""
    rest = [known for known in month.items if known.id != item]
    if len(rest) == len(month.items):
        raise VaultError("This entry is not in its month; rebuild the summaries of this space.")
    return _summary(month.month, rest)


def change(month: Month, item: Item) -> Month:
    """With this item in place of the one with its id. Raises VaultError if there is none."""
    return add(remove(month, item.id), item)


def update(months: Mapping[str, Month], before: Item | None, after: Item | None) -> dict[str, Month]:
    """Only the months that have to be rewritten when one document changes from ``before`` to ``after``.

    None stands for not there: before it was written, after it was deleted. A month that comes out
    without items may be deleted. Raises VaultError.
    """
    changed: dict[str, Month] = {}
    if before is not None:
        name = before.month
        changed[name] = remove(months.get(name, Month(name)), before.id)
    if after is not None:
        name = after.month
        changed[name] = add(changed.get(name, months.get(name, Month(name))), after)
    return changed


def _summary(month: str, items: Iterable[Item]) -> Month:
    ordered = tuple(sorted(items, key=lambda item: (item.time, item.id)))
    counts: Counter[str] = Counter()
    for item in ordered:
        counts.update(item.counts)
    return Month(month, ordered, dict(Counter(item.kind for item in ordered)), dict(counts))
