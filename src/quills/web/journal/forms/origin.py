"""The form of a guided page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from quills.web.journal.documents import Origin, new_id
from quills.web.journal.forms.base import DocumentForm, Text
from quills.web.journal.words.guide import Page


class OriginForm(DocumentForm):
    """The questions of one page, each answered or left out."""

    kind = "origin"
    template = "journal/origin_form.html"
    title = _("Where I come from")

    def ask(self, page: Page) -> None:
        """Put the questions of a page into the form."""
        self.page = page
        for place, words in enumerate(page.prompt, 1):
            self.fields[f"answer_{place}"] = Text(rows=3, required=False, label=words[self.code])
            self.fields[f"answer_{place}"].widget.attrs["autocomplete"] = "off"

    @classmethod
    def fields_of(cls, document: Origin) -> dict[str, Any]:
        """The answers by their place."""
        return {f"answer_{place}": text for place, text in enumerate(document.answers, 1)}

    def parts(self, data: dict[str, Any]) -> Origin:
        """The answers up to the last one given."""
        answers = [data[f"answer_{place}"].strip() for place in range(1, len(self.page.prompt) + 1)]
        while answers and not answers[-1]:
            answers.pop()
        return Origin(**self.common(data, new_id()), page=self.page.id, answers=tuple(answers))
