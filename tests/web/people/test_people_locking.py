"""Locked after quiet minutes, opened again with the passphrase."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from people_fixtures import OTHER, Somebody

from quills.web.people import events, own
from quills.web.people.models import Person, Record

Wait = Callable[[float], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Lets minutes pass without waiting for them."""
    real, passed = timezone.now, [timedelta(0)]

    def now() -> datetime:
        return real() + passed[0]

    def wait(minutes: float) -> None:
        passed[0] += timedelta(minutes=minutes)

    monkeypatch.setattr("django.utils.timezone.now", now)
    return wait


def test_after_ten_quiet_minutes_the_passphrase_is_asked(person: Somebody, wait: Wait) -> None:
    wait(9)
    assert person.client.get("/you").status_code == 200
    wait(10.1)
    assert person.client.get("/you/log?x=1")["Location"] == "/unlock?next=%2Fyou%2Flog%3Fx%3D1"


def test_the_passphrase_opens_it_where_she_was(person: Somebody, wait: Wait) -> None:
    wait(11)
    asked = person.client.get("/you/log")
    page = person.client.get(asked["Location"]).content.decode()
    assert 'name="next" value="/you/log"' in page
    answer = person.client.post("/unlock", {"passphrase": person.passphrase, "next": "/you/log"})
    assert answer["Location"] == "/you/log"
    assert "Opened again" in person.client.get("/you/log").content.decode()


@pytest.mark.parametrize("where", ["https://eve.example", "//eve.example", ""])
def test_unlocking_leads_to_no_other_site(person: Somebody, wait: Wait, where: str) -> None:
    wait(11)
    answer = person.client.post("/unlock", {"passphrase": person.passphrase, "next": where})
    assert "eve" not in answer["Location"]
    assert answer.status_code == 302


def test_another_passphrase_does_not_open_it(person: Somebody, wait: Wait) -> None:
    wait(11)
    page = person.client.post("/unlock", {"passphrase": OTHER}).content.decode()
    assert "This is not your passphrase." in page
    assert person.client.get("/you")["Location"].startswith("/unlock")


def test_the_passphrase_of_somebody_else_does_not_open_it(
    person: Somebody, eve: Somebody, wait: Wait
) -> None:
    wait(11)
    assert (
        "not your passphrase"
        in person.client.post("/unlock", {"passphrase": eve.passphrase}).content.decode()
    )


def test_tries_to_unlock_are_counted(person: Somebody, wait: Wait) -> None:
    wait(11)
    for _ in range(10):
        person.client.post("/unlock", {"passphrase": OTHER})
    page = person.client.post("/unlock", {"passphrase": person.passphrase}).content.decode()
    assert "Too many tries" in page


def test_unlocking_writes_the_record_anew(person: Somebody, wait: Wait) -> None:
    before = bytes(Record.objects.get().sealed)
    wait(11)
    person.client.post("/unlock", {"passphrase": person.passphrase})
    assert bytes(Record.objects.get().sealed) != before


def test_unlock_is_for_nobody_who_is_not_signed_in(guest: Client, db: None) -> None:
    assert guest.get("/unlock")["Location"] == "/signin"
    assert guest.post("/unlock", {"passphrase": OTHER})["Location"] == "/signin"


def test_an_open_vault_needs_no_unlocking(person: Somebody) -> None:
    assert person.client.get("/unlock?next=/you/log")["Location"] == "/you/log"


def test_leave_locks(person: Somebody) -> None:
    person.client.post("/leave", headers={"Sec-Fetch-Site": "same-origin"})
    assert person.client.get("/you")["Location"].startswith("/unlock")


def test_she_chooses_when_it_locks(person: Somebody, wait: Wait) -> None:
    told = {"idle": "2", "language": "de", "zone": "Europe/Lisbon"}
    answer = person.client.post("/you/preferences", told)
    assert answer["Location"] == "/you"
    wait(1.5)
    assert person.client.get("/you").status_code == 200
    wait(2.1)
    assert person.client.get("/you")["Location"].startswith("/unlock")


def test_what_she_chose_holds_at_the_next_sign_in(
    person: Somebody, another: Callable[[], Client], wait: Wait
) -> None:
    person.client.post("/you/preferences", {"idle": "30", "language": "de", "zone": "Europe/Lisbon"})
    phone = person.sign_in(another())
    assert phone.cookies["language"].value == "de"
    assert phone.cookies["zone"].value == "Europe/Lisbon"
    assert all(phone.cookies[name]["httponly"] for name in ("language", "zone"))
    assert all(phone.cookies[name]["samesite"] == "Strict" for name in ("language", "zone"))
    wait(29)
    assert 'lang="de"' in phone.get("/you").content.decode()


def test_what_she_chose_is_sealed(person: Somebody) -> None:
    person.client.post("/you/preferences", {"idle": "30", "language": "de", "zone": "Europe/Lisbon"})
    row = Person.objects.get()
    assert own.read(row, person.identity) == own.Settings(30, "de", "Europe/Lisbon")
    assert b"Lisbon" not in bytes(row.settings)


@pytest.mark.parametrize(
    "told",
    [
        {"idle": "0"},
        {"idle": "61"},
        {"idle": "many"},
        {"idle": "10", "zone": "Middle/Earth"},
        {"idle": "10", "language": "xx"},
    ],
)
def test_what_is_out_of_bounds_is_not_taken(person: Somebody, told: dict[str, str]) -> None:
    assert person.client.post("/you/preferences", told).status_code == 200
    assert own.read(Person.objects.get(), person.identity) == own.Settings()


def test_a_cookie_with_no_time_zone_in_it_is_passed_over(person: Somebody) -> None:
    person.client.cookies["zone"] = "../../etc/passwd"
    assert person.client.get("/you/log").status_code == 200


def test_times_are_those_of_her_zone(person: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime.fromisoformat("2026-07-01T12:00:00+00:00")
    line = events.Line(events.What.IN, at)
    monkeypatch.setattr(events, "read", lambda *_: [line])
    person.client.cookies["zone"] = "Asia/Tokyo"
    assert "9 p.m." in person.client.get("/you/log").content.decode()
