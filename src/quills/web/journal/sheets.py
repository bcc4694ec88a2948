"""The kinds of documents as pages know them: their words, and what an empty list says."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Sheet(NamedTuple):
    """One kind of document."""

    kind: str
    words: Words
    """Over a list of them."""
    new: Words
    """On the button that begins one."""
    about: Words
    """What it is for, in one sentence."""


SHEETS: Final = (
    Sheet(
        "entry",
        _("Entries"),
        _("Something happened"),
        _("When something happens between you two, three taps keep it."),
    ),
    Sheet(
        "narrative",
        _("Thoughts"),
        _("A thought"),
        _("A thought that will not leave: put it on the table and look at both sides."),
    ),
    Sheet(
        "memory",
        _("They were there"),
        _("A time they were there"),
        _("Times they were there, for a day when it seems never to have happened."),
    ),
    Sheet(
        "promise",
        _("Promises"),
        _("A promise"),
        _("Small things that one of you said they would do by a time."),
    ),
    Sheet(
        "origin",
        _("Where I come from"),
        _("A page about earlier"),
        _("Slow pages on earlier relationships and childhood. Never required."),
    ),
    Sheet("pause", _("Pauses"), _("A pause"), _("Pauses that you chose to keep.")),
)
"""All kinds, in the order of the tabs."""

BY_KIND: Final = {sheet.kind: sheet for sheet in SHEETS}
