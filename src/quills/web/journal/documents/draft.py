"""A form as it stands, not saved yet; sealed like everything else, and in no export."""

from typing import Final

from quills.web.journal.documents.base import TEXT, Document, check_choice, check_line, check_text
from quills.web.journal.errors import JournalError

FORMS: Final = ("entry", "pause", "narrative", "memory", "origin", "promise")
"""The forms that keep drafts."""

MOST: Final = 100
"""The most values in one form."""


class Draft(Document, frozen=True, kw_only=True, tag="draft"):
    """``form`` names the form and ``about`` the document or page it changes, empty for a new one."""

    form: str
    about: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_choice("form", self.form, FORMS)
        check_line("about", self.about)
        if len(self.values) > MOST:
            raise JournalError("{name} holds more than {most} lines.", name="values", most=MOST)
        for name, value in self.values:
            check_line("values", name)
            check_text("values", value, 2 * TEXT)
