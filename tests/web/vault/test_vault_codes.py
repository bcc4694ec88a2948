"""Codes that people write down, type and read aloud: the kit, the fingerprint, the invitation."""

import random
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_cast import ANA, BEN, EVE, OTTO, SHARED, error_page, refused, uuid

from quills.web.vault.errors import UnpinnedError, VaultError
from quills.web.vault.invitation import new_invitation, read_invitation
from quills.web.vault.kit import Kit, new_kit, read_kit
from quills.web.vault.symbols import ALPHABET, Use, from_bytes, read, write

KIT = Kit("7QX2M9TK4RWB0HDZ6VJC1FNPA8")
TEXT = KIT.text
CODE = st.text(ALPHABET, min_size=1, max_size=26)


def times_x(value: int) -> int:
    """The value times x in the field of 32 elements."""
    value *= 2
    return value ^ 0b100101 if value >= 32 else value


def test_x_runs_through_the_whole_field() -> None:
    """So each place in a code of up to 31 symbols has a weight of its own."""
    powers = [1]
    while (following := times_x(powers[-1])) != 1:
        powers.append(following)
    assert sorted(powers) == list(range(1, 32))


@given(symbols=CODE, use=st.sampled_from(Use))
def test_the_check_makes_both_sums_zero(symbols: str, use: Use) -> None:
    """As the docs say it: the sum of all, and the sum of all times x to the distance from the end."""
    values = [int(use), *(ALPHABET.index(sign) for sign in write(symbols, use).replace("-", ""))]
    total = weighed = 0
    for distance, value in enumerate(reversed(values)):
        for _ in range(distance):
            value = times_x(value)  # noqa: PLW2901  a product by steps
        weighed ^= value
        total ^= values[-1 - distance]
    assert (total, weighed) == (0, 0)


@given(symbols=CODE, use=st.sampled_from(Use))
def test_a_code_comes_back(symbols: str, use: Use) -> None:
    assert read(write(symbols, use), (use, len(symbols))) == ([symbols], "")


def test_the_kit_is_seven_groups_of_four() -> None:
    assert TEXT[:-2] == "7QX2-M9TK-4RWB-0HDZ-6VJC-1FNP-A8"
    assert len(TEXT) == 34


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.lower(),
        TEXT.replace("-", ""),
        TEXT.replace("-", "  "),
        f"  {TEXT}\n",
        TEXT.replace("-", "\u2013"),
        TEXT.replace("-", " . "),
        TEXT.replace("0", "O").replace("1", "l").replace("V", "u"),
        TEXT.replace("1", "I").replace("0", "o"),
        "".join(chr(ord(sign) + 0xFEE0) for sign in TEXT),
        "\u200b".join(TEXT),
    ],
)
def test_the_kit_is_read_however_it_is_typed(typed: str) -> None:
    assert read_kit(typed).text == TEXT


def test_every_wrong_symbol_is_noticed() -> None:
    plain = TEXT.replace("-", "")
    for place, sign in product(range(len(plain)), ALPHABET):
        if plain[place] != sign:
            refused(read_kit, plain[:place] + sign + plain[place + 1 :])


def test_every_two_swapped_symbols_are_noticed() -> None:
    plain = TEXT.replace("-", "")
    for one, two in combinations(range(len(plain)), 2):
        signs = list(plain)
        signs[one], signs[two] = signs[two], signs[one]
        if "".join(signs) != plain:
            refused(read_kit, "".join(signs))


@given(places=st.sets(st.integers(0, 27), min_size=2, max_size=2), signs=st.tuples(*[st.integers(1, 31)] * 2))
def test_any_two_wrong_symbols_are_noticed(places: set[int], signs: tuple[int, int]) -> None:
    typed = list(TEXT.replace("-", ""))
    for place, step in zip(places, signs, strict=True):
        typed[place] = ALPHABET[(ALPHABET.index(typed[place]) + step) % 32]
    refused(lambda: read_kit("".join(typed)))


