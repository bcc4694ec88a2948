"""What holds a secret does not show it, and does not leave unsealed."""

import copy
import pickle
import pprint

import pytest
from rich.pretty import pretty_repr
from vault_cast import ANA, CHEAP, NOW, SHARED, key, refused, uuid

from quills.web.vault.documents import Document
from quills.web.vault.errors import VaultError
from quills.web.vault.hidden import Secret
from quills.web.vault.invitation import new_invitation
from quills.web.vault.kit import new_kit
from quills.web.vault.locks import lock_with_kit, lock_with_passphrase
from quills.web.vault.passphrase import derive, new_recipe
from quills.web.vault.sessions import SessionKeys, start

KEYS = SessionKeys(ANA, ((SHARED, key("shared")),))
KIT, INVITATION = new_kit(), new_invitation(ANA.card)
DERIVED = derive("willow", new_recipe(CHEAP))
PASSPHRASE_LOCK, KIT_LOCK = lock_with_passphrase(ANA, "willow", CHEAP), lock_with_kit(ANA)
SECRETS = (
    ANA.reveal(),
    ANA.own.reveal(),
    key("shared").reveal(),
    DERIVED.unlock.reveal(),
    DERIVED.sign_in.encode(),
    PASSPHRASE_LOCK.sign_in.encode(),
    KIT.text.encode(),
    KIT_LOCK.kit.text.encode(),
    INVITATION.text.encode(),
)
HOLDERS = (
    Secret(ANA.reveal()),
    ANA,
    key("shared"),
    KEYS,
    KIT,
    INVITATION,
    DERIVED,
    PASSPHRASE_LOCK,
    KIT_LOCK,
)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: type(holder).__name__)
def test_it_does_not_show_when_printed(holder: object) -> None:
    shown = [repr(holder), str(holder), f"{holder}", pprint.pformat([holder]), pretty_repr({"a": holder})]
    for secret in SECRETS:
        for form in (repr(secret)[2:-1], secret.hex(), repr(bytearray(secret))[12:-2]):
            assert not any(form in text for text in shown)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: type(holder).__name__)
def test_it_is_neither_pickled_nor_copied(holder: object) -> None:
    for call in (
        *(lambda protocol=protocol: pickle.dumps(holder, protocol) for protocol in range(6)),
        lambda: pickle.dumps([holder]),
        lambda: copy.copy(holder),
        lambda: copy.deepcopy(holder),
        holder.__getstate__,
    ):
        refused(call)


def test_a_session_row_shows_no_key() -> None:
    cookie, session = start(KEYS, uuid("session"), NOW)
    assert "sealed" not in repr(session)
    assert repr(cookie) == f"Key({cookie.id})"


def test_equal_secrets_are_equal_and_have_no_hash() -> None:
    assert Secret(b"one") == Secret(b"one")
    assert Secret(b"one") != Secret(b"two")
    assert Secret(b"one") != b"one"
    assert key("one") != "one"
    assert len({key("one"), key("one"), key("two")}) == 2
    with pytest.raises(TypeError):
        hash(Secret(b"one"))


def test_a_wiped_secret_is_overwritten() -> None:
    secret = Secret(b"willow")
    held = secret._held  # noqa: SLF001  the bytes themselves are what is tested
    secret.wipe()
    assert not held
    assert "wiped" in str(refused(secret.reveal))


def test_wiping_overwrites_before_it_lets_go() -> None:
    """While somebody looks at the bytes they cannot be let go; what is seen then is zeros."""
    secret = Secret(b"willow")
    seen = memoryview(secret._held)  # noqa: SLF001  as above
    with pytest.raises(BufferError):
        secret.wipe()
    assert bytes(seen) == bytes(6)


def test_every_error_of_the_vault_is_for_people() -> None:
    assert VaultError.__mro__[1].__name__ == "QuillsError"


def test_a_document_needs_no_more_than_its_base_to_be_hidden() -> None:
    class Diary(Document, frozen=True):
        """A document of this test."""

        words: str

    assert repr([Diary("I am scared")]).endswith("Diary(hidden)]")
