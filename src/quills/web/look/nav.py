"""The places of the main navigation: one line each. A place whose address does not exist is left out."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Place(NamedTuple):
    """One entry of the bar at the bottom, which is a rail on a wide screen."""

    name: str
    """What a page says as ``here`` to be marked as the current place."""
    words: str | Promise
    address: str
    """The name of an address, as ``{% url %}`` takes it."""
    icon: str
    wide: str | Promise = ""
    """Other words where there is room. A place that has them is the one to press: it stands out."""


PLACES: Final = (
    Place("today", _("Today"), "journal:today", "today"),
    Place("journal", _("Journal"), "journal:entries", "journal"),
    Place("write", _("Write"), "journal:write", "plus", _("Something happened")),
    Place("learn", _("Learn"), "learn:index", "learn"),
    Place("you", _("You"), "people:you", "you"),
)
