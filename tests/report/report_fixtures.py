"""A year and a decade of Ana and Ben, and a browser to look at their report."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from report_histories import believable

from quills.chats.history import History
from quills.patterns.facts import Pace
from quills.patterns.pace import pace


@pytest.fixture(scope="session")
def year() -> tuple[History, Pace]:
    """A little more than a year of Ana and Ben, with three weeks in which nobody wrote."""
    chat = believable(380, pause=(200, 221))
    return chat, pace(chat.messages)


@pytest.fixture(scope="session")
def decade() -> tuple[History, Pace]:
    """Ten years, 120 months and more, with two of them empty."""
    chat = believable(3652, pause=(900, 975))
    return chat, pace(chat.messages)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("needs a browser: install Debian's package chromium")
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()
