"""The guided pages on where somebody comes from."""

from functools import cache

import msgspec

from quills.web.journal.words.languages import Words, read


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page: what it is about and its questions, each in every language."""

    id: str
    title: Words
    intro: Words
    prompt: tuple[Words, ...]


class _Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stop: Words
    page: tuple[Page, ...]


@cache
def _guide() -> _Guide:
    return read("origins.toml", _Guide)


@cache
def pages() -> dict[str, Page]:
    """The pages by id, in an order that nobody has to keep to."""
    return {page.id: page for page in _guide().page}


def stop(code: str) -> str:
    """The sentence that stands under every page."""
    return _guide().stop[code]
