"""From the file of resources to what pages get, with a clear sentence where the file is wrong."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeVar

import msgspec

from quills.errors import TableError
from quills.safety.checks import check_country, check_listing, check_service
from quills.safety.entries import Channel, Country, Listing, Sentences, Service

FILE: Final = "resources.toml"

Shape = TypeVar("Shape")


def read(text: str) -> Listing:
    """The listing that a text in TOML holds; raises :class:`~quills.errors.TableError`."""
    table = _parsed(text)
    _known(table, {"review", "next_review", "sentences", "country"}, "the top")
    _known(table.get("sentences", {}), _names(Sentences), "sentences")
    sentences = _made(table.get("sentences"), Sentences, "sentences")
    listing = Listing(
        review=_made(table.get("review"), str, "review"),
        next_review=_made(table.get("next_review"), str, "next_review"),
        sentences=sentences,
        countries=tuple(_country(raw, sentences) for raw in _tables(table.get("country"), "country")),
    )
    _refuse("the top", check_listing(listing))
    return listing


def _country(raw: dict[str, Any], sentences: Sentences) -> Country:
    where = f"country {raw.get('code', 'without a code')}"
    _known(raw, {"code", "name", "entry"}, where)
    entries = [_service(entry, where) for entry in _tables(raw.get("entry", []), where)]
    emergency = tuple(entry for entry in entries if entry.kind.is_emergency)
    services = tuple(entry for entry in entries if not entry.kind.is_emergency)
    country = Country(
        code=_made(raw.get("code"), str, f"{where}, code"),
        name=_made(raw.get("name"), str, f"{where}, name"),
        emergency=emergency,
        services=services,
        sentences=_said(sentences, known=bool(emergency), others=bool(services)),
    )
    _refuse(where, check_country(country))
    return country


def _said(sentences: Sentences, *, known: bool, others: bool) -> tuple[str, ...]:
    """What is missing here, then the warning; with no number at all, that alone."""
    if not known and not others:
        return (sentences.unknown,)
    missing = (sentences.no_emergency,) if not known else () if others else (sentences.no_other,)
    return (*missing, sentences.warning)


def _service(raw: dict[str, Any], country: str) -> Service:
    where = f"{country}, {raw.get('name', 'an entry without a name')}"
    _known(raw, _names(Service), where)
    for channel in _tables(raw.get("channels"), f"{where}, channels"):
        _known(channel, _names(Channel), where)
    service = _made(raw, Service, where)
    _refuse(where, check_service(service))
    return service


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{FILE} is not TOML: {error}.") from None


def _tables(raw: object, where: str) -> list[dict[str, Any]]:
    if isinstance(raw, list) and all(isinstance(one, dict) for one in raw):
        return raw
    raise TableError(f"{FILE}, {where}: a list of tables is needed here.")


def _names(shape: type) -> set[str]:
    return {field.name for field in fields(shape)}


def _known(table: object, names: set[str], where: str) -> None:
    """A misspelt name would hide what stands behind it, hours or a warning."""
    strange = sorted(set(table) - names) if isinstance(table, Mapping) else []
    if strange:
        raise TableError(f"{FILE}, {where}: “{strange[0]}” is not known; use {', '.join(sorted(names))}.")


def _made(raw: object, shape: type[Shape], where: str) -> Shape:
    if raw is None:
        raise TableError(f"{FILE}, {where}: it is missing.")
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise TableError(f"{FILE}, {where}: {error}.") from None


def _refuse(where: str, faults: Iterable[str]) -> None:
    for fault in faults:
        raise TableError(f"{FILE}, {where}: {fault}.")
