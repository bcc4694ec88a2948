"""One page from its file: what stands on top of it, its blocks, and what it cites."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

import msgspec

from quills.web.learn.claims import Claim, Status
from quills.web.learn.faults import LearnError
from quills.web.learn.languages import HEURISTIC, UNCHECKED, Language, figures
from quills.web.learn.markup import Block, Line, blocks

LEAST_WORDS: Final = 250
MOST_WORDS: Final = 450
WORDS_A_MINUTE: Final = 200
"""How fast we take people to read: on the slow side, for these pages are not skimmed."""
_FENCE: Final = "+++"


class Part(StrEnum):
    """The part of the index in which a page stands."""

    WITHIN = "within"
    BETWEEN = "between"
    MENDS = "mends"
    BEYOND = "beyond"


@dataclass(frozen=True)
class Front:
    """What stands on top of a page's file."""

    number: int
    """Its address and its place; never given to another page."""
    slug: str
    part: Part
    title: str
    summary: str
    related: tuple[str, ...]
    picture: str | None = None


@dataclass(frozen=True)
class Page:
    """A page in one language."""

    language: Language
    file: str
    front: Front
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All headings, paragraphs and items."""
        return tuple(line for block in self.blocks for line in block.lines)

    @property
    def cites(self) -> tuple[str, ...]:
        """The claims that it cites, each once; the first is marked 1."""
        return tuple(dict.fromkeys(name for block in self.blocks for name in block.cites))

    @property
    def words(self) -> int:
        """How many words it has below its summary."""
        return sum(len(line.words.split()) for line in self.lines)

    @property
    def minutes(self) -> int:
        """How many minutes it takes to read, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def read_page(text: str, file: str, language: Language, claims: Mapping[str, Claim]) -> Page:
    """A page from its text; raises :class:`~quills.web.learn.faults.LearnError` with the line."""
    head, body, first = _parts(text, file)
    page = Page(
        language, file, _front(head, file), blocks(body, first, lambda at, fault: LearnError(file, at, fault))
    )
    if file.rsplit("/", 1)[-1] != f"{page.front.slug}.md":
        raise LearnError(file, None, f"the slug {page.front.slug} and the name of the file differ")
    if not LEAST_WORDS <= page.words <= MOST_WORDS:
        raise LearnError(
            file, None, f"{page.words} words; a page has {LEAST_WORDS} to {MOST_WORDS}, so shorten or fill it"
        )
    _check_claims(page, claims)
    return page


def _parts(text: str, file: str) -> tuple[str, str, int]:
    """What stands between the fences, what follows, and the line where that begins."""
    lines = text.splitlines()
    if lines[:1] != [_FENCE] or _FENCE not in lines[1:]:
        raise LearnError(file, 1, f"the page has to begin with its data between two lines {_FENCE}")
    end = lines.index(_FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _front(text: str, file: str) -> Front:
    try:
        raw: dict[str, Any] = tomllib.loads(text)
        strange = sorted(set(raw) - {field.name for field in fields(Front)})
        if strange:
            raise LearnError(file, 1, f"“{strange[0]}” is not known on top of a page")
        return msgspec.convert(raw, Front)
    except tomllib.TOMLDecodeError as error:
        raise LearnError(file, 1, f"the data on top is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise LearnError(file, 1, f"the data on top is not whole: {error}") from None


def _check_claims(page: Page, claims: Mapping[str, Claim]) -> None:
    for line in page.lines:
        for name in line.cites:
            if name not in claims:
                raise LearnError(page.file, line.at, f"the claim “{name}” is not in claims.toml")
            for fault in _hedges(line.words, claims[name], page.language):
                raise LearnError(page.file, line.at, fault)
    known = {number for name in page.cites for number in claims[name].figures}
    for line in page.lines:
        for number in sorted(figures(line.words, page.language) - known):
            raise LearnError(
                page.file, line.at, f"the number {number} belongs to no claim that this page cites"
            )


def _hedges(words: str, claim: Claim, language: Language) -> Iterator[str]:
    """What a paragraph has to say because of the claim that it cites."""
    needed = {Status.MEMORY: UNCHECKED, Status.HEURISTIC: HEURISTIC}.get(claim.status)
    if needed and needed[language] not in words:
        yield f"beside the claim {claim.id} the words “{needed[language]}” have to stand"