def test_other_mistakes_slip_through_once_in_a_thousand() -> None:
    dice = random.Random(3)
    slipped = sum(not read("".join(dice.choices(ALPHABET, k=28)), (Use.KIT, 26))[1] for _ in range(20_000))
    assert 5 <= slipped <= 40  # 19.5 are expected, with a standard deviation of 4.4


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "has 0 letters and digits instead of 28"),
        (TEXT[:-1], "has 27"),
        (TEXT + "7", "has 29"),
        ("7" * 5000, "has 0"),
        (TEXT[:-1] + "?", "a sign that no code has"),
        (TEXT[:-1] + "\ud800", "a sign that no code has"),
        (TEXT[::-1], "look alike"),
    ],
)
def test_a_mistyped_kit_says_what_to_look_for_and_does_not_show_it(typed: str, words: str) -> None:
    error = refused(lambda: read_kit(typed))
    assert words in str(error)
    assert "7QX2" not in error_page(error)
    assert "2XQ7" not in error_page(error)


def test_one_kind_of_code_is_not_taken_for_another() -> None:
    for use, other in product(Use, Use):
        found, fault = read(write("7QX2M9TK4RWB0HDZ6V", use), (other, 18))
        assert bool(found) == (use is other) == (not fault)


def test_kits_are_random_and_for_one_person() -> None:
    assert len({new_kit().text for _ in range(200)}) == 200
    assert KIT.key(uuid("Ana")) == read_kit(TEXT).key(uuid("Ana"))
    assert KIT.key(uuid("Ana")) != KIT.key(uuid("Ben"))


def test_a_kit_uses_all_of_its_130_bits() -> None:
    seen = [
        set(signs) for signs in zip(*(new_kit().text.replace("-", "")[:26] for _ in range(2000)), strict=True)
    ]
    assert all(signs == set(ALPHABET) for signs in seen)


@given(data=st.binary(min_size=12, max_size=40))
def test_symbols_are_the_first_bits(data: bytes) -> None:
    bits = "".join(f"{byte:08b}" for byte in data)
    assert from_bytes(data, 18) == "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 90, 5))


def test_a_wiped_kit_shows_nothing() -> None:
    kit = new_kit()
    kit.wipe()
    refused(lambda: kit.text)


# ---- invitations -------------------------------------------------------------------------------------

INVITATION = new_invitation(ANA.card)
PROOF = INVITATION.proof(BEN.card, ANA.card, SHARED)


def test_an_invitation_begins_with_the_inviters_short_fingerprint() -> None:
    assert INVITATION.text.startswith(ANA.card.fingerprint.short + "-")
    assert len(INVITATION.text.split("-")) == 10


def test_an_invitation_comes_back_from_its_text() -> None:
    again = read_invitation(INVITATION.text.lower().replace("-", " "))
    assert (again.text, again.id) == (INVITATION.text, INVITATION.id)


def test_the_guest_knows_the_inviter_by_the_code() -> None:
    read_invitation(INVITATION.text).check_inviter(ANA.card)
    for other in (OTTO.card, EVE.card, BEN.card):
        error = refused(INVITATION.check_inviter, other)
        assert isinstance(error, UnpinnedError)


def test_the_inviter_knows_the_guest_by_the_proof() -> None:
    INVITATION.check_guest(PROOF, BEN.card, ANA.card, SHARED)


def test_a_swapped_guest_space_inviter_or_proof_is_refused() -> None:
    other = new_invitation(ANA.card)
    for call in (
        lambda: INVITATION.check_guest(PROOF, OTTO.card, ANA.card, SHARED),
        lambda: INVITATION.check_guest(PROOF, BEN.card, OTTO.card, SHARED),
        lambda: INVITATION.check_guest(PROOF, BEN.card, ANA.card, uuid("another space")),
        lambda: INVITATION.check_guest(b"", BEN.card, ANA.card, SHARED),
        lambda: INVITATION.check_guest(other.proof(OTTO.card, ANA.card, SHARED), OTTO.card, ANA.card, SHARED),
    ):
        assert isinstance(refused(call), UnpinnedError)


def test_a_mistyped_invitation_is_refused_without_showing_it() -> None:
    secret = INVITATION.text[25:]
    for typed in (INVITATION.text[:-1], INVITATION.text[25:] + INVITATION.text[:25], TEXT, secret):
        error = refused(read_invitation, typed)
        assert type(error) is VaultError
        assert secret[:9] not in error_page(error)


def test_an_answered_invitation_can_be_wiped() -> None:
    invitation = new_invitation(ANA.card)
    invitation.wipe()
    refused(lambda: invitation.text)
