"""All pages in all languages, checked against each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from quills.web.learn import claims as claim_file
from quills.web.learn.claims import Claim, read_claims
from quills.web.learn.faults import LearnError
from quills.web.learn.languages import LANGUAGES, Language
from quills.web.learn.pages import Page, Part, read_page
from quills.web.learn.pictures import PICTURES

FOLDER: Final = "pages"


@dataclass(frozen=True)
class Shelf:
    """What the Learn pages are made of."""

    claims: Mapping[str, Claim]
    pages: Mapping[Language, Sequence[Page]]
    """In their order: by part, then by number."""

    def page(self, language: Language, number: int) -> Page | None:
        """The page with this number."""
        return next((page for page in self.pages[language] if page.front.number == number), None)

    def related(self, page: Page) -> list[Page]:
        """The pages that a page names."""
        by_slug = {one.front.slug: one for one in self.pages[page.language]}
        return [by_slug[slug] for slug in page.front.related]

    def beside(self, page: Page) -> tuple[Page | None, Page | None]:
        """The page before and the page after."""
        row = self.pages[page.language]
        at = row.index(page)
        return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)


@cache
def library() -> Shelf:
    """The pages that come with Quills, read once."""
    return read_shelf(files("quills.web.learn"), PICTURES)


def read_shelf(folder: Traversable, pictures: Collection[str]) -> Shelf:
    """The shelf in a folder; raises :class:`~quills.web.learn.faults.LearnError` at the first fault."""
    claims = read_claims(folder.joinpath(claim_file.FILE).read_text(encoding="utf-8"))
    pages = {language: list(_pages(folder, language, claims)) for language in LANGUAGES}
    for row in pages.values():
        _check_row(row, pictures)
    _check_alike(pages)
    unused = sorted(set(claims) - {name for page in pages["en"] for name in page.cites})
    if unused:
        raise LearnError(
            claim_file.FILE, None, f"no page cites the claim {unused[0]}; cite it or take it out"
        )
    return Shelf(claims, pages)


def _pages(folder: Traversable, language: Language, claims: Mapping[str, Claim]) -> Iterator[Page]:
    found = [one for one in folder.joinpath(FOLDER, language).iterdir() if one.name.endswith(".md")]
    read = [
        read_page(one.read_text(encoding="utf-8"), f"{FOLDER}/{language}/{one.name}", language, claims)
        for one in found
    ]
    parts = list(Part)
    yield from sorted(read, key=lambda page: (parts.index(page.front.part), page.front.number))


def _check_row(row: Sequence[Page], pictures: Collection[str]) -> None:
    slugs = {page.front.slug for page in row}
    numbers: dict[int, str] = {}
    for page in row:
        front = page.front
        other = numbers.setdefault(front.number, front.slug)
        if other != front.slug:
            raise LearnError(page.file, 1, f"the number {front.number} is already that of {other}")
        if front.picture is not None and front.picture not in pictures:
            raise LearnError(page.file, 1, f"there is no picture “{front.picture}”")
        strange = [slug for slug in front.related if slug not in slugs or slug == front.slug]
        if strange:
            raise LearnError(page.file, 1, f"“{strange[0]}” is no other page")


def _check_alike(pages: Mapping[Language, Sequence[Page]]) -> None:
    """Every page is there in every language, with the same data, the same blocks and the same claims."""
    for language in LANGUAGES[1:]:
        theirs = {page.front.slug: page for page in pages[language]}
        for page in pages["en"]:
            other = theirs.pop(page.front.slug, None)
            if other is None:
                raise LearnError(page.file, None, f"its translation into “{language}” is missing")
            _check_translation(page, other)
        for left in theirs.values():
            raise LearnError(left.file, None, "there is no English page of this name")


def _check_translation(page: Page, other: Page) -> None:
    for name in ("number", "part", "picture", "related"):
        if getattr(page.front, name) != getattr(other.front, name):
            raise LearnError(other.file, 1, f"{name} is not that of {page.file}")
    if len(page.blocks) != len(other.blocks):
        raise LearnError(
            other.file, None, f"{len(other.blocks)} blocks, but {page.file} has {len(page.blocks)}"
        )
    for mine, theirs in zip(page.blocks, other.blocks, strict=True):
        if mine.kind != theirs.kind:
            raise LearnError(
                other.file, theirs.lines[0].at, f"a {theirs.kind} where {page.file} has a {mine.kind}"
            )
        if [line.cites for line in mine.lines] != [line.cites for line in theirs.lines]:
            raise LearnError(other.file, theirs.lines[0].at, f"other claims or items than in {page.file}")
