"""A session's keys: useless without the cookie, gone after idle time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ANA, BEN, NOW, SHARED, damaged, error_page, identity, key, refused, uuid

from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.identity import Identity
from quills.web.vault.keys import new_key
from quills.web.vault.sessions import (
    IDLE,
    Session,
    SessionKeys,
    cookie_text,
    keys_of,
    read_cookie,
    start,
    touch,
    with_keys,
)

OWN = uuid("Ana's private space")
KEYS = SessionKeys(ANA, ((OWN, key("own")), (SHARED, key("shared"))))
COOKIE, SESSION = start(KEYS, uuid("session"), NOW)
MINUTE = timedelta(minutes=1)


@given(spaces=st.lists(st.tuples(st.uuids(), st.binary(min_size=4, max_size=4)), max_size=30))
def test_a_session_gives_back_its_keys(spaces: list[tuple[object, bytes]]) -> None:
    pairs = tuple((space, key(name.hex())) for space, name in spaces)
    keys = SessionKeys(ANA, pairs)  # type: ignore[arg-type]  # Hypothesis gives UUIDs
    cookie, session = start(keys, uuid("session"), NOW)
    again = keys_of(session, read_cookie(cookie_text(cookie)), NOW)
    assert (again.identity.reveal(), again.identity.person, again.spaces) == (
        ANA.reveal(),
        uuid("Ana"),
        pairs,
    )


def test_a_session_finds_the_key_that_a_value_names() -> None:
    keys = keys_of(SESSION, COOKIE, NOW)
    assert keys.key(SHARED, key("shared").id) == key("shared")
    for space, name in ((OWN, "shared"), (SHARED, "own"), (uuid("another space"), "own")):
        refused(keys.key, space, key(name).id)


def test_the_number_of_spaces_does_not_show() -> None:
    assert len(start(SessionKeys(ANA), uuid("session"), NOW)[1].sealed) == len(SESSION.sealed) == 1024 + 45


def test_the_cookie_is_43_plain_letters() -> None:
    assert len(cookie_text(COOKIE)) == 43
    assert read_cookie(cookie_text(COOKIE)) == COOKIE


@pytest.mark.parametrize("text", ["", "A" * 42, "A" * 44, "A" * 42 + "=", "A" * 42 + "\n", "ä" * 43])
def test_a_damaged_cookie_is_refused_without_showing_it(text: str) -> None:
    error = refused(lambda: read_cookie(text))
    assert "sign in again" in str(error)
    assert not text or text not in error_page(error)


def test_what_is_stored_is_useless_without_the_cookie() -> None:
    for other in (new_key(), ANA.own, key("own"), key("shared")):
        refused(keys_of, SESSION, other, NOW)


def test_a_cookie_alone_opens_no_other_session() -> None:
    _, second = start(KEYS, uuid("second session"), NOW)
    refused(lambda: keys_of(second, COOKIE, NOW))


def test_a_session_moved_to_another_row_or_person_is_refused() -> None:
    for session in (
        Session(uuid("second session"), SESSION.person, SESSION.sealed, NOW),
        Session(SESSION.id, BEN.person, SESSION.sealed, NOW),
    ):
        refused(keys_of, session, COOKIE, NOW)


def test_a_damaged_session_is_refused() -> None:
    for data in damaged(SESSION.sealed):
        session = Session(SESSION.id, SESSION.person, data, NOW)
        refused(keys_of, session, COOKIE, NOW)


@pytest.mark.parametrize("idle", [1, IDLE, 60])
def test_it_locks_after_its_idle_minutes(idle: int) -> None:
    cookie, session = start(KEYS, uuid("session"), NOW, idle)
    almost = NOW + idle * MINUTE - timedelta(seconds=1)
    assert keys_of(session, cookie, almost).spaces == KEYS.spaces
    error = refused(lambda: keys_of(session, cookie, NOW + idle * MINUTE))
    assert isinstance(error, LockedError)
    assert f"{idle} quiet minutes" in str(error)


def test_ten_minutes_are_the_rule() -> None:
    assert SESSION.idle == IDLE == 10


def test_each_use_begins_the_idle_time_anew() -> None:
    session = touch(SESSION, NOW + 9 * MINUTE)
    assert not session.locked(NOW + 18 * MINUTE)
    assert isinstance(refused(lambda: touch(SESSION, NOW + 10 * MINUTE)), LockedError)


def test_a_clock_that_goes_back_far_locks() -> None:
    """Otherwise a time in the future would keep a session open."""
    assert not SESSION.locked(NOW - MINUTE)
    assert SESSION.locked(NOW - 2 * MINUTE)


@pytest.mark.parametrize("idle", [0, -1, 61, 10**6])
def test_other_idle_times_are_refused(idle: int) -> None:
    refused(lambda: start(KEYS, uuid("session"), NOW, idle))


def test_a_session_drops_the_key_of_a_space_that_was_left() -> None:
    session = with_keys(SESSION, COOKIE, KEYS.without(SHARED), NOW + MINUTE)
    assert session.used == NOW + MINUTE
    assert keys_of(session, COOKIE, NOW + MINUTE).spaces == ((OWN, key("own")),)


def test_a_session_takes_the_next_key_beside_the_old_one() -> None:
    keys = KEYS.with_key(SHARED, key("next")).with_key(SHARED, key("next"))
    assert len(keys.spaces) == 3
    session = with_keys(SESSION, COOKIE, keys, NOW)
    assert keys_of(session, COOKIE, NOW).key(SHARED, key("next").id) == key("next")


def test_keys_are_changed_only_with_the_sessions_own_cookie() -> None:
    assert type(refused(lambda: with_keys(SESSION, new_key(), KEYS, NOW))) is VaultError


def test_wiped_keys_open_nothing() -> None:
    keys = SessionKeys(identity("Dora"), ((OWN, new_key()),))
    keys.wipe()
    refused(keys.identity.reveal)
    refused(keys.spaces[0][1].reveal)
    refused(lambda: start(keys, uuid("session"), NOW))


def test_a_failure_shows_no_key() -> None:
    page = error_page(refused(lambda: keys_of(SESSION, new_key(), NOW)))
    assert repr(ANA.reveal())[2:-1] not in page
    assert Identity.__name__ not in page
