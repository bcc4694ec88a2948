"""The project's own settings in a folder that is thrown away, with the database as a file in it."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="quills-web-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["QUILLS_FOLDER"] = str(_FOLDER)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in the thread of the tests
for _name in ("QUILLS_HOSTS", "QUILLS_WAY", "QUILLS_LEAVE_TO"):
    os.environ.pop(_name, None)

from quills.web import folder  # noqa: E402  after the folder is named

folder.make_secret_key(_FOLDER)

from quills.web.settings import *  # noqa: E402, F403  the settings themselves are what is tested
from quills.web.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402

ALLOWED_HOSTS += ["localhost", "127.0.0.1"]
DATABASES["default"]["TEST"] = {"NAME": _FOLDER / "test.sqlite3"}
