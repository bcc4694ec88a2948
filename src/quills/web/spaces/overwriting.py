"""Making deleted rows unreadable on the disk, as far as the database allows."""

from django.db import connection


def overwrite() -> None:
    """Write SQLite's log into its file and empty it; call it outside of a transaction.

    ``secure_delete`` has overwritten the rows in the file, but the log still holds older pages.
    PostgreSQL overwrites nothing itself; docs/vault.md says what its host has to do.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
