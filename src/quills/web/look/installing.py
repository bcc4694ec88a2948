"""What makes an app of the page: manifest, service worker, offline page, trust; and whether it is up."""

import hashlib
import json
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from quills.web import way
from quills.web.certificates import AUTHORITY

WORKER: Final = Path(__file__).with_name("worker.js")


def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a connection; the same for everybody."""
    return render(request, "look/offline.html")


def _files() -> list[str]:
    """The static files that the offline pages need: the look's, and those of the pages' own apps."""
    apps = {name.split(":")[0] for name in settings.OFFLINE_PAGES if ":" in name}
    needed = ("look/", "django_htmx/htmx-2.min", *(f"{app}/" for app in apps))
    names = getattr(staticfiles_storage, "hashed_files", {})
    return [static(name) for name in sorted(names) if name.startswith(needed)]


def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker: static files and the offline pages, under a name that changes with them."""
    kept = {
        "files": _files(),
        "pages": [reverse(name) for name in settings.OFFLINE_PAGES],
        "offline": reverse("offline"),
        "static": settings.STATIC_URL,
    }
    kept["name"] = "quills-" + hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:16]
    script = f"const KEPT = {json.dumps(kept)};\n{WORKER.read_text(encoding='utf-8')}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to put it among its apps; nothing in it says what it is for."""
    icons = [
        {"src": static("look/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("look/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("look/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("look/icon-mask.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    return JsonResponse(
        {
            "id": "/",
            "name": "Quills",
            "short_name": "Quills",
            "description": _("Notes"),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#f1efea",
            "theme_color": "#f1efea",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


def trust(request: HttpRequest) -> HttpResponse:
    """How a phone in the same house learns to trust this machine; only where we made the certificate."""
    _only_our_own()
    return render(request, "look/trust.html")


def authority(_request: HttpRequest) -> HttpResponse:
    """The certificate of our own small authority; its key never leaves the folder."""
    _only_our_own()
    answer = HttpResponse(
        (settings.FOLDER / AUTHORITY).read_bytes(), content_type="application/x-x509-ca-cert"
    )
    answer["Content-Disposition"] = 'attachment; filename="quills.crt"'
    return answer


def _only_our_own() -> None:
    if settings.WAY.kind != way.AUTO or not (settings.FOLDER / AUTHORITY).exists():
        raise Http404


def up(_request: HttpRequest) -> HttpResponse:
    """Whether it runs and its database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("up\n", content_type="text/plain; charset=utf-8")
