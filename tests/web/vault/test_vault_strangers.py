"""Eve has an account of her own. Otto has everything that is stored, and may write. Neither has a passphrase.

Neither opens anything, and neither swaps anything unnoticed. What Otto can do is told at the end.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from vault_cast import ANA, BEN, CHEAP, EVE, NOW, OTTO, SHARED, couple, key, refused, uuid

from quills.web.vault.cards import read_card
from quills.web.vault.documents import Document, open_document, seal_document
from quills.web.vault.errors import UnpinnedError, VaultError
from quills.web.vault.fixed import open_fixed, seal_fixed
from quills.web.vault.formats import Format
from quills.web.vault.identity import Identity
from quills.web.vault.invitation import new_invitation
from quills.web.vault.keyring import (
    Keyring,
    check_card,
    open_keyring,
    pin_key,
    pin_member,
    seal_keyring,
)
from quills.web.vault.keys import Key, new_key
from quills.web.vault.kit import new_kit
from quills.web.vault.locks import lock_with_kit, lock_with_passphrase, open_with_kit, open_with_passphrase
from quills.web.vault.months import Item, Month, build
from quills.web.vault.passphrase import derive, read_recipe
from quills.web.vault.places import Place
from quills.web.vault.sealing import seal, unseal
from quills.web.vault.sessions import Session, SessionKeys, keys_of, start
from quills.web.vault.wraps import unwrap, unwrap_new, wrap


class Note(Document, frozen=True):
    """A document of these tests."""

    text: str


US = couple()
CANARY = "canary: I am scared of losing you"
FIRST = Place(SHARED, "entry", uuid("row 1"), "document")
SECOND = Place(SHARED, "entry", uuid("row 2"), "document")
MONTH = Place(SHARED, "month", uuid("row 3"), "document")
SAFETY = Place(ANA.person, "safety", ANA.person, "record")
LOCK, KIT = lock_with_passphrase(ANA, "the fox by the river", CHEAP), lock_with_kit(ANA)
DERIVED = derive("the fox by the river", read_recipe(LOCK.recipe))
COOKIE, SESSION = start(SessionKeys(ANA, ((SHARED, US.key),)), uuid("session"), NOW)

STORED: dict[str, bytes] = {
    "entry 1": seal_document(Note(CANARY), US.key, FIRST),
    "entry 2": seal_document(Note("yes"), US.key, SECOND),
    "month": seal_document(build([Item(uuid("row 1"), NOW, "entry")])["2026-11"], US.key, MONTH),
    "Ana's safety": seal_fixed(Note("quiet"), ANA.own, SAFETY),
    "Ana's keyring": seal_keyring(US.ana, ANA),
    "Ben's keyring": seal_keyring(US.ben, BEN),
    "Ana's lock": LOCK.sealed,
    "Ana's kit": KIT.sealed,
    "Ana's session": SESSION.sealed,
    "Ana's wrap": wrap(US.key, SHARED, ANA, ANA.card, US.ana),
    "Ben's wrap": wrap(US.key, SHARED, ANA, BEN.card, US.ana),
    "Eve's lock": lock_with_passphrase(EVE, "eve", CHEAP).sealed,
    "Eve's keyring": seal_keyring(Keyring(EVE.person), EVE),
}
"""What the database holds, Eve's rows among it."""

OPEN: dict[str, Callable[[bytes], Any]] = {
    "entry 1": lambda data: open_document(data, Note, US.key, FIRST),
    "entry 2": lambda data: open_document(data, Note, US.key, SECOND),
    "month": lambda data: open_document(data, Month, US.key, MONTH),
    "Ana's safety": lambda data: open_fixed(data, Note, ANA.own, SAFETY),
    "Ana's keyring": lambda data: open_keyring(data, ANA),
    "Ben's keyring": lambda data: open_keyring(data, BEN),
    "Ana's lock": lambda data: open_with_passphrase(data, ANA.person, DERIVED),
    "Ana's kit": lambda data: open_with_kit(data, ANA.person, KIT.kit),
    "Ana's session": lambda data: keys_of(replace(SESSION, sealed=data), COOKIE, NOW),
    "Ana's wrap": lambda data: unwrap(data, SHARED, ANA, ANA.card, US.ana),
    "Ben's wrap": lambda data: unwrap(data, SHARED, BEN, ANA.card, US.ben),
}
"""How the rightful person opens each."""


