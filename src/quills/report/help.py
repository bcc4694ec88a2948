"""Where help is, country by country: the part of the care card that stands on every report."""

from datetime import date, datetime

from markupsafe import Markup

from quills.report.template import environment
from quills.report.words import day, month
from quills.safety.entries import Listing, Way, link, missing
from quills.safety.resources import listing

SAID = {
    Way.CALL: "Call",
    Way.TEXT: "Text",
    Way.TTY: "TTY (text telephone)",
    Way.CHAT: "Chat",
    Way.MAIL: "Mail",
    Way.WEB: "Web",
}


def help_card(today: date | None = None, listed: Listing | None = None) -> Markup:
    """The numbers of all countries, folded by country, with nothing that fetches.

    What is past its date of review on ``today`` (default: this machine's day) says so.
    """
    listed = listed or listing()
    today = today or datetime.now().astimezone().date()
    template = environment().get_template("help.html")
    return Markup(  # noqa: S704  the template escapes what it is given
        template.render(
            listed=listed,
            stale=listed.is_stale(today),
            missing=missing,
            said=SAID,
            link=link,
            month=month,
            spoken=spoken,
        )
    )


def spoken(dated: str) -> str:
    """A date as one says it: "10 September 2024", "June 2017", "2023 (inferred)"."""
    when, _, remark = dated.partition(" ")
    if len(when) == len("2024-09-10"):
        when = day(date.fromisoformat(when))
    elif len(when) == len("2024-09"):
        when = month(when)
    return f"{when} {remark}".rstrip()
