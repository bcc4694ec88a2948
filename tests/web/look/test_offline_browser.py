"""The service worker in a real browser: it keeps static files and pages for everybody, and nothing else."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from web_fixtures import Tab, becomes_true, looked_after

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = """async () => {
  const found = []
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url)
  return found
}"""


def installed(tab: Tab) -> Page:
    """A page that the service worker looks after."""
    page = tab("/", service_workers="allow")
    looked_after(page)
    page.reload()
    return page


def kept(page: Page) -> set[str]:
    return {urlsplit(url).path for url in page.evaluate(KEPT)}


def test_only_static_files_and_pages_for_everybody_are_kept(tab: Tab) -> None:
    page = installed(tab)
    page.locator("button[value=yes]").click()
    for address in ("/own", "/leaving", "/"):
        page.goto(address)
    found = kept(page)
    pages = {reverse(name) for name in settings.OFFLINE_PAGES}
    assert "/offline" in pages
    assert {path for path in found if not path.startswith("/static/")} == pages
    assert any(path.endswith(".css") for path in found)


def test_the_offline_page_is_kept_as_it_is_for_everybody(tab: Tab) -> None:
    """It was fetched without cookies: no token, and nothing of the answer that was given."""
    page = installed(tab)
    page.locator("button[value=yes]").click()
    text = page.evaluate("async () => (await caches.match('/offline')).text()")
    assert "csrfmiddlewaretoken" not in text
    assert "No connection just now." in text


def test_without_a_connection_the_offline_page_stands_with_its_style_and_leave(tab: Tab) -> None:
    page = installed(tab)
    page.context.set_offline(True)
    page.goto("/own")
    expect(page.locator("h1")).to_have_text("No connection just now.")
    expect(page.get_by_role("button", name="Leave")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(241, 239, 234)"
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.locator("h1")).to_have_text("A quiet place to write.")


def test_a_new_version_takes_the_old_ones_place(tab: Tab) -> None:
    page = installed(tab)
    page.evaluate("async () => { await (await caches.open('quills-old')).put('/x', new Response('old')) }")
    page.evaluate("async () => (await navigator.serviceWorker.ready).unregister()")
    page.reload()
    becomes_true(page, "!(await caches.keys()).includes('quills-old')")
    assert "/x" not in kept(page)


def test_what_the_worker_keeps_stays_small(tab: Tab) -> None:
    """Under 300 kB, so that a phone on a slow line has it soon."""
    page = installed(tab)
    size = page.evaluate("""async () => {
      let bytes = 0
      for (const name of await caches.keys())
        for (const answer of await (await caches.open(name)).matchAll()) bytes += (await answer.blob()).size
      return bytes
    }""")
    assert 20_000 < size < 300_000
