"""When the check is offered: to everybody alike, every 90 days."""

from django.http import HttpRequest
from django.utils import timezone

from quills.web.check.keeping import kept
from quills.web.look.arrival import set_up_by_another


def is_due(request: HttpRequest) -> bool:
    """Whether this page offers the check; for a person's own pages alone. One query, whatever was said."""
    due = kept(request).is_due(timezone.localdate())
    return due and not set_up_by_another(request)
