"""The check without a script: who gets in, what is written, what comes back and when."""

import logging
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from people_fixtures import Make, Somebody

from quills.web.check import offering
from quills.web.check.keeping import Kept
from quills.web.check.plan import leaves_out
from quills.web.check.questions import QUESTIONS
from quills.web.people import record
from quills.web.people.models import Record
from quills.web.spaces import session
from quills.web.spaces.models import Document, SessionKey
from quills.web.vault.fixed import SIZE

pytestmark = pytest.mark.django_db(transaction=True)
OWN_MACHINE, ANOTHERS = "1", "2"
PAGES = ("begin", "questions", "done", "you", "notes", "leave")
POSTS = ("setup", "keep", "proposals", "delete_notes")


@pytest.fixture
def client_(person: Somebody) -> Client:
    """Ana's browser, on a machine that she set up herself."""
    person.client.cookies[settings.SETUP_COOKIE_NAME] = OWN_MACHINE
    return person.client


def kept(somebody: Somebody) -> Kept:
    return record.read(somebody.identity, Kept)


def sealed(somebody: Somebody) -> bytes:
    return bytes(Record.objects.get(person=somebody.person).sealed)


def text(answer: Any) -> str:  # noqa: ANN401  Django's test answer
    return str(answer.content.decode())


# ---- who gets in -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_asked_to_sign_in(guest: Client, page: str) -> None:
    answer = guest.get(reverse(f"check:{page}"))
    assert answer.status_code == 303
    assert answer["Location"].startswith("/signin?next=")


@pytest.mark.parametrize("page", POSTS)
def test_a_guest_changes_nothing(guest: Client, page: str) -> None:
    answer = guest.post(reverse(f"check:{page}"), {"some": "1", "careful": "1", "by_another": "no"})
    assert answer["Location"].startswith("/signin?next=")


@pytest.mark.parametrize("page", PAGES)
def test_a_locked_vault_asks_for_the_passphrase(client_: Client, page: str) -> None:
    SessionKey.objects.all().delete()
    assert client_.get(reverse(f"check:{page}"))["Location"].startswith("/unlock?next=")


@pytest.mark.parametrize("page", POSTS)
def test_reading_an_address_that_only_takes_forms_does_nothing(client_: Client, page: str) -> None:
    assert client_.get(reverse(f"check:{page}")).status_code == 405


def test_a_form_from_elsewhere_is_refused(person: Somebody) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    strict.cookies = person.client.cookies
    before = sealed(person)
    assert strict.post(reverse("check:keep"), {"some": "1"}).status_code == 403
    assert sealed(person) == before


def test_eve_sees_nothing_of_anas(client_: Client, eve: Somebody) -> None:
    client_.post(reverse("check:keep"), {"some": "1"})
    client_.post(reverse("check:notes"), {"where": "at Dora's"})
    assert "Dora" in text(client_.get(reverse("check:you")))
    hers = text(eve.client.get(reverse("check:you")))
    assert "Dora" not in hers
    assert "Propose these again" not in hers
    assert kept(eve) == Kept()


# ---- what is kept ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "careful"), [("1", True), ("0", False)])
def test_what_is_kept_is_one_choice_and_a_day(
    person: Somebody, client_: Client, said: str, careful: bool
) -> None:
    before = sealed(person)
    answer = client_.post(reverse("check:keep"), {"some": said})
    assert answer["Location"] == reverse("check:done")
    assert kept(person) == Kept(careful, date.today())  # noqa: DTZ011  the tests' day
    assert sealed(person) != before
    assert len(sealed(person)) == len(before) == SIZE


def test_a_no_takes_back_no_yes(person: Somebody, client_: Client) -> None:
    client_.post(reverse("check:keep"), {"some": "1"})
    client_.post(reverse("check:keep"), {"some": "0"})
    assert kept(person).careful


def test_the_person_can_change_it_on_their_own_page(person: Somebody, client_: Client) -> None:
    client_.post(reverse("check:proposals"), {"careful": "1"})
    assert kept(person) == Kept(careful=True)
    assert "Propose these again" in text(client_.get(reverse("check:you")))
    client_.post(reverse("check:proposals"), {"careful": "0"})
    assert kept(person) == Kept()
    assert "Leave these out" in text(client_.get(reverse("check:you")))


@pytest.mark.parametrize("said", ["", "2", "yes", "1, 0", "true"])
def test_anything_else_is_not_an_answer(person: Somebody, client_: Client, said: str) -> None:
    before = sealed(person)
    assert client_.post(reverse("check:keep"), {"some": said})["Location"] == reverse("check:begin")
    client_.post(reverse("check:proposals"), {"careful": said})
    assert sealed(person) == before


