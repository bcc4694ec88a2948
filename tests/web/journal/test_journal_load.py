"""With 10,000 entries no page of the journal asks the database more than twelve times."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from journal_desks import Desks
from made_journals import NIGHT, entry, memory, narrative

from quills.web.journal.documents import Kept

MOST = 12


@pytest.fixture
def years(own: Desks) -> Kept:
    """Five years, 10,000 entries; the one of them that the tests look at."""
    hours = [NIGHT - timedelta(hours=4 * n) for n in range(10_000)]
    own().put_all(entry(n, at=at, story=f"Evening {n}, ein später Abend.") for n, at in enumerate(hours, 1))
    own().put_all([memory(20_001), narrative(20_002)])
    return entry(5000)


def test_no_page_asks_more_than_twelve_times(home: Client, years: Kept) -> None:
    asked = {}
    gets = [
        "/today",
        "/journal/",
        f"/journal/?before={entry(9000).id}",
        "/journal/all/entry",
        "/journal/write",
        "/journal/files",
    ]
    gets += [f"/journal/{years.id}", f"/journal/{years.id}/change", "/journal/new/narrative", "/pause"]
    gets += [
        "/journal/search",
        f"/journal/{narrative(20_002).id}",
        "/journal/earlier",
        "/journal/earlier/home",
    ]
    for address in gets:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert home.get(address).status_code == 200
        asked[address] = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert "0 found" in home.post("/journal/search", {"words": "nowhere"}).text
    asked["searching"] = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert home.post("/journal/files/json").status_code == 200
    asked["taking"] = len(queries)
    home.post("/journal/draft", {"of": "entry", "about": "", "quiet": "1", "story": "x"})
    with CaptureQueriesContext(connection) as queries:
        home.post("/journal/write", {"feeling": "calm", "of": "entry", "about": ""})
    asked["saving"] = len(queries) - 2  # the savepoint of the test's own transaction
    assert {address: count for address, count in asked.items() if count > MOST} == {}


def test_search_finds_the_oldest_of_ten_thousand(home: Client, years: Kept) -> None:
    assert "1 found" in home.post("/journal/search", {"words": "evening 10000"}).text
