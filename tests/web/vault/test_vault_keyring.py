"""What a person has pinned, and keys of spaces that are wrapped for them."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ANA, BEN, EVE, OTTO, SHARED, couple, damaged, error_page, key, refused, uuid

from quills.web.vault.cards import Card, Fingerprint
from quills.web.vault.errors import UnpinnedError
from quills.web.vault.identity import new_identity
from quills.web.vault.invitation import new_invitation, read_invitation
from quills.web.vault.keyring import (
    Keyring,
    Pins,
    check_card,
    check_current,
    check_key,
    drop_former,
    forget_space,
    open_keyring,
    pin_key,
    pin_member,
    seal_keyring,
    unpin_member,
)
from quills.web.vault.wraps import SIGNED, unwrap, unwrap_new, wrap, wrapped_key

US = couple()
WRAP = wrap(US.key, SHARED, ANA, BEN.card, US.ana)
NEXT = key("the next key")

RINGS = st.builds(
    Keyring,
    st.just(uuid("Ana")),
    st.dictionaries(
        st.uuids(),
        st.builds(
            Pins,
            st.none() | st.uuids(),
            st.lists(st.uuids(), max_size=3).map(tuple),
            st.dictionaries(st.uuids(), st.binary(min_size=32, max_size=32).map(Fingerprint), max_size=3),
        ),
        max_size=4,
    ),
)


def unpinned(call: Callable[[], object]) -> None:
    """Refused, with a warning that a page can tell from other failures."""
    assert isinstance(refused(call), UnpinnedError)


@given(ring=RINGS)
def test_a_keyring_comes_back_equal(ring: Keyring) -> None:
    assert open_keyring(seal_keyring(ring, ANA), ANA) == ring


def test_a_keyring_opens_for_its_owner_alone() -> None:
    sealed = seal_keyring(US.ana, ANA)
    for person in (BEN, EVE, new_identity(uuid("Ana"))):
        refused(open_keyring, sealed, person)
    for data in damaged(sealed):
        refused(open_keyring, data, ANA)


def test_a_keyring_that_names_another_person_is_refused() -> None:
    refused(lambda: open_keyring(seal_keyring(Keyring(uuid("Ben")), ANA), ANA))


def test_a_keyring_of_another_format_is_refused() -> None:
    ring = Keyring(uuid("Ana"))
    msgspec.structs.force_setattr(ring, "format", 2)
    refused(lambda: seal_keyring(ring, ANA))


def test_what_is_pinned_is_known_and_nothing_else() -> None:
    check_key(US.ana, SHARED, US.key.id)
    check_card(US.ana, SHARED, BEN.card)
    check_card(US.ana, SHARED, ANA.card)
    unpinned(lambda: check_key(US.ana, SHARED, NEXT.id))
    unpinned(lambda: check_key(US.ana, uuid("another space"), US.key.id))
    unpinned(lambda: check_card(US.ana, SHARED, EVE.card))
    unpinned(lambda: check_card(US.ana, uuid("another space"), BEN.card))


def test_a_swapped_half_of_a_card_is_refused() -> None:
    for card in (
        replace(BEN.card, exchange=OTTO.card.exchange),
        replace(BEN.card, signing=OTTO.card.signing),
        replace(OTTO.card, person=uuid("Ben")),
    ):
        unpinned(lambda card=card: check_card(US.ana, SHARED, card))  # type: ignore[misc]  # binds the loop's value
        unpinned(lambda card=card: pin_member(US.ana, SHARED, card))  # type: ignore[misc]  # as above
        unpinned(lambda card=card: pin_member(US.ana, uuid("another space"), card))  # type: ignore[misc]  # as above


def test_somebody_who_began_anew_is_pinned_again_only_after_unpinning() -> None:
    anew = new_identity(uuid("Ben")).card
    unpinned(lambda: pin_member(US.ana, SHARED, anew))
    ring = pin_member(unpin_member(US.ana, uuid("Ben")), SHARED, anew)
    check_card(ring, SHARED, anew)
    unpinned(lambda: check_card(ring, SHARED, BEN.card))


def test_unpinning_in_one_space_leaves_the_other() -> None:
    ring = pin_member(US.ana, uuid("another space"), BEN.card)
    ring = unpin_member(ring, uuid("Ben"), SHARED)
    check_card(ring, uuid("another space"), BEN.card)
    unpinned(lambda: check_card(ring, SHARED, BEN.card))


def test_a_replaced_key_opens_but_does_not_seal_until_it_is_dropped() -> None:
    ring = pin_key(US.ana, SHARED, NEXT.id)
    check_key(ring, SHARED, US.key.id)
    check_current(ring, SHARED, NEXT.id)
    unpinned(lambda: check_current(ring, SHARED, US.key.id))
    unpinned(lambda: pin_key(ring, SHARED, US.key.id))
    unpinned(lambda: check_key(drop_former(ring, SHARED), SHARED, US.key.id))


def test_pinning_twice_changes_nothing() -> None:
    assert pin_key(US.ana, SHARED, US.key.id) == US.ana
    assert pin_member(US.ana, SHARED, BEN.card) == US.ana


def test_a_forgotten_space_is_unknown() -> None:
    ring = forget_space(US.ana, SHARED)
    assert ring == Keyring(uuid("Ana"))
    unpinned(lambda: check_key(ring, SHARED, US.key.id))
    unpinned(lambda: drop_former(ring, SHARED))


def test_functions_on_keyrings_change_no_keyring() -> None:
    before = seal_keyring(US.ana, ANA)
    pin_key(US.ana, SHARED, NEXT.id)
    unpin_member(US.ana, uuid("Ben"))
    forget_space(US.ana, SHARED)
    assert open_keyring(before, ANA) == US.ana


# ---- wraps -------------------------------------------------------------------------------------------


def test_a_member_unwraps_the_key() -> None:
    assert unwrap(memoryview(WRAP), SHARED, BEN, ANA.card, US.ben) == US.key
    assert wrapped_key(WRAP) == US.key.id


def test_two_people_meet() -> None:
    """From Ana's empty keyring to a note of hers that Ben opens, with nothing but a code between them."""
    ana = pin_key(pin_member(Keyring(ANA.person), SHARED, ANA.card), SHARED, US.key.id)
    code = new_invitation(ANA.card).text

    guest = read_invitation(code)
    guest.check_inviter(ANA.card)
    ben = pin_member(pin_member(Keyring(BEN.person), SHARED, ANA.card), SHARED, BEN.card)
    proof = guest.proof(BEN.card, ANA.card, SHARED)

    read_invitation(code).check_guest(proof, BEN.card, ANA.card, SHARED)
    ana = pin_member(ana, SHARED, BEN.card)
    wrapped = wrap(US.key, SHARED, ANA, BEN.card, ana)

    found = unwrap_new(wrapped, SHARED, BEN, ANA.card, ben)
    ben = pin_key(ben, SHARED, found.id)
    assert unwrap(wrapped, SHARED, BEN, ANA.card, ben) == US.key
    assert ben == US.ben


