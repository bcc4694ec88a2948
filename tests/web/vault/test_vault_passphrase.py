"""From a passphrase to two keys, compared with the RFCs' vectors and a second method."""

import base64
import hmac

import pytest
from argon2.exceptions import HashingError
from argon2.low_level import Type
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import CHEAP, damaged, error_page, refused

from quills.web.vault import passphrase
from quills.web.vault.errors import VaultError
from quills.web.vault.keys import Key
from quills.web.vault.passphrase import Cost, Recipe, derive, new_recipe, read_recipe
from quills.web.vault.subkeys import subkey

RECIPE = Recipe(CHEAP, bytes(range(16)))


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256 as RFC 5869 writes it down."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    found = last = b""
    for number in range(1, -(-length // 32) + 1):
        last = hmac.digest(extracted, last + info + bytes([number]), "sha256")
        found += last
    return found[:length]


def oracle(typed: bytes, recipe: Recipe) -> tuple[str, Key]:
    """The two halves by another Argon2 and by the HKDF above."""
    cost = recipe.cost
    argon = Argon2id(
        salt=recipe.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    root = argon.derive(typed)
    sign_in = hkdf(root, b"", b"quills vault 1: sign in\0", 32)
    unlock = hkdf(root, b"", b"quills vault 1: unlock\0", 32)
    return base64.urlsafe_b64encode(sign_in).decode().rstrip("="), Key(unlock)


def test_the_oracle_keeps_to_rfc_5869() -> None:
    """Test case 1 of its appendix A."""
    found = hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert found.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_the_oracle_keeps_to_rfc_9106() -> None:
    """The test vector of its section 5.3."""
    argon = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12
    )
    assert (
        argon.derive(b"\1" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


@given(secret=st.binary(min_size=1), context=st.binary(), length=st.integers(1, 100))
def test_a_subkey_is_hkdf_of_label_purpose_and_context(secret: bytes, context: bytes, length: int) -> None:
    expected = hkdf(secret, b"", b"quills vault 1: key id\0" + context, length)
    assert subkey(secret, "key id", context, length) == expected


def test_the_strong_cost_is_64_mib_three_passes_four_lanes() -> None:
    """The one test that pays the full price."""
    recipe = new_recipe()
    assert recipe.to_bytes()[:7].hex() == "04" + "00010000" + "03" + "04"
    assert recipe.strong
    found = derive("the fox by the river", recipe)
    assert (found.sign_in, found.unlock) == oracle(b"the fox by the river", recipe)


@given(typed=st.text(st.characters(codec="ascii"), min_size=1, max_size=40))
def test_any_passphrase_gives_what_the_oracle_gives(typed: str) -> None:
    found = derive(typed, RECIPE)
    assert (found.sign_in, found.unlock) == oracle(typed.encode(), RECIPE)


def test_one_passphrase_is_derived_with_one_call_of_argon2(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(*given: object) -> bytes:
        calls.append(given)
        return bytes(32)

    monkeypatch.setattr(passphrase, "hash_secret_raw", counted)
    derive("willow", RECIPE)
    assert calls == [(b"willow", RECIPE.salt, 1, 8, 1, 32, Type.ID)]


def test_the_same_letters_typed_on_another_keyboard_open_too() -> None:
    """A letter with its accent apart, a ligature and full-width digits are the letters they look like."""
    assert derive("Cafe\u0301 \ufb01n \uff11", RECIPE).sign_in == derive("Caf\u00e9 fin 1", RECIPE).sign_in


@pytest.mark.parametrize("other", ["willow ", "Willow", "willo", "wil low"])
def test_another_passphrase_gives_other_halves(other: str) -> None:
    one, two = derive("willow", RECIPE), derive(other, RECIPE)
    assert one.sign_in != two.sign_in
    assert one.unlock != two.unlock


def test_another_salt_or_cost_gives_other_halves() -> None:
    halves = {
        derive("willow", recipe).sign_in
        for recipe in (
            RECIPE,
            Recipe(CHEAP, bytes(16)),
            Recipe(Cost(16, 1, 1), RECIPE.salt),
            new_recipe(CHEAP),
        )
    }
    assert len(halves) == 4


def test_what_signs_in_is_43_plain_letters_and_not_what_unlocks() -> None:
    found = derive("willow", RECIPE)
    assert len(found.sign_in) == 43
    assert base64.urlsafe_b64decode(found.sign_in + "=") != found.unlock.reveal()


def test_a_recipe_comes_back_from_its_bytes() -> None:
    assert RECIPE.to_bytes().hex() == "04" + "00000008" + "01" + "01" + "000102030405060708090a0b0c0d0e0f"
    assert read_recipe(memoryview(RECIPE.to_bytes())) == RECIPE
    assert not RECIPE.strong


def test_a_damaged_recipe_is_refused_or_another_one() -> None:
    """Nothing proves a recipe, but a changed one opens nothing and never exhausts the machine."""
    for data in damaged(RECIPE.to_bytes()):
        try:
            recipe = read_recipe(data)
        except VaultError:
            continue
        assert recipe != RECIPE
        assert recipe.cost.memory <= 1024 * 1024


@pytest.mark.parametrize(
    "cost", [(7, 1, 1), (2**20 + 1, 1, 1), (8, 0, 1), (8, 17, 1), (8, 1, 2), (999, 1, 17)]
)
def test_a_cost_out_of_bounds_is_refused(cost: tuple[int, int, int]) -> None:
    refused(lambda: Cost(*cost))


@pytest.mark.parametrize("typed", ["", "x" * 1025, "ß" * 513, "half a sign: \ud83d", "\ufdfa" * 200])
def test_what_is_no_passphrase_is_refused_without_showing_it(typed: str) -> None:
    error = refused(lambda: derive(typed, RECIPE))
    assert not typed or ascii(typed)[1:-1] not in error_page(error)


def test_too_little_memory_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*args: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(passphrase, "hash_secret_raw", none_left)
    error = refused(lambda: derive("willow", RECIPE))
    assert "memory" in str(error)
    assert "willow" not in error_page(error)
