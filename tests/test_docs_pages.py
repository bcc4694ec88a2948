"""The pages hold together: links lead somewhere, pictures are small, nothing points to a machine."""

import re
from pathlib import Path
from typing import Final

import pytest

from quills.chats.draft import Reader
from quills.chats.readers import READERS

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
PAGES: Final = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
SCHEMAS: Final = sorted((DOCS / "schemas").glob("*.json"))

LINK: Final = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
LABEL: Final = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
CODE: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
REGISTRY: Final = re.compile(
    r"pypi\.|pythonhosted|npmjs|registry\.|ghcr\.|docker\.io|quay\.io|crates\.io|rubygems", re.IGNORECASE
)
MACHINE: Final = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp|work|mnt|workspace)/|[A-Z]:\\Users")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.NAME))
def test_every_format_has_its_place(reader: Reader) -> None:
    assert f"| `{reader.NAME}` |" in (DOCS / "formats/index.md").read_text(encoding="utf-8")
    assert (DOCS / f"formats/{reader.NAME}.md").exists()


def _anchors(page: Path) -> set[str]:
    """The names under which places of a page can be reached."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    slugs = {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in HEADING.findall(text)
    }
    return slugs | set(LABEL.findall(text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_its_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if "://" in target:
            assert target.startswith("https://"), target
            continue
        path, _, anchor = target.partition("#")
        place = page if not path else (page.parent / path).resolve()
        assert place.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in _anchors(place), f"{page.name} links to {target}"


@pytest.mark.parametrize(
    "page", [*PAGES, *SCHEMAS, DOCS / "conf.py"], ids=lambda page: str(page.relative_to(ROOT))
)
def test_it_names_no_registry_and_no_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not REGISTRY.search(text)
    assert not MACHINE.search(text)


def test_the_pictures_are_small() -> None:
    pictures = sorted((DOCS / "images").glob("*.png"))
    assert pictures, "run make docs on a machine with Chromium"
    assert all(path.stat().st_size <= 400 * 1024 for path in pictures)


def test_the_readme_begins_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    _, description, commands, *_ = text.split("\n\n")
    assert description.count(". ") + description.count(".\n") + description.endswith(".") == 2
    assert [line.split("#")[0].strip() for line in commands.splitlines()[1:-1]] == [
        "$ make run",
        "$ make test",
    ]
