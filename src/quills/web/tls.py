"""A small certificate authority of one's own, so that phones in the same house can reach Quills over TLS.

Whoever holds its key could pose as any machine to a phone that trusts it. So the authority may only
speak for names and addresses inside a house, and its key lies in the data folder, for its owner alone.
"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from quills.errors import QuillsError
from quills.web import hosts
from quills.web.certificates import AUTHORITY, AUTHORITY_KEY, SERVER, SERVER_KEY
from quills.web.folder import write_private

AUTHORITY_LIFE: Final = timedelta(days=3650)
SERVER_LIFE: Final = timedelta(days=397)
"""Phones refuse a certificate that is for much longer."""
RENEWED: Final = timedelta(days=90)
"""A new one is made when less than this is left."""
DOMAINS: Final = ("localhost", "local", "lan", "home.arpa", "internal")
NETWORKS: Final = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)
"""Those inside a house; of others only the ones that this machine has when the authority is made."""


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def prepare(folder: Path, wanted: tuple[str, ...], now: datetime | None = None) -> tuple[str, ...]:
    """Have a certificate for these hosts in the folder, new where needed; gives those it may be for."""
    now = now or datetime.now(UTC)
    authority = _authority(folder, wanted, now)
    served = tuple(host for host in wanted if _may(host, authority.certificate))
    if not _still_good(folder, served, authority.certificate, now):
        _save(folder, SERVER, SERVER_KEY, _server(served, authority, now), chain=authority.certificate)
    return served


def names(path: Path) -> tuple[str, ...]:
    """The names and addresses that a certificate is for; ``*.house.example`` becomes ``.house.example``."""
    try:
        made = x509.load_pem_x509_certificate(path.read_bytes())
        listed = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except OSError as error:
        raise QuillsError(f"The certificate {path} cannot be read: {error.strerror}.") from None
    except (ValueError, x509.ExtensionNotFound):
        raise QuillsError(f"{path} is no PEM certificate with names in it.") from None
    found = [name.removeprefix("*") for name in listed.get_values_for_type(x509.DNSName)]
    found += [hosts.shown(str(address)) for address in listed.get_values_for_type(x509.IPAddress)]
    if not found:
        raise QuillsError(f"The certificate {path} names no host.")
    return tuple(dict.fromkeys(found))


def check(certificate: Path, key: Path) -> None:
    """A certificate and key of the person's own: they open and belong together."""
    try:
        made = x509.load_pem_x509_certificate(certificate.read_bytes())
        secret = load_pem_private_key(key.read_bytes(), None)
    except OSError as error:
        raise QuillsError(f"{error.filename} cannot be read: {error.strerror}.") from None
    except (ValueError, TypeError):
        raise QuillsError(f"{key} is no PEM key without a password.") from None
    if secret.public_key() != made.public_key():
        raise QuillsError(f"{key} is not the key of {certificate}.")


# ---- the authority -----------------------------------------------------------------------------------


def _authority(folder: Path, wanted: tuple[str, ...], now: datetime) -> Pair:
    """The one that is there while it outlasts what it signs; phones would have to trust a new one again."""
    kept = _load(folder)
    if kept and kept.certificate.not_valid_after_utc - now > SERVER_LIFE:
        return kept
    made = _new_authority(wanted, now)
    _save(folder, AUTHORITY, AUTHORITY_KEY, made)
    return made


def _load(folder: Path) -> Pair | None:
    if not (folder / AUTHORITY).exists() or not (folder / AUTHORITY_KEY).exists():
        return None
    try:
        certificate = x509.load_pem_x509_certificate((folder / AUTHORITY).read_bytes())
        key = load_pem_private_key((folder / AUTHORITY_KEY).read_bytes(), None)
    except ValueError:
        raise QuillsError(
            f"{AUTHORITY} in the data folder is damaged; remove it and trust the new one."
        ) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise QuillsError(
            f"{AUTHORITY} and its key do not belong together; remove both and trust the new one."
        )
    return Pair(certificate, key)


def _new_authority(wanted: tuple[str, ...], now: datetime) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Quills {now:%Y-%m-%d}")
    inside: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_network(one)) for one in NETWORKS]
    inside += [x509.DNSName(one) for one in DOMAINS]
    own = [_exactly(host) for host in wanted if not any(_covers(one, _general(host)) for one in inside)]
    built = (
        _builder(key, now, AUTHORITY_LIFE)
        .subject_name(name)
        .issuer_name(name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints([*inside, *own], None), critical=True)
    )
    return Pair(built.sign(key, hashes.SHA256()), key)


# ---- the server's certificate ------------------------------------------------------------------------


def _server(names: tuple[str, ...], authority: Pair, now: datetime) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    signer = authority.key.public_key()
    built = (
        _builder(key, now, SERVER_LIFE)
        .subject_name(_name("Quills"))
        .issuer_name(authority.certificate.subject)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer), critical=False)
    )
    return Pair(built.sign(authority.key, hashes.SHA256()), key)


def _still_good(folder: Path, wanted: tuple[str, ...], authority: x509.Certificate, now: datetime) -> bool:
    """For the same hosts, signed by this authority, with its key beside it, and not near its end."""
    try:
        kept = x509.load_pem_x509_certificate((folder / SERVER).read_bytes())
        key = load_pem_private_key((folder / SERVER_KEY).read_bytes(), None)
        kept.verify_directly_issued_by(authority)
        names = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except Exception:  # noqa: BLE001  whatever is wrong with it, a new one is made
        return False
    same = set(names) == {_general(host) for host in wanted} and key.public_key() == kept.public_key()
    return same and kept.not_valid_after_utc - now > RENEWED and kept.not_valid_before_utc <= now


def _may(host: str, authority: x509.Certificate) -> bool:
    """Whether the authority may speak for a host."""
    allowed = (
        authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    )
    return any(_covers(one, _general(host)) for one in allowed)


def _covers(allowed: x509.GeneralName, wanted: x509.GeneralName) -> bool:
    if isinstance(allowed, x509.DNSName) and isinstance(wanted, x509.DNSName):
        return f".{wanted.value}".endswith(f".{allowed.value}")
    if isinstance(allowed, x509.IPAddress) and isinstance(wanted, x509.IPAddress):
        return wanted.value in allowed.value  # type: ignore[operator]  # an address in a network
    return False


# ---- small pieces ------------------------------------------------------------------------------------


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return x509.DNSName(host)


def _exactly(host: str) -> x509.GeneralName:
    """A host as a constraint: an address becomes the network of it alone."""
    made = _general(host)
    if isinstance(made, x509.IPAddress):
        return x509.IPAddress(ipaddress.ip_network(made.value))
    return made


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _builder(key: ec.EllipticCurvePrivateKey, now: datetime, life: timedelta) -> x509.CertificateBuilder:
    """A little in the past, for phones whose clock is slow."""
    return (
        x509.CertificateBuilder()
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + life - timedelta(hours=2))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _save(folder: Path, crt: str, key: str, pair: Pair, chain: x509.Certificate | None = None) -> None:
    own = pair.certificate.public_bytes(Encoding.PEM)
    secret = pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private(folder / key, secret)
    write_private(folder / crt, own + (chain.public_bytes(Encoding.PEM) if chain else b""))
