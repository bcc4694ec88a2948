"""People as a Django app."""

from django.apps import AppConfig


class People(AppConfig):
    """Accounts and everything about being signed in."""

    name = "quills.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what allauth does."""
        from quills.web.people import listening  # noqa: F401, PLC0415  it needs the models to be loaded
