"""A person's shelf: the journal's documents in their private space, and drafts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import structs

from quills.web.journal.documents import KINDS, Document, Draft, Kept
from quills.web.journal.words.languages import language
from quills.web.spaces.desk import Desk, desk
from quills.web.spaces.errors import ChangedError
from quills.web.spaces.gate import opened
from quills.web.vault.errors import LockedError, VaultError

DRAFTS: Final = 12
"""The most drafts that wait; the oldest gives way."""
MONTHS: Final = 3
"""The months in which drafts and open promises are looked for: the last that have any."""
BATCH: Final = 5000
"""Documents that are brought in or taken out at a time."""

P = ParamSpec("P")
T = TypeVar("T", bound=Document)


class Shelf:
    """The journal of the person who asks."""

    def __init__(self, own: Desk) -> None:
        self.desk = own
        self.code = language(get_language() or "en")

    # ---- what is kept ----------------------------------------------------------------------------

    def page(self, limit: int, before: UUID | None = None, kind: str = "") -> list[Kept]:
        """The newest documents, or those that come after one of them; of all kinds, or of one."""
        return self.desk.read(self.desk.recent(limit, before, *self._shapes(kind)))

    def all(self, kind: str = "") -> Iterator[Kept]:
        """Every document, or all of one kind, newest first, opened as they are needed."""
        return self.desk.all(*self._shapes(kind))

    def everything(self) -> Iterator[Kept]:
        """Every document, in as few questions to the database as can be: for a copy."""
        items = self.desk.items(*KINDS.values())
        for start in range(0, len(items), BATCH):
            yield from self.desk.read(items[start : start + BATCH])

    def count(self) -> dict[str, int]:
        """How many there are of each kind; no month is opened for it."""
        found = Counter[str]()
        for kinds in self.desk.months().values():
            found.update(kinds)
        return {name: count for name, count in found.items() if name in KINDS}

    def lately(self, shape: type[T]) -> list[T]:
        """All of one kind in the last months that have any."""
        tag = shape.__struct_config__.tag
        names = [name for name, kinds in self.desk.months().items() if tag in kinds][:MONTHS]
        found = [item for name in names for item in self.desk.month(name).items if item.kind == tag]
        return self.desk.read(found)

    def get(self, row: UUID) -> Kept:
        """One document. What is not this person's is not there (404)."""
        found: Any = self.desk.get(row, Document)
        if isinstance(found, Draft):
            raise Http404
        return found  # type: ignore[no-any-return]  # every other document of a journal is kept

    def put(self, document: Kept, version: str, form: str, about: str) -> None:
        """Keep what a form made and empty its draft, both or neither. Raises ChangedError.

        ``version`` is the state that the form was made from.
        """
        if self.desk.version(UUID(document.id)) != version:
            raise ChangedError(
                _("This was changed in another tab since you opened it. Copy your text, then open it anew.")
            )
        draft = self.draft(form, about)
        self.desk.put_all([document, *([structs.replace(draft, values=())] if draft else [])])

    def put_all(self, documents: Iterable[Kept]) -> None:
        """Keep new documents, all or none."""
        heap = list(documents)
        with transaction.atomic():
            for start in range(0, len(heap), BATCH):
                self.desk.put_all(heap[start : start + BATCH])

    # ---- drafts -------------------------------------------------------------------------------------

    def drafts(self) -> list[Draft]:
        """The drafts that wait, newest first."""
        waiting = [draft for draft in self.lately(Draft) if draft.values]
        return sorted(waiting, key=lambda draft: draft.at, reverse=True)

    def draft(self, form: str, about: str) -> Draft | None:
        """The draft of a form."""
        found = self.desk.find(self.place(form, about), Draft)
        return found if found and found.values else None

    def place(self, form: str, about: str) -> UUID:
        """Where the draft of a form lies: always in the same row."""
        return self.desk.named("journal draft", form, about)

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in place of the one before it; an empty one is none."""
        self.desk.put(draft, over=True)

    def drop_draft(self, form: str, about: str) -> None:
        """Empty the draft of a form, if there is one. Its row stays, for the next."""
        if draft := self.draft(form, about):
            self.keep_draft(structs.replace(draft, values=()))

    def sweep(self) -> None:
        """Delete the oldest drafts where there are too many."""
        for draft in sorted(self.lately(Draft), key=lambda draft: draft.at, reverse=True)[DRAFTS:]:
            self.desk.delete(UUID(draft.id))

    def _shapes(self, kind: str) -> list[type[Kept]]:
        return [KINDS[kind]] if kind else list(KINDS.values())


def private(
    view: Callable[Concatenate[HttpRequest, Shelf, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page of one's own: signed in, the vault open, the shelf at hand.

    Where something does not open, because it is damaged or was put in another's place, the page says so.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, Shelf(desk(request)), *args, **kwargs)
        except LockedError:
            raise
        except VaultError as error:
            return render(request, "journal/damaged.html", {"told": str(error)}, status=500)

    return opened(page)


def is_row(text: str) -> bool:
    """Whether a text is the id of a row, as our addresses have it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
