"""What of a file is new to a journal."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quills.web.journal.documents import Kept
from quills.web.journal.exchange.archive import arriving


class Merged(NamedTuple):
    """``new`` is to be added. What is there already stays as it is, equal or changed since."""

    new: tuple[Kept, ...]
    equal: int
    changed: int


def merge(kept: Mapping[str, Kept], incoming: Iterable[Kept]) -> Merged:
    """Which documents of a file to add to those that are kept, which are given as they would leave."""
    new, equal, changed = [], 0, 0
    for one in incoming:
        if one.id not in kept:
            new.append(arriving(one))
        elif one == kept[one.id]:
            equal += 1
        else:
            changed += 1
    return Merged(tuple(new), equal, changed)
