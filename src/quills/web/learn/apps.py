"""The Learn pages as a Django app."""

from django.apps import AppConfig


class Learn(AppConfig):
    """Public pages without a model."""

    name = "quills.web.learn"
