"""What it costs with 10,000 documents: queries, counted, and that they do not grow."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from spaces_cast import AT, Note, desk_of, person, signed_in

from quills.web.spaces.desk import desk
from quills.web.vault.identity import Identity

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[Any]]

MANY = 10_000


@pytest.fixture(scope="module")
def notes() -> list[Note]:
    """Ten a day for almost three years."""
    return [Note(f"entry {number}", at=AT - timedelta(minutes=144 * number)) for number in range(MANY)]


@pytest.fixture(params=[10, MANY], ids=["few", "many"])
def ana(request: pytest.FixtureRequest, notes: list[Note]) -> Identity:
    made = person("Ana")
    desk_of(made).put_all(notes[: request.param])
    return made


def test_a_page_of_a_list_takes_as_many_queries_with_many_as_with_few(
    ana: Identity, notes: list[Note], django_assert_num_queries: Queries
) -> None:
    request = signed_in(ana)
    with django_assert_num_queries(4):  # the session, the contents, the months, the documents
        own = desk(request)
        shown = own.read(own.recent(20))
    assert shown[:10] == notes[:10]
    assert len(shown) in {10, 20}
    with django_assert_num_queries(3):  # the one before, the months, the documents
        own.read(own.recent(20, notes[5].id))


def test_one_document_takes_two(ana: Identity, notes: list[Note], django_assert_num_queries: Queries) -> None:
    request = signed_in(ana)
    with django_assert_num_queries(2):
        assert desk(request).get(notes[0].id, Note) == notes[0]


def test_saving_takes_as_many_with_many_as_with_few(
    ana: Identity, django_assert_num_queries: Queries
) -> None:
    request = signed_in(ana)
    # The session; a savepoint and its release; the space, document and month are read, then written.
    with django_assert_num_queries(9):
        desk(request).put(Note("one more"))


def test_searching_everything_stays_under_twelve(
    ana: Identity, django_assert_max_num_queries: Queries
) -> None:
    request = signed_in(ana)
    with django_assert_max_num_queries(9):  # Django's session and the person are two more
        found = [note for note in desk(request).all(Note) if "entry 9" in note.text]
    assert len(found) in {1, 1111}
