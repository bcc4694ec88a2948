"""Pages: what is read from their files, and what is refused with file and line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from quills.errors import QuillsError
from quills.web.learn.claims import Claim, read_claims
from quills.web.learn.pages import read_page
from quills.web.learn.shelf import read_shelf

FRONT = """\
+++
number = 1
slug = "rain"
part = "within"
title = "Rain"
summary = "It rains."
picture = "cloud"
related = []
+++
"""
FILL = {"en": "word " * 125, "de": "Wort " * 125}
LINES = {
    "en": ("One.", "## Two", "At 0.36 it rains.[claim:seen]", "- it is a rule of thumb[claim:thumb]\n- no"),
    "de": ("Eins.", "## Zwei", "Mit 0,36 regnet es.[claim:seen]", "- eine Faustregel[claim:thumb]\n- nein"),
}


def claim(name: str, status: str, said: str = "", figures: str = "") -> str:
    texts = "".join(
        f'[claim.{language}]\nsays = "It rains {number}."\nwhom = "All."\nlimits = "None."\n'
        for language, number in (("en", said), ("de", said.replace(".", ",")))
    )
    return f'[[claim]]\nid = "{name}"\nstatus = "{status}"\nsource = "Dora"\nfigures = [{figures}]\n{texts}'


CLAIMS = claim("seen", "S", "0.36", '"0.36"') + claim("thumb", "H")


def text(language: str = "en") -> str:
    one, two, three, four = LINES[language]
    fill = FILL[language]
    return f"{FRONT}{one}\n\n{two}\n\n{three} {fill}\n\n{four}\n\n{fill}\n"


def known() -> Mapping[str, Claim]:
    return read_claims(CLAIMS + claim("heard", "M"))


def shelf(folder: Path, **changed: str | None) -> Path:
    """A folder with one page in two languages; ``en``, ``de`` and ``claims`` change or leave out a file."""
    (folder / "claims.toml").write_text(changed.get("claims") or CLAIMS, encoding="utf-8")
    for language in ("en", "de"):
        (folder / "pages" / language).mkdir(parents=True)
        found = changed.get(language, text(language))
        if found is not None:
            (folder / "pages" / language / "rain.md").write_text(found, encoding="utf-8")
    return folder


def refused(page: str) -> str:
    with pytest.raises(QuillsError) as caught:
        read_page(page, "pages/en/rain.md", "en", known())
    return str(caught.value)


def test_it_reads_a_page() -> None:
    page = read_page(text(), "pages/en/rain.md", "en", known())
    assert (page.front.title, page.front.number, page.front.picture) == ("Rain", 1, "cloud")
    assert [block.kind for block in page.blocks] == ["p", "h2", "p", "ul", "p"]
    assert page.cites == ("seen", "thumb")
    assert page.blocks[2].html.startswith('<p>At 0.36 it rains.<sup class="claim">1</sup>')
    assert page.blocks[3].lines[0].cites == ("thumb",)
    assert page.words == 1 + 1 + 4 + 125 + 6 + 1 + 125
    assert page.minutes == 1


def test_a_claim_keeps_its_number_when_it_comes_again() -> None:
    page = read_page(text().replace("- no", "- no[claim:seen]"), "pages/en/rain.md", "en", known())
    assert 'no<sup class="claim">1</sup>' in page.blocks[3].html


def test_markup_of_others_stays_text() -> None:
    page = read_page(text().replace("One.", "One & <b>two</b>."), "pages/en/rain.md", "en", known())
    assert page.blocks[0].html == "<p>One &amp; &lt;b&gt;two&lt;/b&gt;.</p>\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[claim:seen]", "[claim:snow]", "rain.md, line 14: the claim “snow” is not in claims.toml"),
        ("[claim:seen]", "[claim:]", "rain.md, line 14: the claim “” is not in claims.toml"),
        ("[claim:seen]", "[claim:heard]", "line 14: beside the claim heard the words “we have not checked”"),
        ("rule of thumb", "law", "line 16: beside the claim thumb the words “rule of thumb” have to stand"),
        ("One.", "One of 77.", "rain.md, line 10: the number 77 belongs to no claim"),
        ("One.", "[One](https://example.org).", "rain.md, line 10: links, pictures, code and HTML"),
        ("One.", "![One](one.png)", "rain.md, line 10: links, pictures, code and HTML"),
        ("One.", "    indented code", "line 10: links, pictures, code and HTML"),
        ("word ", "", "rain.md: 13 words; a page has 250 to 450"),
        ("word ", "word word word ", "a page has 250 to 450"),
        (
            'part = "within"',
            'part = "there"',
            "rain.md, line 1: the data on top is not whole: Invalid enum value",
        ),
        ("number = 1", "numbre = 1", "rain.md, line 1: “numbre” is not known on top of a page"),
        ("number = 1", "number = ", "rain.md, line 1: the data on top is not TOML"),
        ("number = 1\n", "", "missing required field `number`"),
        ('slug = "rain"', 'slug = "snow"', "the slug snow and the name of the file differ"),
        ("+++\nnumber", "number", "rain.md, line 1: the page has to begin with its data"),
    ],
)
def test_it_refuses_what_is_wrong_and_names_the_line(old: str, new: str, said: str) -> None:
    assert said in refused(text().replace(old, new))


def test_a_claim_from_memory_is_shown_with_those_words_beside_it() -> None:
    said = text().replace("One.", "It is often said; we have not checked.[claim:heard]")
    assert read_page(said, "pages/en/rain.md", "en", known()).cites[0] == "heard"


def test_a_shelf_is_read(tmp_path: Path) -> None:
    found = read_shelf(shelf(tmp_path), {"cloud"})
    page = found.page("de", 1)
    assert page is not None
    assert page.front.slug == "rain"
    assert found.page("de", 2) is None
    assert found.beside(page) == (None, None)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"de": None}, "pages/en/rain.md: its translation into “de” is missing"),
        ({"en": None}, "pages/de/rain.md: there is no English page of this name"),
        ({"de": text("de").replace("cloud", "sun")}, "pages/de/rain.md, line 1: there is no picture “sun”"),
        ({"de": text("de").replace("number = 1", "number = 2")}, "number is not that of pages/en/rain.md"),
        ({"de": text("de").replace('"within"', '"mends"')}, "part is not that of pages/en/rain.md"),
        (
            {"de": text("de").replace("## Zwei", "Zwei")},
            "de/rain.md, line 12: a p where pages/en/rain.md has a h2",
        ),
        (
            {"de": text("de").replace("Eins.\n\n", "")},
            "pages/de/rain.md: 4 blocks, but pages/en/rain.md has 5",
        ),
        ({"de": text("de").replace("[claim:thumb]", "")}, "de/rain.md, line 16: other claims or items"),
        ({"de": text("de").replace("- nein\n", "")}, "de/rain.md, line 16: other claims or items"),
        ({"en": text().replace("related = []", 'related = ["snow"]')}, "line 1: “snow” is no other page"),
        ({"en": text().replace("related = []", 'related = ["rain"]')}, "line 1: “rain” is no other page"),
        ({"claims": CLAIMS + claim("idle", "S")}, "claims.toml: no page cites the claim idle"),
    ],
)
def test_a_shelf_that_does_not_hold_together_is_refused(
    changed: dict[str, str | None], said: str, tmp_path: Path
) -> None:
    with pytest.raises(QuillsError) as caught:
        read_shelf(shelf(tmp_path, **changed), {"cloud"})
    assert said in str(caught.value)


def test_two_pages_with_one_number_are_refused(tmp_path: Path) -> None:
    folder = shelf(tmp_path)
    for language in ("en", "de"):
        other = text(language).replace('slug = "rain"', 'slug = "snow"')
        (folder / "pages" / language / "snow.md").write_text(other, encoding="utf-8")
    with pytest.raises(QuillsError) as caught:
        read_shelf(folder, {"cloud"})
    assert "the number 1 is already that of" in str(caught.value)
