"""The app of the spaces."""

from django.apps import AppConfig


class SpacesConfig(AppConfig):
    """Its tables are called spaces_..."""

    name = "quills.web.spaces"
    label = "spaces"

    def ready(self) -> None:
        """Lock when somebody leaves the page at once or signs out."""
        from django.contrib.auth.signals import user_logged_out  # noqa: PLC0415  apps are not ready before

        from quills.web.look.leaving import leaving  # noqa: PLC0415
        from quills.web.spaces.session import lock  # noqa: PLC0415

        leaving.connect(lock, dispatch_uid="spaces leaving")
        user_logged_out.connect(lock, dispatch_uid="spaces signing out")
