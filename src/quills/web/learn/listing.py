"""The table of all claims in the docs, made from the shelf so that it is never behind."""

from typing import Final

from quills.web.learn.shelf import Shelf

BEGIN: Final = "<!-- made by quills.web.learn.listing -->"
END: Final = "<!-- end -->"


def table(shelf: Shelf) -> str:
    """Every claim in the order of the pages, with its status, its finding, its pages and its source."""
    rows = ["| claim | status | finding | pages | what it says | source |", "|---|---|---|---|---|---|"]
    pages = shelf.pages["en"]
    for name in dict.fromkeys(name for page in pages for name in page.cites):
        claim = shelf.claims[name]
        on = ", ".join(page.front.slug for page in pages if name in page.cites)
        cells = (name, claim.status.value, claim.finding or "", on, claim.en.says, claim.source)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def filled(text: str, shelf: Shelf) -> str:
    """The page of the docs with the table of today in its place."""
    before, rest = text.split(BEGIN, 1)
    return f"{before}{BEGIN}\n\n{table(shelf)}\n\n{END}{rest.split(END, 1)[1]}"
