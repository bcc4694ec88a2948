"""The safety check as a Django app; it has no tables of its own."""

from django.apps import AppConfig


class Check(AppConfig):
    """The check, the page "For you", help, Leave."""

    name = "quills.web.check"
    label = "check"

    def ready(self) -> None:
        """Tell the desk which documents there are."""
        from quills.web.check.leaving import Away  # noqa: PLC0415  apps are not ready before
        from quills.web.check.notes import Notes  # noqa: PLC0415
        from quills.web.spaces.kinds import register  # noqa: PLC0415

        register(Notes, listed=False)
        register(Away, listed=False)