def test_looking_writes_nothing(person: Somebody, client_: Client) -> None:
    before = sealed(person)
    for page in PAGES:
        client_.get(reverse(f"check:{page}"))
    assert sealed(person) == before


def test_signing_in_rewrites_the_record_and_keeps_what_it_says(person: Somebody, client_: Client) -> None:
    client_.post(reverse("check:keep"), {"some": "1"})
    before = sealed(person)
    client_.post(reverse("people:signout"))
    person.sign_in(client_)
    assert sealed(person) != before
    assert len(sealed(person)) == SIZE
    assert kept(person).careful


def test_a_record_that_somebody_swapped_is_an_empty_one(
    person: Somebody, client_: Client, eve: Somebody
) -> None:
    """It asks again rather than to fail; People puts a blank one there at the next sign-in."""
    client_.post(reverse("check:keep"), {"some": "1"})
    Record.objects.filter(person=person.person).update(sealed=Record.objects.get(person=eve.person).sealed)
    assert "Leave these out" in text(client_.get(reverse("check:you")))
    client_.post(reverse("people:signout"))
    person.sign_in(client_)
    assert kept(person) == Kept()


def test_nothing_of_it_is_plain_anywhere(
    person: Somebody, client_: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in the database with its journal, nor the session, nor a cookie, nor a log line."""
    with caplog.at_level(logging.DEBUG):
        client_.post(reverse("check:keep"), {"some": "1"})
        client_.get(reverse("check:you"))
    heard = caplog.text + str(dict(client_.session)) + str(client_.cookies)
    assert "careful" not in heard
    assert "some" not in heard.lower().replace("samesite", "")
    name = Path(str(connection.settings_dict["NAME"]))
    for path in name.parent.glob(f"{name.name}*"):
        stored = path.read_bytes()
        assert b"careful" not in stored
        assert b'"last"' not in stored


def test_no_address_and_no_title_says_what_it_is(client_: Client) -> None:
    for page in PAGES:
        answer = client_.get(reverse(f"check:{page}"))
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        title = text(answer).partition("<title>")[2].partition("</title>")[0]
        assert title in {"Notes · Quills", "Settings · Quills"}


# ---- somebody else's machine -----------------------------------------------------------------------


def test_where_somebody_else_set_it_up_nothing_is_asked_or_kept(person: Somebody) -> None:
    client = person.client
    client.cookies[settings.SETUP_COOKIE_NAME] = ANOTHERS
    before = sealed(person)
    assert "Nothing is asked here." in text(client.get(reverse("check:begin")))
    assert client.get(reverse("check:questions"))["Location"] == reverse("check:begin")
    client.post(reverse("check:keep"), {"some": "1"})
    client.post(reverse("check:proposals"), {"careful": "1"})
    assert sealed(person) == before
    page = text(client.get(reverse("check:you")))
    assert "Somebody else set Quills up" in page
    assert "Leave these out" not in page


def test_where_it_is_not_known_that_is_asked_first(person: Somebody) -> None:
    client = person.client
    assert "Did someone else set Quills up for you?" in text(client.get(reverse("check:begin")))
    assert client.get(reverse("check:questions"))["Location"] == reverse("check:begin")
    client.post(reverse("check:keep"), {"some": "1"})
    assert kept(person) == Kept()
    answer = client.post(reverse("check:setup"), {"by_another": "no"})
    assert answer["Location"] == reverse("check:begin")
    assert "Are you alone just now?" in text(client.get(reverse("check:begin")))


# ---- every 90 days ---------------------------------------------------------------------------------

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (DAY, False),
        (DAY - timedelta(days=89), False),
        (DAY - timedelta(days=90), True),
        (DAY - timedelta(days=400), True),
        (DAY + timedelta(days=1), True),  # the clock went back
    ],
)
@pytest.mark.parametrize("careful", [True, False])
def test_it_is_offered_again_after_90_days_whatever_was_said(
    last: date | None, due: bool, careful: bool
) -> None:
    assert Kept(careful, last).is_due(DAY) == due


def asking(somebody: Somebody, cookies: dict[str, str]) -> HttpRequest:
    request = RequestFactory().get("/today")
    request.session = somebody.client.session
    request.user = somebody.person
    request.COOKIES = {name: morsel.value for name, morsel in somebody.client.cookies.items()} | cookies
    return request


def test_the_offer_goes_when_it_was_gone_through_and_not_when_it_was_stopped(
    person: Somebody, client_: Client
) -> None:
    assert offering.is_due(asking(person, {}))
    client_.get(reverse("check:questions"))
    assert offering.is_due(asking(person, {}))
    client_.post(reverse("check:keep"), {"some": "0"})
    assert not offering.is_due(asking(person, {}))


def test_the_offer_costs_one_query_whatever_was_said(person: Somebody, client_: Client) -> None:
    for said in "10":
        client_.post(reverse("check:keep"), {"some": said})
        request = asking(person, {})
        session.need(request)
        with CaptureQueriesContext(connection) as queries:
            offering.is_due(request)
        assert len(queries) == 1


def test_nothing_is_offered_on_somebody_elses_machine(person: Somebody) -> None:
    assert not offering.is_due(asking(person, {settings.SETUP_COOKIE_NAME: ANOTHERS}))


# ---- what is asked and what follows ----------------------------------------------------------------


def test_one_question_for_each_of_the_seven() -> None:
    subjects = ("afraid", "decide", "hurt", "sexual", "throat", "weapon", "follow")
    for subject, question in zip(subjects, QUESTIONS, strict=True):
        assert subject in str(question.asks)


def test_what_is_left_out_argues_recalls_softens_or_exposes() -> None:
    kinds = {"narrative", "memory", "promise", "vulnerability", "repair", "entry", "pause", "limit", "origin"}
    assert leaves_out(kinds) == {"narrative", "memory", "promise", "vulnerability", "repair"}
    assert leaves_out([]) == frozenset()


def test_an_exercise_that_nobody_has_thought_about_is_left_out() -> None:
    assert leaves_out(["invented tomorrow"]) == {"invented tomorrow"}


def test_after_a_yes_the_page_proposes_less_and_keeps_the_rest(client_: Client) -> None:
    before = text(client_.get(reverse("check:you")))
    client_.post(reverse("check:keep"), {"some": "1"})
    after = text(client_.get(reverse("check:you")))
    for out in ("/journal/new/narrative", "/journal/new/memory", "/journal/new/promise"):
        assert f'href="{out}"' in before
        assert f'href="{out}"' not in after
    for stays in ("/pause", "/journal/write", "/help", "/for-you/notes", "/for-you/leave"):
        assert f'href="{stays}"' in before
        assert f'href="{stays}"' in after


def test_a_no_is_never_called_a_clearance(client_: Client) -> None:
    client_.post(reverse("check:keep"), {"some": "0"})
    told = text(client_.get(reverse("check:questions"))) + text(client_.get(reverse("check:done")))
    assert "No answer here means that all is well" in told
    for word in ("you are safe", "no danger", "no signs", "all clear", "nothing to worry"):
        assert word not in (told + text(client_.get(reverse("check:you")))).lower()


def test_ones_own_notes_are_sealed_changed_and_deleted(person: Somebody, client_: Client) -> None:
    client_.post(reverse("check:notes"), {"where": "at Dora's <b>", "calm": "cold water"})
    page = text(client_.get(reverse("check:you")))
    assert "at Dora&#x27;s &lt;b&gt;" in page
    assert "at Dora" in text(client_.get(reverse("check:notes")))
    name = Path(str(connection.settings_dict["NAME"]))
    assert not any(b"cold water" in path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    client_.post(reverse("check:notes"), {"where": "at Chidi's"})
    assert "Dora" not in text(client_.get(reverse("check:you")))
    client_.post(reverse("check:delete_notes"))
    assert "Chidi" not in text(client_.get(reverse("check:you")))
    assert client_.post(reverse("check:delete_notes")).status_code == 302


def test_notes_that_do_not_open_are_told_and_not_hidden(
    person: Somebody, client_: Client, eve: Somebody
) -> None:
    for client in (client_, eve.client):
        client.post(reverse("check:notes"), {"where": "at Dora's"})
    hers = Document.objects.exclude(space__members__person=person.person).first()
    assert hers is not None
    Document.objects.update(sealed=hers.sealed)
    page = text(client_.get(reverse("check:you")))
    assert "Dora" not in page
    assert '<p role="status"><strong>' in page
    assert client_.get(reverse("check:notes")).status_code == 200


def test_notes_that_are_too_long_are_not_lost(client_: Client) -> None:
    answer = client_.post(reverse("check:notes"), {"where": "x" * 4001})
    assert answer.status_code == 200
    assert "x" * 4001 in text(answer)


def test_two_people_have_two_records(client_: Client, make_somebody: Make) -> None:
    other = make_somebody("Ben")
    client_.post(reverse("check:keep"), {"some": "1"})
    assert kept(other) == Kept()
