"""How long a person takes to answer the other."""

from typing import Final

import numpy as np

from quills.patterns.evidence import largest, stretch
from quills.patterns.facts import Curve, Estimate, Replies, Stretch
from quills.patterns.intervals import Numbers
from quills.patterns.pieces import Own, Pieces
from quills.patterns.survival import ProductLimit, median_minutes, product_limit, report_curve, within
from quills.patterns.turns import Indices

WITHIN: Final = (10, 60, 1440)
"""Minutes by which answers are counted: at once, within the hour, within the day."""

NOTHING: Final = Estimate(None, None, None, 0)


def replies(pieces: Pieces, own: Own) -> Replies:
    """The waits for this person, answered and not."""
    answered = pieces.waits.answered[own.waits]
    # The last wait of all ends with the history; nobody began anew there.
    begun_anew = ~answered & (own.waits != len(pieces.turns.who) - 1)
    curve = waiting(pieces, own.waits, pieces.calendar.weeks_of(_days(pieces, own.waits)))
    return Replies(
        waits=len(own.waits),
        answered=int(answered.sum()),
        unanswered=int((~answered).sum()),
        median_minutes=median_minutes(curve) if curve else NOTHING,
        within={minutes: within(curve, minutes) if curve else NOTHING for minutes in WITHIN},
        curve=report_curve(curve) if curve else Curve((), (), (), (), ()),
        slowest=_longest(pieces, own.waits[answered]),
        given_up=_longest(pieces, own.waits[begun_anew]),
    )


def month_median(pieces: Pieces, waits: Indices) -> Estimate:
    """The median of some waits, with days as blocks."""
    curve = waiting(pieces, waits, _days(pieces, waits).astype(np.int64))
    return median_minutes(curve) if curve else NOTHING


def waiting(pieces: Pieces, waits: Indices, blocks: Indices) -> ProductLimit | None:
    """The product limit of some waits, each in its block; None where there is none."""
    if not len(waits):
        return None
    return product_limit(pieces.waits.lasted[waits], pieces.waits.answered[waits], blocks)


def _days(pieces: Pieces, waits: Indices) -> Numbers:
    return pieces.log.day[pieces.waits.first[waits]]


def _longest(pieces: Pieces, waits: Indices) -> tuple[Stretch, ...]:
    return tuple(_stretch(pieces, int(wait)) for wait in waits[largest(pieces.waits.lasted[waits])])


def _stretch(pieces: Pieces, wait: int) -> Stretch:
    log, first, last = pieces.log, int(pieces.waits.first[wait]), int(pieces.waits.last[wait])
    by = None if pieces.waits.answered[wait] else log.names[log.who[first]]
    return stretch(log, first, last, by)
