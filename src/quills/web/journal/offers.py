"""Where help is, and where exercises are proposed.

The journal itself proposes none: what a person is proposed may depend on their private check, and no
page but the one that the check keeps for them may differ by it.
"""

from django.urls import NoReverseMatch, reverse


def help_address() -> str:
    """Where help is; empty while there is no such page."""
    return _address("check:help")


def proposals_address() -> str:
    """The person's own page with exercises; empty while there is none."""
    return _address("check:you")


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
