"""A session opens what is its person's, locks after quiet minutes, and leaves nothing behind."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import login, logout
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django_htmx.middleware import HtmxDetails
from spaces_cast import Note, desk_of, next_request, person, request_of, signed_in

from quills.web.look.leaving import leaving
from quills.web.people.models import Person
from quills.web.spaces import cookies, rows, session, sweeping
from quills.web.spaces.desk import desk
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.gate import Keys, opened
from quills.web.spaces.models import Bin, SessionKey
from quills.web.spaces.opened import finish
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Clock:
    """The time of day, as a test wants it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **much: float) -> None:
        """Let time pass by."""
        self.now += timedelta(**much)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", made)
    return made


@pytest.fixture
def ana() -> Identity:
    return person("Ana")


def test_it_opens_in_the_same_request_and_the_next(ana: Identity) -> None:
    request = request_of(ana)
    session.begin(request, ana)
    row = desk(request).put(Note("x"))
    later = next_request(request)
    assert desk(later).get(row, Note).text == "x"
    found = session.of(later)
    assert found is not None
    assert (found.person, found.idle) == (ana.person, 10)
    assert repr(found) == "Opened(hidden)"


def test_the_keys_are_wiped_when_the_request_ends(ana: Identity) -> None:
    request = signed_in(ana)
    keys = session.need(request).keys
    finish(request, HttpResponse())
    for _, key in keys.spaces:
        with pytest.raises(VaultError, match="wiped"):
            key.reveal()
    with pytest.raises(VaultError, match="wiped"):
        keys.identity.reveal()


def test_nothing_opens_before_the_second_step(ana: Identity) -> None:
    """The passphrase was right; a code or a passkey is still asked."""
    request = request_of(None)
    session.begin(request, ana)
    waiting = next_request(request)
    assert session.of(waiting) is None
    assert SessionKey.objects.count() == 1
    found = session.waiting(waiting, ana.person)
    assert found is not None
    assert session.waiting(waiting, person("Eve").person) is None
    login(waiting, Person.objects.get(pk=ana.person), backend=BACKEND)
    assert session.of(waiting) is not None
    assert session.of(next_request(waiting)) is not None


def test_it_locks_after_quiet_minutes_and_the_sealed_key_is_deleted(ana: Identity, clock: Clock) -> None:
    request = signed_in(ana)
    clock.pass_by(minutes=9, seconds=59)
    request = next_request(request)
    assert session.of(request) is not None
    clock.pass_by(minutes=9, seconds=59)
    request = next_request(request)
    assert session.of(request) is not None
    clock.pass_by(minutes=10)
    request = next_request(request)
    assert session.of(request) is None
    assert not SessionKey.objects.exists()
    answer = HttpResponse()
    finish(request, answer)
    assert answer.cookies[cookies.name()]["max-age"] == 0


def test_quiet_minutes_are_from_1_to_60_and_change_in_the_session(ana: Identity, clock: Clock) -> None:
    request = signed_in(ana)
    for minutes in (0, 61, -1):
        with pytest.raises(VaultError, match="1 to 60"):
            session.set_idle(request, minutes)
        with pytest.raises(VaultError, match="1 to 60"):
            session.begin(request_of(ana), ana, minutes)
    session.set_idle(request, 60)
    clock.pass_by(minutes=59)
    request = next_request(request)
    assert session.of(request) is not None
    session.set_idle(request, 1)
    clock.pass_by(seconds=61)
    assert session.of(next_request(request)) is None


def test_a_clock_that_is_set_back_locks(ana: Identity, clock: Clock) -> None:
    request = signed_in(ana)
    clock.pass_by(minutes=-2)
    assert session.of(next_request(request)) is None


