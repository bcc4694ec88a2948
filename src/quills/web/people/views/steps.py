"""Second steps: allauth's own views do the work."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from quills.web.people.steps import passkeys_offered


def where_passkeys_work(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only under a name for which browsers make passkeys."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401  a view's
        if not passkeys_offered(request):
            raise Http404
        return view(request, *args, **kwargs)

    return asked
