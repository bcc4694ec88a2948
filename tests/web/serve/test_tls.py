"""Our own small authority: it verifies, it is closed, it speaks only for the house, it is renewed."""

import socket
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from serving import serving

from quills.errors import QuillsError
from quills.web import certificates, tls

NOW = datetime.now(UTC)
EVERY = "0.0.0.0"  # noqa: S104  all of this machine's addresses is what is tested
HOUSE = ("192.168.1.5", "ana.local", "localhost", "127.0.0.1")


def shake(folder: Path, name: str, authority: Path | None = None) -> None:
    """A handshake over a pair of sockets, the client checking the name against the authority."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / certificates.SERVER, folder / certificates.SERVER_KEY)
    client = ssl.create_default_context(cafile=authority or folder / certificates.AUTHORITY)
    ours, theirs = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(theirs, server_side=True).close()
        except OSError:
            theirs.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        with client.wrap_socket(ours, server_hostname=name):
            pass
    finally:
        ours.close()
        thread.join()


@pytest.mark.parametrize("name", HOUSE)
def test_a_client_that_trusts_the_authority_trusts_the_server(tmp_path: Path, name: str) -> None:
    assert tls.prepare(tmp_path, HOUSE) == HOUSE
    shake(tmp_path, name)


@pytest.mark.parametrize("name", ["192.168.1.6", "ben.local", "quills.example"])
def test_it_does_so_for_no_other_name(tmp_path: Path, name: str) -> None:
    tls.prepare(tmp_path, HOUSE)
    with pytest.raises(ssl.SSLCertVerificationError):
        shake(tmp_path, name)


def test_another_authority_does_not_verify_it(tmp_path: Path) -> None:
    ours, others = tmp_path / "ours", tmp_path / "others"
    ours.mkdir()
    others.mkdir()
    tls.prepare(ours, HOUSE)
    tls.prepare(others, HOUSE)
    with pytest.raises(ssl.SSLCertVerificationError):
        shake(ours, "ana.local", others / certificates.AUTHORITY)


def test_the_authority_may_not_speak_for_the_world(tmp_path: Path) -> None:
    """Even with its key, a certificate for a bank is refused by whoever trusts it."""
    tls.prepare(tmp_path, HOUSE)
    pair = tls._load(tmp_path)  # noqa: SLF001  a thief has these
    assert pair
    forged = tls._server(("bank.example",), pair, NOW)  # noqa: SLF001  as above
    tls._save(  # noqa: SLF001  as above
        tmp_path, certificates.SERVER, certificates.SERVER_KEY, forged, chain=pair.certificate
    )
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
        shake(tmp_path, "bank.example")


def test_the_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    assert len(list(tmp_path.iterdir())) == 4
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unchanged_start_keeps_both(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    tls.prepare(tmp_path, HOUSE)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_new_address_gets_a_new_certificate_from_the_same_authority(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    authority = (tmp_path / certificates.AUTHORITY).read_bytes()
    tls.prepare(tmp_path, (*HOUSE, "10.0.0.7"))
    assert (tmp_path / certificates.AUTHORITY).read_bytes() == authority
    shake(tmp_path, "10.0.0.7")


@pytest.mark.parametrize(("days", "renewed"), [(300, False), (308, True), (500, True)])
def test_it_is_renewed_when_its_end_is_near(tmp_path: Path, days: int, renewed: bool) -> None:
    """It is for 397 days, and a new one is made in the last 90."""
    tls.prepare(tmp_path, HOUSE)
    before = (tmp_path / certificates.SERVER).read_bytes()
    authority = (tmp_path / certificates.AUTHORITY).read_bytes()
    tls.prepare(tmp_path, HOUSE, NOW + timedelta(days=days))
    assert ((tmp_path / certificates.SERVER).read_bytes() != before) is renewed
    assert (tmp_path / certificates.AUTHORITY).read_bytes() == authority


def test_the_authority_is_renewed_before_it_would_end_first(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    authority = (tmp_path / certificates.AUTHORITY).read_bytes()
    tls.prepare(tmp_path, HOUSE, NOW + timedelta(days=3650 - 380))
    assert (tmp_path / certificates.AUTHORITY).read_bytes() != authority


def test_an_address_that_the_authority_may_not_name_is_left_out(tmp_path: Path) -> None:
    """A machine's public address is allowed when the authority is made, and not added later."""
    assert tls.prepare(tmp_path, (*HOUSE, "192.0.2.9")) == (*HOUSE, "192.0.2.9")
    assert tls.prepare(tmp_path, (*HOUSE, "192.0.2.10")) == HOUSE


