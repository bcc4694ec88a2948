"""Which column of a table is which, by its name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from quills.errors import ExportError

NAMES: Final = {
    "time": ("timestamp", "datetime", "date_time", "time", "date", "t"),
    "sender": ("sender", "from", "author", "name"),
    "text": ("text", "message", "content", "body"),
    "kind": ("kind", "type"),
    "chat": ("chat", "conversation"),
}
"""The names that a column of each role may have; the first that occurs counts."""

NEEDED: Final = ("time", "sender", "text")
_MONEY: Final = frozenset(
    {
        "amount",
        "balance",
        "currency",
        "iban",
        "debit",
        "credit",
        "price",
        "betrag",
        "saldo",
        "montant",
        "importe",
    }
)


def plain(name: str) -> str:
    """A column's name without what does not tell names apart."""
    return re.sub(r"[\s_-]+", "_", name.strip().strip("\ufeff").casefold())


def roles(names: Iterable[str]) -> dict[str, str]:
    """The columns of a table by their roles; ``date`` and ``clock`` where the time is two columns."""
    written: dict[str, str] = {}
    for name in names:
        written.setdefault(plain(name), name)
    found = {
        role: next(written[name] for name in known if name in written)
        for role, known in NAMES.items()
        if any(name in written for name in known)
    }
    if {"date", "time"} <= written.keys() and found["time"] == written["time"]:
        found |= {"date": written["date"], "clock": written["time"]}
    return found


def is_chat(names: Sequence[str]) -> bool:
    """Whether columns of these names can be a chat and not, say, a bank's list."""
    plain_names = {plain(name) for name in names}
    return roles(names).keys() >= set(NEEDED) and plain_names.isdisjoint(_MONEY)


def needed(names: Sequence[str], where: str) -> Mapping[str, str]:
    """The roles, or an ExportError that lists what is there and what is expected."""
    found = roles(names)
    if missing := [role for role in NEEDED if role not in found]:
        expected = "; ".join(f"{role} ({', '.join(NAMES[role])})" for role in missing)
        there = ", ".join(repr(name[:40]) for name in list(names)[:20]) or "none"
        raise ExportError(f"{where} lacks a column for {expected}; its columns are {there}.")
    return found


def in_order(found: Mapping[str, str]) -> tuple[str | None, ...]:
    """The columns in the order of a row's cells: time, clock, sender, text, kind and chat."""
    time = found.get("date", found["time"])
    return time, found.get("clock"), found["sender"], found["text"], found.get("kind"), found.get("chat")
