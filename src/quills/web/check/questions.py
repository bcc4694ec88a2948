"""What the check asks, in our own words. One question is one screen."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Question(NamedTuple):
    """One screen."""

    asks: str | Promise
    means: str | Promise
    """What is meant by it."""


QUESTIONS: Final = (
    Question(
        _("Are you ever afraid of what they might do?"),
        _("To you, to themselves, to a child or an animal. Also if nothing of it has happened yet."),
    ),
    Question(
        _("Do they decide what is yours to decide?"),
        _(
            "Whom you see, where you go, what you wear, your money, your phone. Or do you have to prove "
            "where you were, or with whom?"
        ),
    ),
    Question(
        _("Have they ever hurt your body, or broken things in anger?"),
        _("Pushed, held down, hit, kicked, burned. Once counts, and so does what left no mark."),
    ),
    Question(
        _("Have you done something sexual because no did not feel possible?"),
        _(
            "Under pressure, out of fear, asleep or not clear in your head. Pictures count too, and so does "
            "protection that was refused or taken away."
        ),
    ),
    Question(
        _("Have they ever held your throat, or kept you from breathing?"),
        _(
            "If so, let a doctor look at it, also without a mark and also later. Changed voice, trouble with "
            "swallowing, breathing, seeing or thinking: call the emergency number."
        ),
    ),
    Question(
        _("Is there a weapon that frightens you, or have they threatened to kill?"),
        _("A gun, a knife, a car, anything. You, themselves, a child or an animal."),
    ),
    Question(
        _("Do they follow you or keep watch on you against your will?"),
        _(
            "In person, through your phone, its location or your accounts, by a tracker, through children or "
            "friends. Also after a parting."
        ),
    ),
)
"""Fear, control, injury, sexual pressure, strangulation, weapons, stalking."""
