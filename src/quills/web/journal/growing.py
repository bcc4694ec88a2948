"""The sentence as the form shows it while it grows: every clause, those not chosen yet hidden."""

from typing import Any

from quills.web.journal.documents import Entry
from quills.web.journal.words.sentence import ORDER, Piece, fillings, frame


def growing(entry: Entry | None, code: str) -> dict[str, Any]:
    """All clauses with what is chosen so far. Hidden ones wait for the script, or for nobody."""
    filled = fillings(entry, code) if entry else {}
    clauses = [
        {
            "name": name,
            "said": _said(name, filled),
            "pieces": [_piece(piece, filled, code) for piece in frame(name, code, "now")],
        }
        for name in ORDER
    ]
    return {"clauses": clauses, "said": bool(filled)}


def _piece(piece: Piece, filled: dict[str, str], code: str) -> dict[str, Any]:
    inner = frame(piece.slot, code, "now") if piece.slot in {"strong", "under"} else ()
    if len(inner) < 2:  # a slot that is filled directly, not by a clause of its own
        return {"slot": piece.slot, "text": filled.get(piece.slot, "") if piece.slot else piece.text}
    parts = [{"slot": one.slot, "text": filled.get(one.slot, "") if one.slot else one.text} for one in inner]
    return {"slot": piece.slot, "inner": parts, "said": piece.slot in filled}


def _said(name: str, filled: dict[str, str]) -> bool:
    if name == "strong_alone":
        return "strong" in filled and "feeling" not in filled
    return name in filled
