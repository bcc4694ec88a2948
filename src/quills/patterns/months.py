"""One person month by month; the days of a month are the blocks of its intervals."""

from collections.abc import Callable

import numpy as np

from quills.patterns.facts import Estimate, Month
from quills.patterns.intervals import median, rate, share
from quills.patterns.pieces import Own, Pieces
from quills.patterns.replies import month_median
from quills.patterns.turns import SILENCE_HOURS, Indices


def months(pieces: Pieces, own: Own) -> tuple[Month, ...]:
    """Every month of the history, also those in which this person wrote nothing."""
    log, turns = pieces.log, pieces.turns
    messages = pieces.daily(own.messages)
    opened = pieces.daily(turns.first[own.turns[turns.opens[own.turns]]])
    silences = pieces.daily(pieces.after_silence(SILENCE_HOURS))
    taken = pieces.daily(turns.first[own.turns])
    bursts = pieces.daily(turns.first[own.turns[turns.burst[own.turns]]])
    replies = _by_month(pieces, own.waits, pieces.waits.first, lambda waits: month_median(pieces, waits))
    texts = own.messages[log.length[own.messages] > 0]
    lengths = _by_month(pieces, texts, np.arange(len(log.who)), lambda few: text_length(pieces, few))
    return tuple(
        Month(
            month=name,
            messages=(count := int(messages[days].sum())),
            per_day=rate(messages[days], np.ones(days.stop - days.start), days.stop - days.start),
            opens=share(opened[days], silences[days]),
            reply_minutes=reply,
            bursts=share(bursts[days], taken[days]),
            length=length,
            stretch=lines if count else None,
        )
        for name, days, reply, length, lines in zip(
            pieces.calendar.months, pieces.calendar.spans(), replies, lengths, pieces.months, strict=True
        )
    )


def text_length(pieces: Pieces, texts: Indices) -> Estimate:
    """The median length of some texts, with days as blocks."""
    return median(pieces.log.length[texts], pieces.log.day[texts].astype(np.int64))


def _by_month(
    pieces: Pieces, things: Indices, message: Indices, estimate: Callable[[Indices], Estimate]
) -> list[Estimate]:
    """An estimate for each month of the things whose first message falls in it."""
    found = pieces.calendar.by_month(pieces.log.day[message[things]])
    return [estimate(things[month]) for month in found]
