"""The journal's refusals in the language of the page."""

from typing import Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop

from quills.web.journal.errors import JournalError

SENTENCES: Final = (
    gettext_noop("Choose one thing, or write a line."),
    gettext_noop("The file is larger than {most} MB; nothing was taken in."),
    gettext_noop("This is not a journal that Quills wrote ({reason}); nothing was taken in."),
    gettext_noop("The file is damaged or cut short; nothing was taken in. Take another copy of it."),
    gettext_noop("The file holds more than {most} documents; nothing was taken in."),
    gettext_noop("Document {number} of the file: {reason} Nothing was taken in."),
    gettext_noop("Another document of the file has the same id."),
    gettext_noop("This file holds no journal; nothing was taken in."),
    gettext_noop("The file was written in format {found}; this version reads format {known}. Update Quills."),
    gettext_noop("This was written in format {found}; this version reads format {known}."),
    gettext_noop("{name} is no time zone that is known here."),
    gettext_noop("{name} is not an id that Quills makes."),
    gettext_noop("{name} has to say its offset from UTC."),
    gettext_noop("{name} is outside of the years 1900 to 2200."),
    gettext_noop("{name} has to be from 0 to {high}."),
    gettext_noop("{name} is longer than {most} letters."),
    gettext_noop("{name} holds signs that are no text."),
    gettext_noop("{name} has to be one line."),
    gettext_noop("{name} is none of the choices."),
    gettext_noop("{name} holds a choice twice."),
    gettext_noop("{name} is another act than its words."),
    gettext_noop("{name} is empty; write a line."),
    gettext_noop("{name} holds more than {most} lines."),
    gettext_noop("{name} has more answers than the page has questions."),
    gettext_noop("A promise has a time of its outcome when it is no longer open, and only then."),
    gettext_noop("What was opened is no document of this journal."),
    gettext_noop("{name} is no column of this table."),
    gettext_noop("{name} is no table of a journal; nothing was taken in."),
    gettext_noop("The zip is damaged or locked; nothing was taken in."),
    gettext_noop("The zip holds more than a journal; nothing was taken in."),
    gettext_noop("The table is not UTF-8; nothing was taken in. Export it again."),
    gettext_noop("This is no table of a journal; nothing was taken in."),
    gettext_noop("The table is damaged or cut short; nothing was taken in."),
    gettext_noop("A line of the table is cut short or too long; nothing was taken in."),
)
"""Every sentence in which the journal refuses something; a test compares them with the code."""


def said(error: JournalError) -> str:
    """The sentence of a refusal; one refusal may hold another."""
    values = {
        name: said(value) if isinstance(value, JournalError) else value
        for name, value in error.values.items()
    }
    return translated(error.template).format(**values)
