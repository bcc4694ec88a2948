"""``quills serve``: prepare the data folder, say the address, and answer until Ctrl-C."""

import errno
import os
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from quills.errors import QuillsError
from quills.web import certificates, folder, hosts, way
from quills.web.announcing import Reached, announce

Pair = tuple[Path, Path]
THREADS: Final = 4
"""SQLite has one writer; more threads would only wait."""
LOG: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "quills.web.quiet.Quiet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}


@dataclass(frozen=True)
class Wanted:
    """One call of the command; its options are described where they are taken."""

    data: Path | None
    host: str
    port: int
    names: tuple[str, ...]
    tls: str | None
    """``auto``, the path of a certificate, or None."""
    key: Path | None
    behind_proxy: bool
    open_browser: bool


def serve(wanted: Wanted) -> None:
    """Answer until Ctrl-C."""
    os.umask(0o077)
    place = _folder(wanted.data)
    port = _free_port(wanted.host, wanted.port)
    used, pair = _way(wanted, place)
    used.say()
    _prepare_django()
    server = _server(wanted.host, port, pair)
    told = Reached(used, wanted.host, port, place)
    server.on_startup(threading.Thread(target=_tell, args=(told, wanted.open_browser), daemon=True).start)
    server.serve()


def _tell(told: Reached, open_browser: bool) -> None:
    """Say the address once it answers."""
    if told.wait_until_up():
        announce(told)
        if open_browser:
            webbrowser.open(told.addresses()[0])


def _folder(named: Path | None) -> Path:
    if named:
        os.environ[folder.VARIABLE] = str(named.expanduser().absolute())
    place = folder.place()
    try:
        folder.make(place)
        folder.make_secret_key(place)
    except OSError as error:
        raise QuillsError(
            f"The data folder {place} cannot be used: {error.strerror}. Choose one with --data."
        ) from None
    return place


def _free_port(host: str, port: int) -> int:
    """The port, found free; for 0 one that the system chooses. Granian alone would share a taken one."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as asked:
            if sys.platform != "win32":  # there it would share the port
                asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(place)
            return int(asked.getsockname()[1])
    except socket.gaierror:
        raise QuillsError(f"{host} is no address of this machine.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise QuillsError(f"Port {port} is taken; choose another, like --port {port + 1}.") from None
        raise QuillsError(f"Port {port} of {host} cannot be used: {error.strerror}.") from None


def _way(wanted: Wanted, place: Path) -> tuple[way.Way, Pair | None]:
    """By which names it is reached, and its certificate and key; --name adds to the names."""
    if wanted.behind_proxy:
        return way.Way(_with(wanted.names, hosts.house(wanted.host)), way.PROXY), None
    if not wanted.tls:
        return way.Way(_with(wanted.names, hosts.local(wanted.host)), way.LOCAL), None
    from quills.web import tls  # noqa: PLC0415  a plain start need not load it

    if wanted.tls == way.AUTO:
        served = tls.prepare(place, _with(wanted.names, hosts.house(wanted.host)))
        return way.Way(served, way.AUTO), (place / certificates.SERVER, place / certificates.SERVER_KEY)
    certificate, key = Path(wanted.tls), wanted.key or Path()
    tls.check(certificate, key)
    return way.Way(_with(wanted.names, tls.names(certificate)), way.CERTIFICATE), (certificate, key)


def _with(names: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*names, *found]))


def _prepare_django() -> None:
    """Rows and style sheets as this version wants them; what fails is said before anything is served."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "quills.web.settings"
    import django  # noqa: PLC0415  after the settings are named
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connection  # noqa: PLC0415

    django.setup()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        kind = type(error).__name__
        raise QuillsError(
            f"The database cannot be used ({kind}). See that it is Quills' own and that it runs."
        ) from None
    finally:
        connection.close()
    from quills.web.statics import collect  # noqa: PLC0415  needs the settings

    collect()


def _server(host: str, port: int, pair: Pair | None) -> Any:  # noqa: ANN401  granian.Granian is one of two classes
    """One process, so that what lives in memory is in one place; a worker that dies is started again."""
    return Granian(
        "quills.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.error,
        log_dictconfig=LOG,
        log_access=False,
        ssl_cert=pair[0] if pair else None,
        ssl_key=pair[1] if pair else None,
        websockets=False,
    )
