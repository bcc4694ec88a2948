"""The addresses: one line an app."""

from django.urls import include, path

urlpatterns = [
    path("", include("quills.web.look.urls")),
    path("", include("quills.web.people.urls", "people")),
    path("", include("quills.web.people.steps_urls")),
    path("", include("quills.web.journal.urls")),
    path("", include("quills.web.check.urls")),
    path("", include("quills.web.learn.urls")),
    path("", include("quills.web.example.urls")),
]

handler400 = "quills.web.look.errors.bad_request"
handler403 = "quills.web.look.errors.forbidden"
handler404 = "quills.web.look.errors.not_found"
handler500 = "quills.web.look.errors.failed"
