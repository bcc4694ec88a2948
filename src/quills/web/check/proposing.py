"""What the page "For you" proposes: small things to do, one line each."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quills.web.check.plan import leaves_out

Words = str | Promise


class Proposal(NamedTuple):
    """Something to do."""

    kind: str
    words: Words
    about: Words
    address: str
    """The name of an address."""
    of: tuple[str, ...] = ()
    """What the address takes."""


PROPOSALS: Final = (
    Proposal("pause", _("Pause"), _("Breathe, look around, move: before you answer."), "journal:pause"),
    Proposal("entry", _("Write down what happened"), _("Three taps are enough."), "journal:write"),
    Proposal(
        "narrative",
        _("Look at a thought from both sides"),
        _("A belief, what speaks for it, what speaks against it."),
        "journal:new",
        ("narrative",),
    ),
    Proposal(
        "memory",
        _("A time they were there"),
        _("Kept for a day when it seems never to have happened."),
        "journal:new",
        ("memory",),
    ),
    Proposal(
        "promise",
        _("A small promise"),
        _("What one of you said they would do, and by when."),
        "journal:new",
        ("promise",),
    ),
    Proposal(
        "origin",
        _("A page about earlier"),
        _("Earlier relationships and childhood. Slow, and never required."),
        "journal:origins",
    ),
)


class Door(NamedTuple):
    """A proposal whose address exists."""

    words: Words
    about: Words
    to: str


def doors(*, careful: bool) -> list[Door]:
    """What is proposed now."""
    out = leaves_out(one.kind for one in PROPOSALS) if careful else frozenset[str]()
    return list(_open(one for one in PROPOSALS if one.kind not in out))


def left_out() -> list[Words]:
    """What a careful person's page does not propose."""
    out = leaves_out(one.kind for one in PROPOSALS)
    return [one.words for one in PROPOSALS if one.kind in out]


def _open(proposals: Iterable[Proposal]) -> Iterable[Door]:
    for one in proposals:
        try:
            yield Door(one.words, one.about, reverse(one.address, args=one.of))
        except NoReverseMatch:
            continue
