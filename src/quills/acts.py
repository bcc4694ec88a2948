"""The shared vocabulary: what a message or a happening does to the other person.

An act belongs to one moment between two people, never to a person. Control and what it forces
out of somebody stand outside the acts and have no name here.
"""

from enum import StrEnum


class Polarity(StrEnum):
    """On which side of the ledger an act counts; open acts count on neither."""

    POSITIVE = "positive"
    OPEN = "open"
    NEGATIVE = "negative"


class Act(StrEnum):
    """One of the thirteen relational acts, in the order in which they are listed everywhere."""

    AFFECTION = "affection"
    VALIDATION = "validation"
    REASSURANCE = "reassurance"
    REPAIR = "repair"
    DISCLOSURE = "disclosure"
    REQUEST = "request"
    METATALK = "metatalk"
    NEUTRAL = "neutral"
    PROTEST = "protest"
    ATTACK = "attack"
    WITHDRAWAL = "withdrawal"
    SUPPRESSION = "suppression"
    GRIEVANCE = "grievance"

    @property
    def polarity(self) -> Polarity:
        """The side on which this act counts."""
        return _POLARITY[self]


_POLARITY = {
    **dict.fromkeys((Act.AFFECTION, Act.VALIDATION, Act.REASSURANCE, Act.REPAIR), Polarity.POSITIVE),
    **dict.fromkeys((Act.DISCLOSURE, Act.REQUEST, Act.METATALK, Act.NEUTRAL), Polarity.OPEN),
    **dict.fromkeys(
        (Act.PROTEST, Act.ATTACK, Act.WITHDRAWAL, Act.SUPPRESSION, Act.GRIEVANCE), Polarity.NEGATIVE
    ),
}


def polarity(acts: frozenset[Act] | set[Act]) -> Polarity:
    """The polarity of one message: negative if any act is, else positive if any is, else open."""
    found = {act.polarity for act in acts}
    for side in (Polarity.NEGATIVE, Polarity.POSITIVE):
        if side in found:
            return side
    return Polarity.OPEN
