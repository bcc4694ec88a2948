"""The pause: nothing personal is on it, so that it can be kept for times without a connection."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from quills.web.journal.offers import help_address

QUILLS: Final = 84
BREATHS: Final = 12


def quills() -> list[dict[str, Any]]:
    """Where each quill stands: two rows of feet, tips of uneven height that never repeat."""
    return [
        {
            "turn": f"{360 * n / QUILLS:.1f}",
            "foot": 58 + 4 * (n % 2),
            "tip": 93 + round(n * 0.618034 % 1 * 22),
        }
        for n in range(QUILLS)
    ]


@require_GET
def pause(request: HttpRequest) -> HttpResponse:
    """One screen that asks, breathes and offers. It is the same for everybody, signed in or not."""
    context = {
        "quills": quills(),
        "breaths": range(BREATHS),
        "steps": range(11),
        "lengths": (10, 20, 30, 60),
        "help": help_address(),
        "back_to": reverse("welcome"),
        "back_words": _("Back"),
    }
    return render(request, "journal/pause.html", context)
