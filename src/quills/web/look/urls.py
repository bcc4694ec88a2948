"""The pages that need no account."""

from django.urls import path
from django.views.i18n import set_language

from quills.web.look import arrival, installing, leaving

urlpatterns = [
    path("", arrival.welcome, name="welcome"),
    path("setup", arrival.setup, name="setup"),
    path("own", arrival.own, name="own"),
    path("leave", leaving.leave, name="leave"),
    path("gone", leaving.gone, name="gone"),
    path("leaving", leaving.limits, name="leaving"),
    path("language", set_language, name="language"),
    path("offline", installing.offline, name="offline"),
    path("sw.js", installing.worker, name="worker"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("trust", installing.trust, name="trust"),
    path("trust/quills.crt", installing.authority, name="authority"),
    path("up", installing.up, name="up"),
]
