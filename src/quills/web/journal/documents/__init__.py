"""The documents of the journal: plain, checked records. Sealing is the vault's."""

from typing import Final, TypeAlias

import msgspec

from quills.web.journal.documents.base import FORMAT, LINE, TEXT, Document, new_id
from quills.web.journal.documents.draft import Draft
from quills.web.journal.documents.entry import Deed, Entry, Fear
from quills.web.journal.documents.origin import Origin
from quills.web.journal.documents.pause import WAYS, Pause
from quills.web.journal.documents.promise import By, Outcome, Promise
from quills.web.journal.documents.thought import Evidence, Narrative, SecureMemory
from quills.web.journal.errors import JournalError

__all__ = [
    "FORMAT",
    "KINDS",
    "LINE",
    "TEXT",
    "WAYS",
    "AnyDocument",
    "By",
    "Deed",
    "Document",
    "Draft",
    "Entry",
    "Evidence",
    "Fear",
    "Kept",
    "Narrative",
    "Origin",
    "Outcome",
    "Pause",
    "Promise",
    "SecureMemory",
    "kind",
    "new_id",
    "packed",
    "unpacked",
]

Kept: TypeAlias = Entry | Pause | Narrative | SecureMemory | Origin | Promise
"""What a person keeps; an export holds these."""

AnyDocument: TypeAlias = Kept | Draft

KINDS: Final[dict[str, type[Kept]]] = {
    str(shape.__struct_config__.tag): shape
    for shape in (Entry, Pause, Narrative, SecureMemory, Origin, Promise)
}
"""The shape of each kind that is kept, by its name."""

_DECODER: Final[msgspec.json.Decoder[AnyDocument]] = msgspec.json.Decoder(AnyDocument)
_ENCODER: Final = msgspec.json.Encoder()


def kind(document: Document) -> str:
    """The name of a document's kind."""
    return str(document.__struct_config__.tag)


def packed(document: Document) -> bytes:
    """The bytes of a document, to be sealed."""
    return _ENCODER.encode(document)


def unpacked(data: bytes) -> AnyDocument:
    """The document of bytes that were opened; raises JournalError if they are none."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError("What was opened is no document of this journal.") from error