@pytest.mark.parametrize("slot", OPEN)
def test_the_rightful_person_opens_it(slot: str) -> None:
    assert OPEN[slot](STORED[slot])


@pytest.mark.parametrize("slot", OPEN)
def test_no_other_stored_bytes_open_in_its_stead(slot: str) -> None:
    """Otto puts each stored thing in the place of each other."""
    for name, data in STORED.items():
        if name != slot:
            refused(OPEN[slot], data)


def test_nothing_stored_holds_words_or_keys() -> None:
    everything = b"".join(STORED.values()) + LOCK.recipe + ANA.card.to_bytes() + BEN.card.to_bytes()
    secrets = (ANA.reveal(), BEN.reveal(), ANA.own.reveal(), US.key.reveal(), COOKIE.reveal())
    for secret in (*secrets, DERIVED.unlock.reveal(), CANARY.encode(), b"canary", KIT.kit.text.encode()):
        assert secret not in everything


def _keys_at_hand() -> list[Key]:
    """Every key that Eve has, and every 32 stored bytes on an even offset taken for one."""
    eve = derive("eve", read_recipe(lock_with_passphrase(EVE, "eve", CHEAP).recipe))
    own = [EVE.own, OTTO.own, eve.unlock, new_kit().key(ANA.person), new_key(), Key(bytes(32))]
    stored = b"".join((LOCK.recipe, ANA.card.to_bytes(), STORED["Ben's wrap"], STORED["Ana's lock"]))
    return own + [Key(stored[at : at + 32]) for at in range(0, len(stored) - 32, 2)]


@pytest.mark.parametrize(
    ("slot", "place", "form"),
    [
        ("entry 1", FIRST, Format.DOCUMENT),
        ("month", MONTH, Format.DOCUMENT),
        ("Ana's safety", SAFETY, Format.FIXED),
        ("Ana's keyring", Place(ANA.person, "keyring", ANA.person, "document"), Format.DOCUMENT),
        ("Ana's lock", Place(ANA.person, "person", ANA.person, "seed by passphrase"), Format.SEED),
        ("Ana's kit", Place(ANA.person, "person", ANA.person, "seed by recovery kit"), Format.SEED),
        ("Ana's session", Place(ANA.person, "session", SESSION.id, "keys"), Format.SESSION),
    ],
)
def test_no_key_at_hand_opens_it(slot: str, place: Place, form: Format) -> None:
    """Not even when the value is made to name that key."""
    for found in _keys_at_hand():
        for data in (STORED[slot], STORED[slot][:1] + found.id.bytes + STORED[slot][17:]):
            refused(unseal, data, found, place, form)


def test_eve_unwraps_no_key_of_the_couple() -> None:
    """Even when her own keyring says that all is well."""
    ring = pin_key(Keyring(EVE.person), SHARED, US.key.id)
    for member in (ANA, BEN, EVE):
        ring = pin_member(ring, SHARED, member.card)
    for slot in ("Ana's wrap", "Ben's wrap"):
        refused(unwrap, STORED[slot], SHARED, EVE, ANA.card, ring)
        readdressed = STORED[slot][:65] + EVE.card.fingerprint.value + STORED[slot][97:]
        refused(unwrap, readdressed, SHARED, EVE, ANA.card, ring)


# ---- swaps -------------------------------------------------------------------------------------------


def _ottos_wrap(for_whom: Identity, signed_as: Identity) -> bytes:
    """A key of Otto's, wrapped for somebody as if the space were his."""
    mine = key("Otto's")
    ring = pin_key(Keyring(OTTO.person), SHARED, mine.id)
    for card in (for_whom.card, OTTO.card):
        ring = pin_member(ring, SHARED, card)
    made = wrap(mine, SHARED, OTTO, for_whom.card, ring)
    return made[:33] + signed_as.card.fingerprint.value + made[65:]


