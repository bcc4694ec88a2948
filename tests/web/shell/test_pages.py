"""The pages that need no account."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings

from quills.web.look.arrival import set_up_by_another

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/own", "/leaving", "/offline"])
def test_a_public_page_answers_with_the_way_out(guest: Client, address: str) -> None:
    page = guest.get(address).content.decode()
    assert 'class="leave"' in page
    assert 'action="/leave"' in page


@pytest.mark.parametrize("address", ["/", "/own", "/leaving", "/offline", "/nothing-here"])
def test_a_title_says_nothing_of_what_it_is_for(guest: Client, address: str) -> None:
    title = re.search(r"<title>(.*)</title>", guest.get(address).content.decode())
    assert title
    assert title[1].endswith(" · Quills")
    assert not re.search(r"love|couple|relationship|partner|close|safe", title[1], re.IGNORECASE)


def test_the_first_screen_asks_who_set_it_up(guest: Client) -> None:
    assert "Did someone else set this up for you?" in guest.get("/").content.decode()


def test_a_yes_is_told_plainly_and_lasts_as_long_as_the_browser(guest: Client) -> None:
    answer = guest.post("/setup", {"by_another": "yes"}, follow=True)
    page = answer.content.decode()
    assert "Then they could read what you write here." in page
    assert 'href="/own"' in page
    cookie = guest.cookies[settings.SETUP_COOKIE_NAME]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert cookie["httponly"]


def test_the_cookie_itself_tells_nothing(guest: Client) -> None:
    guest.post("/setup", {"by_another": "yes"})
    assert guest.cookies[settings.SETUP_COOKIE_NAME].value == "2"


@pytest.mark.parametrize(("said", "heard"), [("yes", True), ("no", False)])
def test_the_answer_can_be_asked_for_by_others(guest: Client, said: str, heard: bool) -> None:
    request = RequestFactory().get("/")
    assert set_up_by_another(request) is None
    guest.post("/setup", {"by_another": said})
    request.COOKIES = {name: one.value for name, one in guest.cookies.items()}
    assert set_up_by_another(request) is heard


def test_the_answer_can_be_changed(guest: Client) -> None:
    guest.post("/setup", {"by_another": "yes"})
    guest.post("/setup", {"by_another": ""})
    assert "Did someone else set this up for you?" in guest.get("/").content.decode()


def test_no_answer_in_an_address_counts(guest: Client) -> None:
    assert guest.get("/setup?by_another=yes").status_code == 405


def test_the_language_follows_the_browser_and_the_switch(guest: Client) -> None:
    assert 'lang="de"' in guest.get("/", headers={"accept-language": "de-AT,en;q=.5"}).content.decode()
    guest.post("/language", {"language": "de", "next": "/own"})
    page = guest.get("/own").content.decode()
    assert '<html lang="de">' in page
    assert "Dein eigenes Quills" in page


def test_the_language_switch_leads_nowhere_else(guest: Client) -> None:
    answer = guest.post("/language", {"language": "de", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_it_says_whether_it_is_up(guest: Client) -> None:
    assert guest.get("/up").content == b"up\n"


def test_leaving_without_javascript_goes_on_to_the_neutral_site(guest: Client) -> None:
    answer = guest.post("/leave", headers={"accept": "text/html", "sec-fetch-site": "same-origin"})
    assert answer.headers["Location"] == "/gone"
    gone = guest.get("/gone")
    assert gone.headers["Refresh"] == f"0; url={settings.LEAVE_TO}"
    assert b"Quills" not in gone.content


def test_leaving_by_script_needs_no_page_in_answer(guest: Client) -> None:
    answer = guest.post("/leave", headers={"accept": "*/*", "sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_another_site_cannot_press_leave(guest: Client) -> None:
    assert guest.post("/leave", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_leaving_tells_whoever_holds_a_key(guest: Client) -> None:
    from quills.web.look.leaving import leaving  # noqa: PLC0415  only here

    heard: list[str] = []

    def lock(request: object, **_: object) -> None:
        heard.append(str(getattr(request, "path", "")))

    leaving.connect(lock)
    guest.post("/leave")
    leaving.disconnect(lock)
    assert heard == ["/leave"]


def test_the_neutral_site_can_be_chosen(guest: Client) -> None:
    with override_settings(LEAVE_TO="https://weather.example/"):
        assert 'data-to="https://weather.example/"' in guest.get("/").content.decode()


def test_a_phone_learns_nothing_from_the_manifest_but_a_name(guest: Client) -> None:
    told = json.loads(guest.get("/manifest.webmanifest").content)
    assert told["name"] == told["short_name"] == "Quills"
    assert told["description"] == "Notes"
    assert {icon.get("purpose", "any") for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        assert b"".join(guest.get(icon["src"])).startswith((b"\x89PNG", b"<svg"))


def test_the_service_worker_keeps_only_static_files_and_pages_for_everybody(guest: Client) -> None:
    script = guest.get("/sw.js").content.decode()
    kept = json.loads(script.split("\n", 1)[0].removeprefix("const KEPT = ").removesuffix(";"))
    assert kept["offline"] in kept["pages"]
    assert all(address.startswith("/static/") for address in kept["files"])
    assert any("base." in address for address in kept["files"])
    for address in [*kept["files"], *kept["pages"]]:
        answer = guest.get(address)
        assert answer.status_code == 200
        answer.close()


def test_there_is_nothing_to_trust_without_our_own_authority(guest: Client) -> None:
    assert guest.get("/trust").status_code == 404
    assert guest.get("/trust/quills.crt").status_code == 404
