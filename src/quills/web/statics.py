"""Style sheets and scripts, laid out once in the data folder under hashed names, compressed."""

import hashlib
import shutil
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from quills import __version__
from quills.web.folder import write_private

IGNORED: Final = ["htmx-4*", "htmax*", "htmx-2.js", "django-htmx.js", "ext"]
"""What django-htmx carries and Quills does not use."""
STAMP: Final = "stamp"


def collect() -> None:
    """Lay them out where something changed; an unchanged start does nothing."""
    root = Path(settings.STATIC_ROOT)
    stamp = _stamp()
    kept = root / STAMP
    if kept.exists() and kept.read_text(encoding="ascii") == stamp:
        return
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=IGNORED)
    write_private(kept, stamp.encode())


def _stamp() -> str:
    """Changes with the version and with any file's size or time."""
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list(IGNORED):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
