"""What every answer says to the browser, and what is read from the browser's own headers."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; object-src 'none'; frame-src 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere, nothing inline, no frame in or around."""
NEVER: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
OURSELVES: Final = (
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
)
PERMISSIONS: Final = ", ".join([f"{name}=()" for name in NEVER] + [f"{name}=(self)" for name in OURSELVES])


class Headers:
    """Closes every answer: nothing from elsewhere, nothing inline, nothing kept by the browser."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A cache rule that an answer has set itself (static files) is left as it is."""
        answer = self.answer(request)
        answer["Content-Security-Policy"] = POLICY
        answer["Permissions-Policy"] = PERMISSIONS
        answer["Cross-Origin-Resource-Policy"] = "same-origin"
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        if not request.path_info.startswith(settings.STATIC_URL):
            answer["Cache-Control"] = "no-store"
        return answer


class OwnOrigin:
    """Gives Django's check against foreign forms the origin that ``no-referrer`` takes away.

    Under that policy a browser sends ``Origin: null`` with every form, our own too. ``Sec-Fetch-Site``
    cannot be set by any page; where it says that the form is ours, our own origin is filled in.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Any other origin stays as it came, and is refused."""
        asked = request.META
        if asked.get("HTTP_ORIGIN") == "null" and asked.get("HTTP_SEC_FETCH_SITE") == "same-origin":
            asked["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.answer(request)
