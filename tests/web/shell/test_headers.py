"""What every address says to the browser; new addresses are found by themselves."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

SAMPLES: Final = {
    "int": "1",
    "slug": "ana",
    "str": "ana",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "ana",
}
"""What stands for a value in an address."""
VALUE: Final = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address of the project, with samples for its values."""
    for found in resolver.url_patterns:
        here = before + VALUE.sub(lambda one: SAMPLES.get(one[1] or "str", "ana"), str(found.pattern))
        if isinstance(found, URLResolver):
            yield from addresses(found, here)
        elif isinstance(found, URLPattern):
            yield here


ALL: Final = sorted({*addresses(get_resolver()), "/nothing-here"})


def test_there_are_addresses() -> None:
    assert {"/", "/up", "/leave", "/sw.js"} <= set(ALL)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ALL)
def test_every_answer_is_closed_to_the_outside(guest: Client, address: str, method: str) -> None:
    answer = getattr(guest, method)(address)
    rules = dict(rule.strip().split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split(";"))
    assert "unsafe" not in str(rules)
    assert set(rules.values()) == {"'self'", "'none'"}
    assert {"default-src", "script-src", "style-src", "form-action", "base-uri", "frame-ancestors"} <= set(
        rules
    )
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ALL)
def test_no_answer_is_kept_by_the_browser(guest: Client, address: str, method: str) -> None:
    assert getattr(guest, method)(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ALL)
def test_every_cookie_is_out_of_reach_of_scripts_and_other_sites(guest: Client, address: str) -> None:
    for cookie in guest.get(address).cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Strict", cookie.key
        assert cookie["path"] == "/", cookie.key
        assert not cookie["domain"], cookie.key


@pytest.mark.parametrize("address", ALL)
def test_nothing_inline_stands_in_a_page(guest: Client, address: str) -> None:
    answer = guest.get(address)
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page), "another machine is named"


@pytest.mark.parametrize("address", ALL)
def test_every_form_to_send_carries_its_proof(address: str) -> None:
    """Without the token nothing is accepted, except Leave, of which nothing but a lock can come."""
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    answer = strict.post(address, {"by_another": "yes", "language": "de"})
    if address == "/leave":
        assert answer.status_code == 204
    else:
        assert answer.status_code in {403, 404, 405}


def test_a_foreign_host_name_is_refused_without_repeating_it(guest: Client) -> None:
    answer = guest.get("/", headers={"host": "quills.evil.example"})
    assert answer.status_code == 400
    assert b"evil" not in answer.content
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["localhost:8040@evil.example", "localhost.evil.example", "", "127.0.0.2"])
def test_a_host_name_is_answered_only_whole(guest: Client, host: str) -> None:
    assert guest.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    ("site", "origin", "status"),
    [
        ("same-origin", "null", 303),
        ("cross-site", "null", 403),
        ("same-site", "null", 403),
        (None, "null", 403),
        ("same-origin", "https://evil.example", 403),
        (None, "http://localhost", 303),
    ],
)
def test_a_form_counts_as_ours_only_where_the_browser_says_so(
    site: str | None, origin: str, status: int
) -> None:
    """With no-referrer the browser sends no origin; what it says of the site decides."""
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/").content.decode())
    assert token
    said = {"origin": origin} | ({"sec-fetch-site": site} if site else {})
    sent = {"by_another": "no", "csrfmiddlewaretoken": token[1]}
    assert strict.post("/setup", sent, headers=said).status_code == status


def test_static_files_may_be_kept_for_ever(guest: Client) -> None:
    page = guest.get("/").content.decode()
    address = re.search(r'href="(/static/look/base\.\w+\.css)"', page)
    assert address
    answer = guest.get(address[1])
    answer.close()
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_django_itself_has_nothing_to_complain_of() -> None:
    from django.core.checks import run_checks  # noqa: PLC0415  only here

    # This start is for one machine, without TLS; and the tests themselves allow calls beside a loop.
    ours = {"async.E001", "security.W004", "security.W008", "security.W012", "security.W016"}
    found = [one for one in run_checks(include_deployment_checks=True) if one.id not in ours]
    assert found == []
    assert settings.DEBUG is False
