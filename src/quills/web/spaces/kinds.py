"""The kinds of documents that apps keep: each app registers its own when it starts."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec

from quills.errors import QuillsError
from quills.web.vault.months import Item

T = TypeVar("T", bound=msgspec.Struct)

TAG: Final = "kind"
"""In this field of its JSON every document says its kind."""


@dataclass(frozen=True)
class Kind:
    """What the desk has to know of a kind."""

    name: str
    shape: type[msgspec.Struct]
    id: Callable[[Any], UUID]
    time: Callable[[Any], datetime]
    counts: Callable[[Any], Mapping[str, int]]
    listed: bool

    def item(self, document: msgspec.Struct) -> Item:
        """What the summary of its month knows of a document."""
        return Item(self.id(document), self.time(document), self.name, dict(self.counts(document)))


_KINDS: Final[dict[type[msgspec.Struct], Kind]] = {}


def _id(document: Any) -> UUID:  # noqa: ANN401  any Struct with an id
    return document.id if isinstance(document.id, UUID) else UUID(document.id)


def _time(document: Any) -> datetime:  # noqa: ANN401  any Struct with a time
    found: datetime = document.at
    return found


def _nothing(_: Any) -> Mapping[str, int]:  # noqa: ANN401
    return {}


def register(
    shape: type[T],
    *,
    id: Callable[[T], UUID] = _id,  # noqa: A002  the word for it
    time: Callable[[T], datetime] = _time,
    counts: Callable[[T], Mapping[str, int]] = _nothing,
    listed: bool = True,
) -> None:
    """Make a Struct, tagged by ``kind``, one that the desk keeps.

    ``listed=False``: it stands in no month and is found by its id alone (a draft). Raises QuillsError
    if another Struct has its name.
    """
    config = shape.__struct_config__
    if config.tag_field != TAG or not isinstance(config.tag, str):
        raise QuillsError(
            f"{shape.__name__} has to be a Struct with tag_field={TAG!r} and a name as its tag."
        )
    if any(kind.name == config.tag and known is not shape for known, kind in _KINDS.items()):
        raise QuillsError(f"There is another kind named {config.tag}; give this one another tag.")
    _KINDS[shape] = Kind(config.tag, shape, id, time, counts, listed)
    union.cache_clear()


def kind_of(shape: type[msgspec.Struct]) -> Kind:
    """The kind of a Struct. Raises QuillsError if it is not registered."""
    found = _KINDS.get(shape)
    if found is None:
        raise QuillsError(f"{shape.__name__} is not registered; call register() when its app starts.")
    return found


@cache
def union() -> Any:  # noqa: ANN401  a union of Structs
    """The type of any document that is kept."""
    return reduce(operator.or_, _KINDS)
