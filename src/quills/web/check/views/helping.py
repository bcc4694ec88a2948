"""Where help is: one public page with all countries, the same for everybody."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext as said  # for words of the listing: check/words.py holds them
from django.views.decorators.http import require_safe

from quills.safety.resources import listing
from quills.web.check.listing import month, places


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Which country one opens is not sent anywhere, stands in no address and is kept nowhere."""
    listed = listing()
    context = {
        "stale": listed.is_stale(timezone.localdate()),
        "sentences": {name: said(text) for name, text in asdict(listed.sentences).items()},
        "review": month(listed.review),
        "next_review": month(listed.next_review),
        "places": places(listed),
        "back_to": reverse("welcome"),
        "back_words": _("Back"),
    }
    return render(request, "check/help.html", context)
