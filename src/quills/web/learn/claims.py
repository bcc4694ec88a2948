"""The claims of the pages: what is stated, how sure it is, who says so, and what it cannot say."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

import msgspec

from quills.web.learn.faults import LearnError
from quills.web.learn.languages import LANGUAGES, Language, figures

FILE: Final = "claims.toml"


class Status(StrEnum):
    """How sure a claim is."""

    SEEN = "S"
    """Read at the source, mostly its summary."""
    SECOND_HAND = "S2"
    """Read on the page of somebody who tells of the source."""
    MEMORY = "M"
    """Nobody looked it up; a page may say it only with that."""
    HEURISTIC = "H"
    """A rule of thumb, or a formula of our own."""


@dataclass(frozen=True)
class Said:
    """A claim in one language."""

    says: str
    whom: str
    """Who was asked or watched."""
    limits: str
    """What it cannot say."""


@dataclass(frozen=True)
class Claim:
    """Something that somebody found, or that we assume."""

    id: str
    status: Status
    source: str
    """Authors, year, title where we know it, where it stands, and what of it was read."""
    figures: tuple[str, ...]
    """Every number that it says, as ``1234.5``; a ratio as ``5:1``."""
    en: Said
    de: Said
    finding: str | None = None
    """Its id in the table of published findings, if it has one there."""

    def said(self, language: Language) -> Said:
        """The claim in this language."""
        return self.de if language == "de" else self.en


def read_claims(text: str) -> Mapping[str, Claim]:
    """The claims of a text in TOML by their id; raises :class:`~quills.web.learn.faults.LearnError`."""
    claims = [_claim(raw, text) for raw in _tables(text)]
    for name, count in Counter(claim.id for claim in claims).items():
        if count > 1:
            raise LearnError(FILE, _line(text, name), f"the claim {name} is there twice")
    return {claim.id: claim for claim in claims}


def _tables(text: str) -> list[dict[str, Any]]:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LearnError(FILE, None, f"it is not TOML: {error}") from None
    tables = raw.pop("claim", [])
    if raw or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise LearnError(FILE, None, "it has to hold tables [[claim]] and nothing else")
    return tables


def _claim(raw: dict[str, Any], text: str) -> Claim:
    line = _line(text, str(raw.get("id")))
    strange = sorted(set(raw) - {field.name for field in fields(Claim)})
    if strange:
        raise LearnError(FILE, line, f"“{strange[0]}” is no part of a claim")
    try:
        claim = msgspec.convert(raw, Claim)
    except msgspec.ValidationError as error:
        raise LearnError(FILE, line, f"the claim {raw.get('id')} is not whole: {error}") from None
    for fault in _faults(claim):
        raise LearnError(FILE, line, f"the claim {claim.id} {fault}")
    return claim


def _faults(claim: Claim) -> Iterator[str]:
    if not all((claim.source, *_texts(claim))):
        yield "has an empty text"
    for language in LANGUAGES:
        said = figures(claim.said(language).says, language)
        for number in sorted(said ^ set(claim.figures)):
            yield f"and its figures differ in {number} ({language})"


def _texts(claim: Claim) -> Iterator[str]:
    for language in LANGUAGES:
        said = claim.said(language)
        yield from (said.says, said.whom, said.limits)


def _line(text: str, name: str) -> int | None:
    """Where a claim's id stands in the file."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line == f'id = "{name}"'), None)
