"""Deleting the keys of idle sessions even when nobody asks for anything any more."""

import logging
import threading
from typing import Final

from django.db import DatabaseError, connection
from django.utils import timezone

from quills.web.spaces.models import Bin, SessionKey
from quills.web.spaces.overwriting import overwrite

EVERY: Final = 30.0
"""Seconds between two rounds."""
_log: Final = logging.getLogger(__name__)
_started: Final = threading.Lock()


def start() -> None:
    """Sweep in the background, once in a process, as long as it lives."""
    if _started.acquire(blocking=False):
        threading.Thread(target=_rounds, name="sweeping", daemon=True).start()


def sweep() -> int:
    """Delete what is over: sealed keys of idle sessions, and what lies in their bins. Gives how many rows."""
    now = timezone.now()
    bins, _ = Bin.objects.filter(until__lte=now).delete()
    keys, _ = SessionKey.objects.filter(until__lte=now).delete()
    return bins + keys


def _rounds() -> None:
    rest = threading.Event()
    while not rest.wait(EVERY):
        try:
            if sweep():
                overwrite()
        except DatabaseError:
            _log.exception("The keys of idle sessions could not be deleted; it is tried again.")
        finally:
            connection.close()
