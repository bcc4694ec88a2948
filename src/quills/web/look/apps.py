"""The look as a Django app."""

from django.apps import AppConfig


class Look(AppConfig):
    """Templates, parts, style and the few public pages."""

    name = "quills.web.look"
