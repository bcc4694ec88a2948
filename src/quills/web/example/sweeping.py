"""Deleting examples that stand open and empty, from the start of the server on."""

import logging
import threading
from typing import Final

from django.db import DatabaseError, connection

from quills.web.example.accounts import sweep

EVERY: Final = 60.0
"""Seconds between two rounds."""
_log: Final = logging.getLogger(__name__)
_started: Final = threading.Lock()


def start() -> None:
    """Sweep in the background, once in a process, as long as it lives."""
    if _started.acquire(blocking=False):
        threading.Thread(target=_rounds, name="sweeping examples", daemon=True).start()


def _rounds() -> None:
    rest = threading.Event()
    while True:
        try:
            sweep()
        except DatabaseError:
            _log.exception("Examples that are over could not be deleted; it is tried again.")
        finally:
            connection.close()
        rest.wait(EVERY)
