"""Headings over what a person reads of their own."""

from functools import cache

from quills.web.journal.words.languages import Words, read


@cache
def labels() -> dict[str, Words]:
    """For each language the headings by name."""
    return read("labels.toml", dict[str, Words])