def test_a_damaged_authority_is_told_and_kept(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    (tmp_path / certificates.AUTHORITY).write_text("torn", encoding="utf-8")
    with pytest.raises(QuillsError, match="damaged"):
        tls.prepare(tmp_path, HOUSE)


def test_a_damaged_server_certificate_is_made_anew(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    (tmp_path / certificates.SERVER).write_text("torn", encoding="utf-8")
    tls.prepare(tmp_path, HOUSE)
    shake(tmp_path, "ana.local")


def test_a_key_that_is_not_the_authoritys_is_noticed(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    other = (tmp_path / certificates.SERVER_KEY).read_bytes()
    (tmp_path / certificates.AUTHORITY_KEY).write_bytes(other)
    with pytest.raises(QuillsError, match="do not belong together"):
        tls.prepare(tmp_path, HOUSE)


def test_ones_own_certificate_is_checked(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    crt, key = tmp_path / certificates.SERVER, tmp_path / certificates.SERVER_KEY
    tls.check(crt, key)
    assert tls.names(crt) == ("ana.local", "localhost", "192.168.1.5", "127.0.0.1")
    with pytest.raises(QuillsError, match="is not the key of"):
        tls.check(crt, tmp_path / certificates.AUTHORITY_KEY)
    with pytest.raises(QuillsError, match="is no PEM key"):
        tls.check(crt, crt)
    with pytest.raises(QuillsError, match="cannot be read"):
        tls.check(crt, tmp_path / "none.key")
    with pytest.raises(QuillsError, match=r"names no host|with names in it"):
        tls.names(tmp_path / certificates.AUTHORITY)


def test_the_fingerprint_is_the_certificates_own(tmp_path: Path) -> None:
    tls.prepare(tmp_path, HOUSE)
    made = x509.load_pem_x509_certificate((tmp_path / certificates.AUTHORITY).read_bytes())
    told = certificates.fingerprint(tmp_path / certificates.AUTHORITY)
    assert told.replace(":", "") == made.fingerprint(hashes.SHA256()).hex().upper()
    assert told[2::3] == ":" * 31


def test_served_with_tls_auto_it_is_reached_by_whoever_trusts_the_authority(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder, "--tls", "auto", "--host", EVERY, lines=14) as served:
        trusting = ssl.create_default_context(cafile=folder / certificates.AUTHORITY)
        assert served.address.startswith("https://")
        assert served.get("up", context=trusting) == (200, "up\n")
        status, page = served.get("trust", context=trusting)
        assert status == 200
        assert "Trust this machine" in page
        handed = served.get("trust/quills.crt", context=trusting)[1]
        printed = "".join(served.printed)
        fingerprint = certificates.fingerprint(folder / certificates.AUTHORITY)
        assert handed == (folder / certificates.AUTHORITY).read_text(encoding="ascii")
        assert fingerprint in printed.replace("\n", "").replace(" ", "")
        assert f"{served.address}trust" in printed
        assert "█" in printed


def test_served_with_ones_own_certificate_only_its_names_are_answered(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    tls.prepare(own, ("localhost", "127.0.0.1"))
    words = ("--tls", own / certificates.SERVER, own / certificates.SERVER_KEY)
    with serving(tmp_path / "data", *words) as served:
        trusting = ssl.create_default_context(cafile=own / certificates.AUTHORITY)
        assert served.get("up", context=trusting) == (200, "up\n")
        assert served.get("", host="ana.local", context=trusting)[0] == 400
        assert served.get("trust", context=trusting)[0] == 404