def test_otto_cannot_give_ben_a_key_of_his_own() -> None:
    """Signed as himself, signed as Ana, or with his card in the place of Ana's."""
    posing = replace(OTTO.card, person=ANA.person)
    for data in (_ottos_wrap(BEN, OTTO), _ottos_wrap(BEN, ANA)):
        for card in (OTTO.card, ANA.card, posing):
            refused(unwrap, data, SHARED, BEN, card, US.ben)
            refused(unwrap_new, data, SHARED, BEN, card, US.ben)


def test_otto_cannot_put_his_card_in_bens_place() -> None:
    """Ana makes a new key; she wraps it to the Ben she knows, or to nobody."""
    ring = pin_key(US.ana, SHARED, key("next").id)
    for card in (
        OTTO.card,
        replace(OTTO.card, person=BEN.person),
        replace(BEN.card, exchange=OTTO.card.exchange),
    ):
        stored = read_card(card.to_bytes())
        error = refused(wrap, key("next"), SHARED, ANA, stored, ring)
        assert isinstance(error, UnpinnedError)
        assert "swapped" in str(error)


def test_otto_cannot_answer_an_invitation_for_ben() -> None:
    invitation = new_invitation(ANA.card)
    proof = invitation.proof(BEN.card, ANA.card, SHARED)
    for card in (OTTO.card, replace(OTTO.card, person=BEN.person)):
        refused(invitation.check_guest, proof, card, ANA.card, SHARED)


def test_otto_cannot_give_ana_another_keyring_or_private_half() -> None:
    forged = Identity(ANA.person, OTTO.reveal())
    mine = lock_with_passphrase(forged, "the fox by the lake", CHEAP)
    refused(lambda: open_with_passphrase(mine.sealed, ANA.person, DERIVED))
    refused(lambda: open_with_kit(lock_with_kit(forged).sealed, ANA.person, KIT.kit))
    ring = pin_member(Keyring(ANA.person), SHARED, OTTO.card)
    refused(lambda: open_keyring(seal_keyring(ring, forged), ANA))


def test_otto_cannot_plant_words_in_anybodys_mouth() -> None:
    for mine in (OTTO.own, key("Otto's")):
        planted = seal(b'{"text":"I never loved you"}'.ljust(1024), mine, FIRST, Format.DOCUMENT)
        for data in (planted, planted[:1] + US.key.id.bytes + planted[17:]):
            refused(OPEN["entry 1"], data)


def test_a_cheaper_recipe_put_in_by_otto_gives_another_sign_in() -> None:
    """So the account's hasher refuses before anything is opened."""
    strong = lock_with_passphrase(ANA, "the fox by the river", replace(CHEAP, memory=64))
    cheap = replace(read_recipe(strong.recipe), cost=CHEAP)
    found = derive("the fox by the river", cheap)
    assert found.sign_in != strong.sign_in
    refused(lambda: open_with_passphrase(strong.sealed, ANA.person, found))


def test_a_stored_session_opens_for_nobody_without_the_cookie() -> None:
    for found in _keys_at_hand():
        refused(keys_of, SESSION, found, NOW)
    extended = Session(SESSION.id, SESSION.person, SESSION.sealed, NOW, 60)
    refused(lambda: keys_of(extended, new_key(), NOW))


# ---- what cannot be noticed, as the threat model says ------------------------------------------------


def test_an_older_whole_row_opens() -> None:
    """Otto may put back what the same row held before: docs/vault.md says so."""
    before = seal_document(Note("I said yes"), US.key, FIRST)
    seal_document(Note("I said no"), US.key, FIRST)
    assert open_document(before, Note, US.key, FIRST) == Note("I said yes")


def test_an_older_keyring_opens_but_refuses_what_it_does_not_know() -> None:
    before = seal_keyring(Keyring(ANA.person), ANA)
    error = refused(lambda: check_card(open_keyring(before, ANA), SHARED, BEN.card))
    assert isinstance(error, UnpinnedError)
    assert issubclass(UnpinnedError, VaultError)
