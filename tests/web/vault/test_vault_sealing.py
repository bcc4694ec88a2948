"""Sealed bytes open with their key at their place, whole, and not otherwise."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ELSEWHERE, PLACE, damaged, error_page, key, refused, uuid

from quills.web.vault.formats import Format
from quills.web.vault.keys import Key, new_key
from quills.web.vault.places import Place
from quills.web.vault.sealing import key_id, seal, unseal

KEY = key("Ana's space")
WORDS = b"I was afraid that you had gone"
SEALED = seal(WORDS, KEY, PLACE)


@given(plain=st.binary(max_size=3000), form=st.sampled_from(Format))
def test_what_is_sealed_opens(plain: bytes, form: Format) -> None:
    sealed = seal(plain, KEY, PLACE, form)
    assert unseal(sealed, KEY, PLACE, form) == plain
    assert unseal(memoryview(sealed), KEY, PLACE, form) == plain


@given(space=st.uuids(), row=st.uuids(), table=st.text(min_size=1, max_size=60), field=st.text(min_size=1))
def test_every_place_has_bytes_of_its_own(space: object, row: object, table: str, field: str) -> None:
    """Reading them back as documented gives the place, so no two places share them."""
    try:
        place = Place(space, table, row, field)  # type: ignore[arg-type]  # Hypothesis gives UUIDs
        data = place.to_bytes()
    except UnicodeEncodeError:
        return
    cut = 33 + data[32]
    assert (data[:16], data[16:32]) == (place.space.bytes, place.row.bytes)
    assert (data[33:cut].decode(), data[cut + 1 :].decode()) == (table, field)
    assert data[cut] == len(data) - cut - 1


def test_the_bytes_are_those_that_the_docs_say() -> None:
    """Opened by hand: number, key id, nonce, then AES-256-GCM with head and place as associated data."""
    place = PLACE.space.bytes + PLACE.row.bytes + b"\x05entry\x08document"
    assert SEALED[0] == 1
    assert SEALED[1:17] == KEY.id.bytes
    assert AESGCM(KEY.reveal()).decrypt(SEALED[17:29], SEALED[29:], SEALED[:17] + place) == WORDS
    assert len(SEALED) == 1 + 16 + 12 + len(WORDS) + 16


def test_each_sealing_has_a_new_nonce() -> None:
    assert len({seal(WORDS, KEY, PLACE)[17:29] for _ in range(1000)}) == 1000


def test_every_flipped_bit_and_every_cut_is_refused() -> None:
    for data in damaged(SEALED):
        refused(unseal, data, KEY, PLACE)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_moved_value_does_not_open(place: Place) -> None:
    assert "moved" in str(refused(lambda: unseal(SEALED, KEY, place)))


def test_another_key_does_not_open() -> None:
    assert "another key" in str(refused(lambda: unseal(SEALED, new_key(), PLACE)))


def test_a_value_that_claims_another_keys_id_does_not_open() -> None:
    other = new_key()
    claimed = SEALED[:1] + other.id.bytes + SEALED[17:]
    refused(lambda: unseal(claimed, other, PLACE))


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.VALUE])
def test_another_form_does_not_open(form: Format) -> None:
    refused(lambda: unseal(SEALED, KEY, PLACE, form))
    refused(lambda: unseal(bytes([form]) + SEALED[1:], KEY, PLACE, form))


def test_a_future_format_says_to_update() -> None:
    error = refused(lambda: unseal(b"\x63" + SEALED[1:], KEY, PLACE))
    assert str(error) == "It has format 99, and this version of Quills reads up to 9: update Quills."


@pytest.mark.parametrize("data", [b"", b"\0", b"\1", b"SQLite format 3\0", b"\1" * 44])
def test_what_is_not_ours_is_refused(data: bytes) -> None:
    refused(lambda: unseal(data, KEY, PLACE))


def test_a_failure_shows_neither_words_nor_key() -> None:
    page = error_page(refused(lambda: unseal(SEALED, KEY, ELSEWHERE[0])))
    assert KEY.reveal().hex() not in page
    assert repr(KEY.reveal())[2:-1] not in page
    assert "afraid" not in page


def test_a_value_names_its_key() -> None:
    assert key_id(SEALED) == KEY.id
    refused(lambda: key_id(SEALED[:44]))


def test_a_keys_id_is_computed_from_the_key() -> None:
    """Whoever pins an id has pinned the key."""
    one = key("one")
    assert Key(one.reveal()).id == one.id
    assert len({key(str(number)).id for number in range(100)}) == 100


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_has_32_bytes(length: int) -> None:
    refused(lambda: Key(bytes(length)))


def test_a_wiped_key_seals_and_opens_nothing() -> None:
    wiped = new_key()
    sealed = seal(WORDS, wiped, PLACE)
    wiped.wipe()
    for call in (wiped.reveal, lambda: seal(WORDS, wiped, PLACE), lambda: unseal(sealed, wiped, PLACE)):
        assert "wiped" in str(refused(call))


@pytest.mark.parametrize(("table", "field"), [("", "x"), ("x", ""), ("x" * 256, "x"), ("x", "ü" * 128)])
def test_a_place_has_names_of_1_to_255_bytes(table: str, field: str) -> None:
    refused(lambda: Place(uuid("space"), table, uuid("row"), field))
