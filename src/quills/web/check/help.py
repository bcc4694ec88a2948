"""Help after crisis words: a card that stands before everything else, without a judgement."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quills.safety import signs as signs_of


class Card:
    """What the card says; ``check/_help_card.html`` draws it from ``help_card``."""

    title: str | Promise = _("Before anything else")
    words: str | Promise = _(
        "What you wrote may be about danger: to you, to somebody else, or to a child. "
        "You do not have to carry it alone. If it is now, the local emergency number comes first."
    )
    small: str | Promise = _(
        "That this stands here is kept nowhere and told to nobody, and words can be misread. "
        "Nothing else is proposed for now."
    )


def help_for(signs: Iterable[str]) -> Card | None:
    """The card, if a text carries a sign of a crisis. Signs of control show nothing here."""
    return Card() if "crisis" in frozenset(signs) else None


def heard(texts: Iterable[str]) -> frozenset[str]:
    """The signs that somebody's own texts carry; for their own pages alone."""
    return frozenset[str]().union(*(signs_of(text) for text in texts if text))
