"""The web app as a browser meets it: its style sheets collected, a real server, a real Chromium."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from quills.web.statics import collect

Tab = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
USUAL: Final = {"viewport": PHONE, "service_workers": "block"}
QUIET: Final = ("ERR_INTERNET_DISCONNECTED", "Service Worker registration blocked")
"""What a test has brought about itself is no complaint."""
DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def statics() -> Iterator[None]:
    """The static files under their hashed names, served by whitenoise, as under ``quills serve``.

    A live server of Django's would put a handler of its own before it, which knows no hashed name.
    """
    collect()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application
        )
        yield


@pytest.fixture
def guest(statics: None, client: Client) -> Client:
    """A browser that is not signed in, without JavaScript, over this machine's own name."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client


@pytest.fixture
def tab(browser: Browser, statics: None, live_server: LiveServer) -> Iterator[Tab]:
    """Opens an address of the app; what the browser complains of, or asks of another machine, fails the test.

    The size is a phone's, and there is no service worker unless ``service_workers="allow"`` is said;
    further options are Playwright's, such as ``color_scheme="dark"``.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    outside: list[str] = []

    def open_(address: str = "/", expect: int = 200, **options: Any) -> Page:  # noqa: ANN401  Playwright's options
        context = browser.new_context(base_url=live_server.url, **(USUAL | options))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if _bad(line, expect) else None)
        page.on("request", lambda request: _note(request.url, live_server.url, outside))
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == expect
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in outside if not url.startswith(settings.LEAVE_TO)] == []


def _bad(line: Any, expect: int) -> bool:  # noqa: ANN401  Playwright's console message
    """The browser reports every status above 399; the one that the test expects is no complaint."""
    return line.type in {"error", "warning"} and not any(one in line.text for one in (str(expect), *QUIET))


def _note(url: str, home: str, outside: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:", "about:")):
        outside.append(url)


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Fails where axe-core finds anything on a page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page).response["violations"]
        told = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]
        assert told == []

    return check


SOON = """async () => {{
  const is = async () => {what}
  let ok = await is()
  for (let i = 0; i < 400 && !ok; i++) {{
    await new Promise(done => setTimeout(done, 50))
    ok = await is()
  }}
  return ok
}}"""


def becomes_true(page: Page, what: str) -> None:
    """Wait until the script ``what`` is true, twenty seconds at most; a promise alone might never end."""
    assert page.evaluate(SOON.format(what=what)), what


def looked_after(page: Page) -> None:
    """Wait until the service worker looks after this page."""
    becomes_true(page, "navigator.serviceWorker.controller !== null")
