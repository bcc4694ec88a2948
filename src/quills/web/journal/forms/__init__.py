"""The forms of the journal: from what a browser sends to a document, and back."""

from typing import Final

from quills.web.journal.forms.base import DocumentForm
from quills.web.journal.forms.entry import EntryForm
from quills.web.journal.forms.origin import OriginForm
from quills.web.journal.forms.pause import PauseForm
from quills.web.journal.forms.promise import PromiseForm
from quills.web.journal.forms.thought import MemoryForm, NarrativeForm

FORMS: Final[dict[str, type[DocumentForm]]] = {
    form.kind: form for form in (EntryForm, PauseForm, NarrativeForm, MemoryForm, OriginForm, PromiseForm)
}
"""The form of each kind of document."""
