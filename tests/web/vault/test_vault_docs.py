"""The page on the vault says what the vault does."""

import re
from pathlib import Path
from typing import Final

import pytest

from quills.web.vault import cards, fixed, kit, padding, passphrase, sealing, wraps
from quills.web.vault.formats import Format
from quills.web.vault.symbols import ALPHABET, CHECK

ROOT: Final = Path(__file__).parents[3]
PAGE: Final = (ROOT / "docs/vault.md").read_text(encoding="utf-8")
FLOWING: Final = " ".join(PAGE.split())


@pytest.mark.parametrize("form", Format)
def test_every_format_has_its_number_there(form: Format) -> None:
    name = form.name.lower()
    assert f"| {int(form)} | {name} |" in PAGE or re.search(
        rf"^### {name}.*: {int(form)}$", PAGE, re.MULTILINE | re.IGNORECASE
    )


@pytest.mark.parametrize(
    ("heading", "size"),
    [("Recipe of a passphrase: 4", 23), ("Card: 5", 81), ("Wrap: 6", wraps.SIZE), ("Letter: 9", 305)],
)
def test_the_bytes_of_its_tables_add_up(heading: str, size: int) -> None:
    table = PAGE.split(f"### {heading}\n\n")[1].split("\n\n")[0]
    assert sum(int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)) == size


def test_its_figures_are_those_of_the_code() -> None:
    cost = passphrase.STRONG
    assert (cost.memory, cost.passes, cost.lanes) == (64 * 1024, 3, 4)
    for sentence in (
        "64 MiB, three passes and four lanes",
        f"1 to {passphrase.LONGEST} bytes",
        f"always padded to {fixed.PLAIN} bytes: {fixed.SIZE} bytes when sealed",
        f"takes {sealing.HEAD + sealing.TAG} bytes more",
        f"the first {wraps.HEAD} bytes of the wrap",
        f"A number above {max(Format)} was written by a newer Quills",
        f"`{ALPHABET}`",
        f"{kit.LENGTH} random, {CHECK} check",
        f"the first {5 * cards.SHORT} bits as {cards.SHORT}, {CHECK} check",
    ):
        assert sentence in FLOWING, sentence
    assert (padding.SMALLEST, padding.LARGEST) == (2**10, 2**24)


def test_every_purpose_of_a_derived_key_is_listed() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src/quills/web/vault").glob("*.py")
    )
    used = set(re.findall(r'(?:subkey\([^"]*?|_part\()"([a-z ]+)"', source))
    assert used == set(re.findall(r"`([a-z ]+)`", PAGE.split("### Names of derived keys")[1].split("## ")[0]))
