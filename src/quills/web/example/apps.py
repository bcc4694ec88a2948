"""The example as a Django app."""

from django.apps import AppConfig


class ExampleConfig(AppConfig):
    """Its one table says which accounts are examples."""

    name = "quills.web.example"
    label = "example"

    def ready(self) -> None:
        """Delete the example when somebody leaves the page at once."""
        from quills.web.example.stays import left  # noqa: PLC0415  apps are not ready before
        from quills.web.look.leaving import leaving  # noqa: PLC0415

        leaving.connect(left, dispatch_uid="example leaving")