def test_the_time_of_a_request_is_stored_now_and_then(
    ana: Identity, clock: Clock, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    request = signed_in(ana)
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture that is called
        session.of(request)
        session.of(request)
    clock.pass_by(seconds=16)
    request = next_request(request)
    with django_assert_num_queries(2):  # type: ignore[operator]
        session.of(request)


def test_what_is_idle_is_swept_without_any_request(ana: Identity, clock: Clock) -> None:
    request = signed_in(ana)
    own = desk(request)
    own.delete(own.put(Note("x")))
    assert sweeping.sweep() == 0
    clock.pass_by(minutes=5)
    assert sweeping.sweep() == 1
    assert not Bin.objects.exists()
    clock.pass_by(minutes=5)
    assert sweeping.sweep() == 1
    assert not SessionKey.objects.exists()


def test_signing_in_again_takes_the_place_of_what_was(ana: Identity) -> None:
    request = signed_in(ana)
    session.begin(request, ana)
    assert SessionKey.objects.count() == 1
    assert session.of(next_request(request)) is not None


def test_other_browsers_can_be_locked_and_all_of_them(ana: Identity) -> None:
    phone, laptop = signed_in(ana), signed_in(ana)
    session.end_others(phone)
    assert session.of(next_request(phone)) is not None
    assert session.of(laptop) is None
    session.end_all(ana.person)
    assert session.of(next_request(phone)) is None


def test_signing_out_and_leaving_lock(ana: Identity) -> None:
    for leave in (logout, lambda request: leaving.send(sender=None, request=request)):
        request = signed_in(ana)
        assert session.of(request) is not None
        leave(request)
        assert not SessionKey.objects.exists()
        assert session.of(request) is None
        answer = HttpResponse()
        finish(request, answer)
        assert answer.cookies[cookies.name()].value == ""


def test_leaving_locks_nothing_where_nobody_is_signed_in() -> None:
    leaving.send(sender=None, request=request_of(None))


@pytest.mark.parametrize(("secure", "name"), [(False, "key"), (True, "__Host-key")])
def test_the_cookie_is_the_browsers_alone(ana: Identity, secure: bool, name: str) -> None:
    with override_settings(SESSION_COOKIE_SECURE=secure):
        request, answer = request_of(ana), HttpResponse()
        session.begin(request, ana)
        finish(request, answer)
        cookie = answer.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")
        assert bool(cookie["secure"]) is secure


def test_the_cookie_stands_in_no_table(ana: Identity) -> None:
    request, answer = request_of(ana), HttpResponse()
    session.begin(request, ana)
    finish(request, answer)
    value = answer.cookies[cookies.name()].value
    assert value not in repr(dict(request.session.items()))
    assert value.encode() not in SessionKey.objects.get().sealed


@opened
def page(request: HttpRequest) -> HttpResponse:
    """A page that needs an open vault."""
    return HttpResponse(str(session.need(request).person))


def asked(request: HttpRequest, view: object = page) -> HttpResponse:
    """The answer of a view behind the middleware."""
    middleware = Keys(lambda asked: _handled(middleware, asked, view))  # type: ignore[arg-type, return-value]
    return middleware(request)  # type: ignore[return-value]


def _handled(middleware: Keys, request: HttpRequest, view: object) -> object:
    try:
        return view(request)  # type: ignore[operator]  # a view
    except Exception as error:
        answer = middleware.process_exception(request, error)
        if answer is None:
            raise
        return answer


def test_a_page_opens_for_its_person(ana: Identity) -> None:
    assert asked(signed_in(ana)).content.decode() == str(ana.person)


def test_a_guest_is_sent_to_sign_in_and_back() -> None:
    answer = asked(request_of(None, "/journal/?page=2"))
    assert answer.status_code == 303
    assert answer["Location"].endswith("?next=%2Fjournal%2F%3Fpage%3D2")
    assert "unlock" not in answer["Location"]


def test_whoever_is_locked_is_asked_for_the_passphrase_and_comes_back(ana: Identity) -> None:
    answer = asked(request_of(ana, "/journal/"))
    assert answer.status_code == 303
    assert answer["Location"].endswith("/unlock?next=%2Fjournal%2F")


def test_being_locked_in_the_middle_of_a_view_leads_there_too(ana: Identity) -> None:
    answer = asked(request_of(ana, "/journal/", "POST"), desk)
    assert answer["Location"].endswith("/unlock?next=%2Fjournal%2F")


def test_htmx_is_sent_as_a_whole_page(ana: Identity) -> None:
    request = request_of(ana, "/journal/part")
    request.META |= {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/journal/"}
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]  # as its middleware does
    answer = asked(request)
    assert answer["HX-Redirect"].endswith("/unlock?next=%2Fjournal%2F")


def test_a_script_is_told_by_the_status(ana: Identity) -> None:
    request = request_of(ana, "/draft", "POST")
    request.META["HTTP_ACCEPT"] = "*/*"
    assert asked(request).status_code == 401


def test_a_form_that_comes_too_late_is_kept_in_the_page(ana: Identity, statics: None) -> None:
    request = RequestFactory().post(
        "/write?x=1", {"story": '"> it was late', "body": ["cold", "tight"], "csrfmiddlewaretoken": "old"}
    )
    request.user, request.session = request_of(ana).user, request_of(ana).session
    answer = asked(request)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'action="/write?x=1"' in page
    assert 'name="story" value="&quot;&gt; it was late"' in page
    assert page.count('name="body"') == 2
    assert 'value="old"' not in page
    assert not SessionKey.objects.exists()


def test_a_form_with_a_passphrase_is_not_kept(ana: Identity) -> None:
    request = RequestFactory().post("/you/passphrase", {"passphrase": "the old one", "new": "the new one"})
    request.user, request.session = request_of(ana).user, request_of(ana).session
    answer = asked(request, sensitive_post_parameters("passphrase", "new")(page))
    assert answer.status_code == 303
    assert b"one" not in answer.content


def test_a_form_with_a_file_or_of_a_guest_is_not_kept(ana: Identity) -> None:
    upload = SimpleUploadedFile("export.json", b"{}")
    for identity, sent in ((ana, {"file": upload}), (None, {"story": "x"})):
        request = RequestFactory().post("/write", sent)
        request.user, request.session = request_of(identity).user, request_of(identity).session
        assert asked(request).status_code == 303


def test_what_does_not_open_is_a_page_with_its_sentence(ana: Identity, statics: None) -> None:
    def broken(_: HttpRequest) -> HttpResponse:
        raise VaultError("This does not open.")

    def changed(_: HttpRequest) -> HttpResponse:
        raise ChangedError("This was changed.")

    assert b"This does not open." in asked(signed_in(ana), broken).content
    answer = asked(signed_in(ana), changed)
    assert (answer.status_code, b"This was changed." in answer.content) == (409, True)
    with pytest.raises(ZeroDivisionError):
        asked(signed_in(ana), lambda _: 1 / 0)


def test_a_session_with_a_damaged_id_opens_nothing(ana: Identity) -> None:
    request = signed_in(ana)
    for text in ("", "not an id", 7, None, ["x"]):
        request.session[rows.ROW] = text
        assert session.of(request) is None


def test_an_anonymous_person_opens_nothing(ana: Identity) -> None:
    request = signed_in(ana)
    request.user = AnonymousUser()
    assert session.of(request) is None
    assert desk_of(ana).items() == []
