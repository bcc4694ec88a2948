"""Opening and closing the example: what can be looked at, what is refused, and that nothing is left."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from people_fixtures import Somebody

from quills.web.example import accounts, stays
from quills.web.example.models import Stay
from quills.web.people.models import Person, Record, Visit
from quills.web.spaces.models import Document, SessionKey

pytestmark = pytest.mark.django_db

NOT_SAVED = "This is an example; nothing is saved."


def rows() -> dict[str, int]:
    """How many rows every table has."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608  the name of a table of ours
            found[table] = cursor.fetchone()[0]
    return found


def state() -> list[tuple[Any, ...]]:
    """What lies in the tables in which a change would show."""
    return [
        *Document.objects.order_by("id").values_list("id", "sealed"),
        *Record.objects.order_by("pk").values_list("pk", "sealed"),
        *Person.objects.order_by("pk").values_list("pk", "name", "password", "lock", "settings"),
    ]


@pytest.fixture
def looking(guest: Client) -> Client:
    """A browser in which the example is open."""
    answer = guest.post(reverse("example:open"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("journal:today")
    return guest


def text(answer: Any) -> str:  # noqa: ANN401  the test client's own kind of answer
    return str(answer.content.decode())


def wait_until_idle() -> None:
    SessionKey.objects.update(until=timezone.now() - timedelta(seconds=1))


# ---- opening ---------------------------------------------------------------------------------------


def test_the_page_says_what_it_is_and_makes_nothing(guest: Client) -> None:
    before = rows()
    page = guest.get(reverse("example:open"))
    assert page.status_code == 200
    assert "Ana and Ben are invented" in text(page)
    assert rows() == before


def test_the_welcome_leads_there(guest: Client) -> None:
    assert f'"{reverse("example:open")}"' in text(guest.get("/"))


def test_it_opens_at_once_with_the_whole_year(looking: Client) -> None:
    assert rows()["spaces_document"] == 126 + 8 + 6 + 14 + 12 + 3
    page = text(looking.get(reverse("journal:today")))
    assert "This is an invented couple." in page
    assert "Nothing you do here is kept." in page
    assert "Tell me about March while it is March." in page


def test_every_document_can_be_read(looking: Client) -> None:
    for row in Document.objects.values_list("id", flat=True)[::9]:
        assert looking.get(reverse("journal:read", args=[row])).status_code == 200


def test_every_kind_is_listed_and_search_finds(looking: Client) -> None:
    for kind in ("entry", "pause", "narrative", "memory", "promise", "origin"):
        assert looking.get(reverse("journal:list", args=[kind])).status_code == 200
    found = looking.post(reverse("journal:search"), {"words": "bread bin"})
    assert found.status_code == 200
    assert "Phone in the bread bin" in text(found)


def test_it_is_told_in_german(guest: Client) -> None:
    guest.cookies["language"] = "de"
    guest.post(reverse("example:open"))
    page = text(guest.get(reverse("journal:today")))
    assert "Dieses Paar ist erfunden." in page
    assert "Mir vom März erzählen, solange März ist." in page


def test_another_language_brings_the_year_in_it_and_leaves_no_second_account(looking: Client) -> None:
    looking.post(reverse("language"), {"language": "de", "next": reverse("journal:today")})
    page = looking.get(reverse("journal:entries"), follow=True)
    assert "Mir vom März erzählen, solange März ist." in text(page)
    assert Stay.objects.count() == Person.objects.count() == 1


def test_it_is_signed_in_for_this_browser_session_alone(guest: Client) -> None:
    answer = guest.post(reverse("example:open"))
    for name in ("notes", "key"):
        assert answer.cookies[name]["max-age"] == answer.cookies[name]["expires"] == ""


def test_opening_it_twice_makes_one_account(looking: Client) -> None:
    assert looking.post(reverse("example:open"))["Location"] == reverse("journal:today")
    assert Person.objects.count() == 1


def test_it_does_not_open_over_an_account_that_is_signed_in(person: Somebody) -> None:
    person.client.post(reverse("example:open"))
    assert [one.name for one in Person.objects.all()] == ["Ana"]
    assert "invented" not in text(person.client.get(reverse("journal:today")))


def test_it_needs_the_form_of_the_page(statics: None) -> None:
    stranger = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert stranger.post(reverse("example:open")).status_code == 403
    assert Person.objects.count() == 0


def test_one_address_opens_it_ten_times_a_minute(another: Callable[[], Client]) -> None:
    """Making an account is dear, even a small one."""
    answers = [another().post(reverse("example:open")).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]


def test_only_so_many_look_around_at_once(another: Callable[[], Client]) -> None:
    with patch.object(stays, "MOST", 2):
        assert [another().post(reverse("example:open")).status_code for _ in range(3)] == [302, 302, 503]
        wait_until_idle()
        assert another().post(reverse("example:open")).status_code == 302
    assert Stay.objects.count() == 1


def test_it_takes_few_queries(guest: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        guest.post(reverse("example:open"))
    assert len(queries) <= 45


# ---- changing nothing ------------------------------------------------------------------------------


def addresses() -> list[tuple[str, str]]:
    """Name and address of everything there is, with a made-up id where one is asked."""
    fillings = {"uuid": "0b7c2f9e-5b1f-4c57-9d3c-0a4a6b0c1d2e", "slug": "entry", "int": "1", "str": "entry"}
    found: list[tuple[str, str]] = []

    def walk(patterns: list[Any], before: str, space: str) -> None:
        for one in patterns:
            here = before + str(one.pattern)
            if isinstance(one, URLResolver):
                walk(one.url_patterns, here, f"{one.namespace}:" if one.namespace else space)
            elif isinstance(one, URLPattern):
                for kind, value in fillings.items():
                    here = re.sub(rf"<{kind}:\w+>", value, here)
                found.append((f"{space}{one.name}", f"/{here}"))

    walk(get_resolver().url_patterns, "", "")
    return found


OPEN = {"leave", "language", "example:open", "example:close", "people:signout", "journal:search"}
"""What an unsafe method may be sent to."""
GET_ONLY = {"gone", "leaving", "offline", "worker", "manifest", "up", "example:closed", "example:still"}


def test_no_unsafe_method_changes_anything(looking: Client) -> None:
    before = state()
    refused = 0
    for name, address in addresses():
        if name in OPEN | GET_ONLY:
            continue
        for method in ("post", "put", "patch", "delete"):
            answer = getattr(looking, method)(address)
            assert told(answer), (name, method)
            refused += 1
    assert refused > 100
    assert state() == before


def told(answer: Any) -> bool:  # noqa: ANN401
    """Whether it leads to the page that says that nothing is saved."""
    return bool((answer.status_code, answer["Location"]) == (303, reverse("example:still")))


def test_a_document_is_neither_changed_nor_deleted(looking: Client) -> None:
    row, before = Document.objects.values_list("id", flat=True)[0], state()
    for name in ("edit", "delete", "undo"):
        assert told(looking.post(reverse(f"journal:{name}", args=[row])))
    assert told(looking.post(reverse("journal:write"), {"story": "mine"}))
    assert state() == before


def test_a_script_is_told_by_the_status_and_htmx_by_a_page(looking: Client) -> None:
    draft = looking.post(reverse("journal:draft"), headers={"accept": "*/*"})
    assert (draft.status_code, draft.content) == (403, b"")
    swapped = looking.post(reverse("journal:draft"), headers={"HX-Request": "true"})
    assert swapped["HX-Redirect"] == reverse("example:still")
    assert NOT_SAVED in text(looking.get(reverse("example:still")))


@pytest.mark.parametrize(
    "name",
    ["you", "passphrase", "new_kit", "browsers", "log", "preferences", "delete", "kit", "signup", "unlock"],
)
def test_the_account_behind_it_is_out_of_reach(looking: Client, name: str) -> None:
    assert told(looking.get(reverse(f"people:{name}")))


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "account_reauthenticate", "check:you"])
def test_so_are_second_steps_and_the_private_page(looking: Client, name: str) -> None:
    assert told(looking.get(reverse(name)))


def test_the_check_may_be_looked_at_and_keeps_nothing(looking: Client) -> None:
    before = state()
    assert looking.get(reverse("check:begin")).status_code == 200
    assert told(looking.post(reverse("check:keep"), {"some": "1"}))
    assert state() == before


def test_others_are_not_there(looking: Client, ana: Somebody) -> None:
    """Documents of real people, and the example of somebody else."""
    ana.sign_in()
    other = Client(HTTP_HOST="localhost")
    other.post(reverse("example:open"))
    own = set(stay_documents(looking))
    foreign = set(Document.objects.values_list("id", flat=True)) - own
    assert foreign
    for row in list(foreign)[:3]:
        assert looking.get(reverse("journal:read", args=[row])).status_code == 404


def stay_documents(client: Client) -> list[Any]:
    person = client.session["_auth_user_id"]
    return list(Document.objects.filter(space__members__person_id=person).values_list("id", flat=True))


def test_a_stranger_cannot_sign_in_under_its_name(looking: Client, another: Callable[[], Client]) -> None:
    name = Person.objects.get().name
    assert name.startswith("example ")
    answer = another().post("/signin", {"login": name, "password": "lamp gravel otter thursday"})
    assert answer.status_code == 200
    assert "Nothing was opened" in text(answer)


# ---- going -----------------------------------------------------------------------------------------


def test_closing_leaves_nothing_in_any_table(guest: Client, ana: Somebody) -> None:
    before, kept = rows(), state()
    guest.post(reverse("example:open"))
    guest.get(reverse("journal:entries"))
    answer = guest.post(reverse("example:close"))
    assert answer["Location"] == reverse("example:closed")
    assert answer.cookies["key"].value == answer.cookies["notes"].value == ""
    assert "Nothing of your visit was kept." in text(guest.get(reverse("example:closed")))
    assert (rows(), state()) == (before, kept)


def test_begin_your_own_closes_it_and_goes_to_sign_up(looking: Client) -> None:
    answer = looking.post(reverse("example:close"), {"begin": "1"})
    assert answer["Location"] == reverse("people:signup")
    assert looking.get(reverse("people:signup")).status_code == 200
    assert Person.objects.count() == 0


@pytest.mark.parametrize("name", ["leave", "people:signout"])
def test_leave_and_sign_out_leave_nothing(guest: Client, name: str) -> None:
    before = rows()
    guest.post(reverse("example:open"))
    assert guest.post(reverse(name)).status_code in {204, 303}
    assert rows() == before


def test_after_quiet_minutes_nothing_is_left_and_the_page_says_so(guest: Client) -> None:
    before = rows()
    guest.post(reverse("example:open"))
    wait_until_idle()
    answer = guest.get(reverse("journal:today"))
    assert (answer.status_code, answer["Location"]) == (303, reverse("example:closed"))
    assert rows() == before


def test_who_has_gone_without_closing_is_swept_away(guest: Client) -> None:
    before = rows()
    guest.post(reverse("example:open"))
    assert accounts.sweep() == 0
    wait_until_idle()
    assert accounts.sweep() == 1
    assert rows() == before


def test_who_comes_back_after_that_is_not_asked_to_sign_in(looking: Client) -> None:
    looking.get(reverse("journal:today"))
    wait_until_idle()
    accounts.sweep()
    answer = looking.get(reverse("journal:entries"))
    assert (answer.status_code, answer["Location"]) == (303, reverse("example:closed"))
    assert "around" in answer.cookies
    assert looking.get(reverse("journal:entries"))["Location"].startswith("/signin")


def test_an_account_that_has_gone_already_closes_as_well(looking: Client) -> None:
    Person.objects.all().delete()
    answer = looking.get(reverse("journal:today"))
    assert answer["Location"] == reverse("example:closed")
    assert looking.get(reverse("example:closed")).status_code == 200


def test_nobody_real_is_ever_swept_away_or_removed(person: Somebody) -> None:
    SessionKey.objects.all().delete()
    before = state()
    accounts.sweep()
    accounts.remove(person.person.pk)
    assert state() == before
    assert Visit.objects.count() == Session.objects.count() == 1


def test_closing_what_is_not_open_does_nothing(person: Somebody) -> None:
    before = state()
    assert person.client.post(reverse("example:close")).status_code == 302
    assert person.client.get(reverse("example:still"))["Location"] == reverse("example:closed")
    assert state() == before


def test_an_example_that_fails_to_open_leaves_nothing(guest: Client) -> None:
    before = rows()
    guest.raise_request_exception = False
    with patch.object(stays, "documents", side_effect=OSError):
        assert guest.post(reverse("example:open")).status_code == 500
    assert rows() == before
    cache.clear()
