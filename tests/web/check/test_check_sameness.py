"""After a yes and after a no everything but one page is the same: bytes, queries, rows, sizes, addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from people_fixtures import Make, Somebody

from quills.web.check.keeping import Kept, kept
from quills.web.people import record
from quills.web.spaces.departure import depart

pytestmark = pytest.mark.django_db(transaction=True)
YES, NO = "1", "0"
PRIVATE: Final = "check:you"
TOKEN: Final = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
UUID: Final = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MORE: Final = (
    *(f"/journal/new/{kind}" for kind in ("entry", "narrative", "memory", "promise")),
    *(f"/journal/all/{kind}" for kind in ("entry", "narrative", "memory", "promise", "origin", "pause")),
    *("/learn/1/", "/nothing-here"),
)
"""Pages that take something in their address."""
CLOCKS: Final = {"Set-Cookie", "Expires"}
"""Headers that hold a moment; what cookies there are is compared by itself."""
SESSIONS: Final = "django_session"
"""Its rows hold times as text, so their sizes differ: what they hold is compared by name."""
ENDING: Final = {"people:signout", "people:delete", "people:deleted"}
"""Names of addresses that end the script."""
RANDOM: Final = {"mfa_activate_totp", "mfa_add_webauthn"}
"""Pages with a new secret each time they are opened; of them status and queries are compared."""


@dataclass
class Seen:
    """What an onlooker could have of one script of presses."""

    bodies: list[tuple[str, int, int, bytes]] = field(default_factory=list)
    """Address, status, queries, and the body without its tokens."""
    tables: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    """By table: for each row the size of each value."""
    careful: bool = False
    session: list[str] = field(default_factory=list)
    """The names of what the session's row holds."""


def addresses() -> Iterator[str]:
    """Every page that takes nothing in its address, of every app there is, save the private one."""
    for name in sorted(_names(get_resolver().url_patterns)):
        try:
            yield reverse(name) if name != PRIVATE and name not in ENDING else ""
        except NoReverseMatch:
            continue


def _names(patterns: list[Any], space: str = "") -> set[str]:
    found: set[str] = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            found |= _names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            found.add(f"{space}{one.name}")
    return found


def test_the_walk_finds_the_pages_of_all_apps() -> None:
    found = set(addresses())
    assert {"/", "/you", "/today", "/journal/", "/learn/", "/check", "/check/done", "/help"} <= found
    assert "/for-you" not in found


def plain(body: bytes, somebody: Somebody) -> bytes:
    """Without what differs between any two people or two moments: tokens, ids."""
    body = TOKEN.sub(rb"\1", body)
    return UUID.sub(b"-", body).replace(somebody.person.name.encode(), b"-")


def press(client: Client, somebody: Somebody, seen: Seen, method: str, address: str, **data: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(address, data or None)
    body = b"".join(answer) if answer.streaming else answer.content
    head = str(sorted((name, value) for name, value in answer.headers.items() if name not in CLOCKS))
    cookies = [f"{name} {len(morsel.value)}" for name, morsel in sorted(answer.cookies.items())]
    told = b"" if _random(address) else head.encode() + str(cookies).encode() + plain(body, somebody)
    seen.bodies.append((f"{method} {address}", answer.status_code, len(queries), told))


def _random(address: str) -> bool:
    return address in {reverse(name) for name in RANDOM}


def script(somebody: Somebody, said: str) -> Seen:
    """The check to its end with this answer, every page there is, writing, locking; and all of it again."""
    seen, client = Seen(), somebody.client
    client.cookies[settings.SETUP_COOKIE_NAME] = "1"
    somebody.sign_in()
    go = partial(press, client, somebody, seen)
    go("get", "/check")
    go("get", "/check/questions")
    go("post", "/check/keep", some=said)
    go("get", "/check/done")
    for _ in range(2):
        for address in (*filter(None, addresses()), *MORE):
            go("get", address)
        go("post", "/for-you/notes", where="at Dora's")
        go("post", "/leave")
        go("get", "/today")
        go("post", "/signout")
        somebody.sign_in()
    look_at_rows(seen)
    seen.careful = record.read(somebody.identity, Kept).careful
    seen.session = sorted(client.session.keys())
    return seen


def look_at_rows(seen: Seen) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {quoted}")  # noqa: S608  the name is a table's
            sizes = sorted(tuple(map(size, row)) for row in cursor.fetchall())
            seen.tables[table] = [()] * len(sizes) if table == SESSIONS else sizes


def size(value: object) -> int:
    return len(value) if isinstance(value, bytes | str) else 0


@pytest.fixture
def seen(make_somebody: Make) -> Callable[[str], Seen]:
    def run(said: str) -> Seen:
        somebody = make_somebody("Ana")
        try:
            return script(somebody, said)
        finally:
            depart(somebody.person.pk)
            somebody.person.delete()
            Session.objects.all().delete()

    return run


def test_one_script_of_presses_shows_the_same_after_a_yes_and_after_a_no(seen: Callable[[str], Seen]) -> None:
    """The whole of both scripts, and only after that it is looked whether they differed at all."""
    yes, no = seen(YES), seen(NO)
    assert len(yes.bodies) > 40
    for one, other in zip(yes.bodies, no.bodies, strict=True):
        assert one == other
    assert yes.session == no.session
    for table, rows in yes.tables.items():
        assert (table, rows) == (table, no.tables[table])
    assert (yes.careful, no.careful) == (True, False)


def test_a_page_that_differs_is_seen(seen: Callable[[str], Seen], monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself: Today offers something after a yes alone, and both visits are found."""
    monkeypatch.setattr("quills.web.journal.views.lists.is_due", lambda request: kept(request).careful)
    yes, no = seen(YES), seen(NO)
    differing = [one[0] for one, other in zip(yes.bodies, no.bodies, strict=True) if one != other]
    assert differing == ["get /today", "get /today"]
