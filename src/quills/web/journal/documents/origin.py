"""What somebody wrote on one guided page about where they come from."""

from typing import Final

from quills.web.journal.documents.base import Document, check_choice, check_text
from quills.web.journal.errors import JournalError
from quills.web.journal.words.guide import pages

PROMPTS: Final = 4
"""The most questions on a guided page."""


class Origin(Document, frozen=True, kw_only=True, tag="origin"):
    """Answers to the questions of a page, by their place; an empty text is a question left out."""

    page: str
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_choice("page", self.page, pages())
        if len(self.answers) > PROMPTS or (self.answers and not self.answers[-1]):
            raise JournalError("{name} has more answers than the page has questions.", name="answers")
        for answer in self.answers:
            check_text("answers", answer)
