"""The journal as a Django app; it has no tables of its own, all it keeps are documents of a space."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Entries, the pause, thoughts, memories, origins, promises."""

    name = "quills.web.journal"
    label = "journal"

    def ready(self) -> None:
        """Tell the desk which kinds of documents there are."""
        from quills.web.journal.documents import KINDS, Draft, Entry  # noqa: PLC0415  apps are not ready before
        from quills.web.journal.moments import counted  # noqa: PLC0415
        from quills.web.spaces.kinds import register  # noqa: PLC0415

        register(Entry, counts=counted)
        for shape in (*KINDS.values(), Draft):
            if shape is not Entry:
                register(shape)