def test_a_person_wraps_to_themself() -> None:
    own = wrap(US.key, SHARED, ANA, ANA.card, US.ana)
    assert unwrap(own, SHARED, ANA, ANA.card, US.ana) == US.key


def test_the_bytes_are_those_that_the_docs_say() -> None:
    head = WRAP[:97]
    assert head == (
        b"\x06" + SHARED.bytes + US.key.id.bytes + ANA.card.fingerprint.value + BEN.card.fingerprint.value
    )
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    assert suite.decrypt(WRAP[97:177], BEN.exchange, b"quills wrap\0" + head) == US.key.reveal()
    ANA.card.check_signature(WRAP[177:], WRAP[:177])
    assert len(WRAP) == 241


def test_every_flipped_bit_and_every_cut_is_refused() -> None:
    for data in damaged(WRAP):
        refused(unwrap_new, data, SHARED, BEN, ANA.card, US.ben)


def test_an_unpinned_key_is_refused_until_it_is_pinned() -> None:
    """Ana made a new key and signed it. Ben sees a warning; when he accepts, he pins it."""
    later = wrap(NEXT, SHARED, ANA, BEN.card, pin_key(US.ana, SHARED, NEXT.id))
    unpinned(lambda: unwrap(later, SHARED, BEN, ANA.card, US.ben))
    found = unwrap_new(later, SHARED, BEN, ANA.card, US.ben)
    ring = pin_key(US.ben, SHARED, found.id)
    assert unwrap(later, SHARED, BEN, ANA.card, ring) == NEXT
    assert unwrap(WRAP, SHARED, BEN, ANA.card, ring) == US.key


def test_nothing_is_wrapped_for_a_stranger_or_with_a_key_that_is_not_current() -> None:
    unpinned(lambda: wrap(US.key, SHARED, ANA, EVE.card, US.ana))
    unpinned(lambda: wrap(NEXT, SHARED, ANA, BEN.card, US.ana))
    unpinned(lambda: wrap(US.key, uuid("another space"), ANA, BEN.card, US.ana))


def test_a_wrap_for_another_space_or_person_is_refused() -> None:
    elsewhere = uuid("another space")
    ring = pin_key(pin_member(US.ben, elsewhere, ANA.card), elsewhere, US.key.id)
    refused(lambda: unwrap(WRAP, elsewhere, BEN, ANA.card, ring))
    refused(lambda: unwrap(WRAP, SHARED, ANA, ANA.card, US.ana))
    refused(lambda: unwrap(WRAP, SHARED, BEN, BEN.card, US.ben))


def test_a_wrap_that_holds_another_key_than_it_says_is_refused() -> None:
    """Even a member cannot give the other a key under the id of the right one."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    info = b"quills wrap\0" + WRAP[:97]
    for inner, told in ((NEXT.reveal(), info), (b"short", info), (US.key.reveal(), b"another info")):
        message = WRAP[:97] + suite.encrypt(inner, BEN.exchange.public_key(), told)
        forged = message + ANA.sign(message)
        refused(unwrap, forged, SHARED, BEN, ANA.card, US.ben)


@pytest.mark.parametrize("exchange", [bytes(32), b"\1" + bytes(31)])
def test_a_card_without_a_usable_key_is_refused(exchange: bytes) -> None:
    """Points of low order would make a key that everybody knows."""
    card = Card(uuid("Otto"), exchange, OTTO.card.signing)
    ring = pin_member(US.ana, SHARED, card)
    refused(lambda: wrap(US.key, SHARED, ANA, card, ring))


def test_a_failure_shows_no_key() -> None:
    for data in (WRAP[:SIGNED] + bytes(64), WRAP[:-1]):
        page = error_page(refused(unwrap, data, SHARED, BEN, ANA.card, US.ben))
        for secret in (US.key.reveal(), BEN.reveal(), BEN.own.reveal()):
            assert repr(secret)[2:-1] not in page
