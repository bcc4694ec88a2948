"""A person's keys, their card, and the two locks on the private half."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from vault_cast import ANA, BEN, CHEAP, EVE, OTTO, damaged, error_page, identity, refused, uuid

from quills.web.vault.cards import Card, read_card
from quills.web.vault.identity import Identity, new_identity
from quills.web.vault.kit import new_kit
from quills.web.vault.locks import lock_with_kit, lock_with_passphrase, open_with_kit, open_with_passphrase
from quills.web.vault.passphrase import STRONG, derive, read_recipe
from quills.web.vault.subkeys import subkey

LOCK = lock_with_passphrase(ANA, "the fox by the river", CHEAP)
KIT = lock_with_kit(ANA)


def test_all_keys_follow_from_the_seed_and_the_person() -> None:
    seed, person = ANA.reveal(), uuid("Ana")
    exchange = X25519PrivateKey.from_private_bytes(subkey(seed, "exchange key", person.bytes))
    signing = Ed25519PrivateKey.from_private_bytes(subkey(seed, "signing key", person.bytes))
    assert ANA.card == Card(
        person, exchange.public_key().public_bytes_raw(), signing.public_key().public_bytes_raw()
    )
    assert ANA.own.reveal() == subkey(seed, "own key", person.bytes)


def test_everybody_has_keys_of_their_own() -> None:
    people = (ANA, BEN, EVE, OTTO, new_identity(uuid("Ana")), Identity(uuid("Dora"), ANA.reveal()))
    assert len({person.card.exchange for person in people}) == 6
    assert len({person.card.signing for person in people}) == 6
    assert len({person.own.id for person in people}) == 6


def test_a_card_comes_back_from_its_bytes() -> None:
    data = ANA.card.to_bytes()
    assert data == b"\x05" + uuid("Ana").bytes + ANA.card.exchange + ANA.card.signing
    assert read_card(memoryview(data)) == ANA.card


def test_a_fingerprint_is_sha_256_of_label_and_card() -> None:
    expected = hashlib.sha256(b"quills card\0" + ANA.card.to_bytes()).digest()
    assert ANA.card.fingerprint.value == expected
    assert len(ANA.card.fingerprint.short) == 24


def test_a_changed_card_has_another_fingerprint_or_is_refused() -> None:
    data = ANA.card.to_bytes()
    for place in range(1, len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        assert read_card(bytes(changed)).fingerprint.short != ANA.card.fingerprint.short
    refused(lambda: read_card(data[:-1]))
    refused(lambda: read_card(b"\x06" + data[1:]))


def test_only_the_owner_signs() -> None:
    signature = ANA.sign(b"yes")
    ANA.card.check_signature(signature, b"yes")
    for card, message in (
        (BEN.card, b"yes"),
        (ANA.card, b"no"),
        (Card(uuid("Ana"), bytes(32), b"\xff" * 32), b"yes"),
    ):
        refused(card.check_signature, signature, message)
    refused(lambda: ANA.card.check_signature(b"", b"yes"))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_seed_has_32_bytes(length: int) -> None:
    refused(lambda: Identity(uuid("Ana"), bytes(length)))


def test_a_wiped_identity_does_nothing() -> None:
    person = identity("Ana")
    person.wipe()
    for call in (person.reveal, lambda: person.sign(b"yes"), lambda: person.card, lambda: person.own.cipher):
        refused(call)


# ---- the two locks -----------------------------------------------------------------------------------


def test_the_passphrase_opens_and_signs_in() -> None:
    derived = derive("the fox by the river", read_recipe(LOCK.recipe))
    assert derived.sign_in == LOCK.sign_in
    assert open_with_passphrase(LOCK.sealed, uuid("Ana"), derived).card == ANA.card


def test_a_new_lock_costs_what_is_stated_unless_told_otherwise() -> None:
    assert lock_with_passphrase.__defaults__ == (STRONG,)


def test_a_wrong_passphrase_or_a_swapped_recipe_does_not_open() -> None:
    other = lock_with_passphrase(ANA, "the fox by the river", CHEAP)
    for typed, recipe in (("the fox by the lake", LOCK.recipe), ("the fox by the river", other.recipe)):
        derived = derive(typed, read_recipe(recipe))
        error = refused(open_with_passphrase, LOCK.sealed, uuid("Ana"), derived)
        assert str(error).startswith("This passphrase does not open")
        assert "fox" not in error_page(error)


def test_the_kit_opens_once_and_is_replaced() -> None:
    person, following = open_with_kit(KIT.sealed, uuid("Ana"), KIT.kit)
    assert person.card == ANA.card
    assert following.kit.text != KIT.kit.text
    refused(lambda: open_with_kit(following.sealed, uuid("Ana"), KIT.kit))
    assert open_with_kit(following.sealed, uuid("Ana"), following.kit)[0].card == ANA.card


def test_recovery_loses_nothing() -> None:
    """With the kit, Ana sets another passphrase; it opens the same keys."""
    person, _ = open_with_kit(KIT.sealed, uuid("Ana"), KIT.kit)
    lock = lock_with_passphrase(person, "a heron on one leg", CHEAP)
    derived = derive("a heron on one leg", read_recipe(lock.recipe))
    assert open_with_passphrase(lock.sealed, uuid("Ana"), derived).reveal() == ANA.reveal()


def test_another_kit_another_person_and_the_other_lock_do_not_open() -> None:
    for sealed, person, kit in (
        (KIT.sealed, "Ana", new_kit()),
        (KIT.sealed, "Ben", KIT.kit),
        (LOCK.sealed, "Ana", KIT.kit),
        (lock_with_kit(BEN).sealed, "Ana", KIT.kit),
    ):
        refused(open_with_kit, sealed, uuid(person), kit)


def test_a_damaged_lock_is_refused() -> None:
    derived = derive("the fox by the river", read_recipe(LOCK.recipe))
    for data in damaged(LOCK.sealed):
        refused(open_with_passphrase, data, uuid("Ana"), derived)
