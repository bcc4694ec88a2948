"""What a message is: the program's own words for pictures, calls, deleted messages and itself.

iOS sets a left-to-right mark before its own words, which people do not type; in a file with such
marks nothing else is taken for them. On Android only the words tell, and they have to be the
whole message: "you deleted this message, right?" stays text.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Final

import polars as pl

from quills.chats.whatsapp.careful import CLOCK
from quills.chats.whatsapp.layout import Style
from quills.chats.whatsapp.marks import MARKS
from quills.chats.whatsapp.words import KINDS, Words, occurring, pieces
from quills.frames import KINDS as ALL_KINDS

_MARK: Final = "\u200e"
_LEADING_MARK: Final = f"^[{MARKS}]*{_MARK}"
_AFTER_LAST_MARK: Final = f"{_MARK}([^{_MARK}]*)$"
_BEHIND_A_CAPTION: Final = frozenset({"voice", "contact", "media"})
"""Kinds whose words iOS puts behind words of the person's own."""
_ANDROID: Final = r"^[^\n]*[<>()（）]|^null$"
"""Android writes what it leaves out in brackets; "image omitted" was typed there."""

_SLICE: Final = 1 << 15
"""Rows that one core looks through at a time."""

_KIND: Final = pl.Enum(ALL_KINDS)
_TEXT: Final = pl.col("text")
_WORDS: Final = pl.col("words").str


def classify(heads: pl.DataFrame, style: Style) -> tuple[pl.DataFrame, int]:
    """Header rows with ``kind``, and how many of the program's own words are in no list.

    The program's marks are taken out of ``text``, and its lines have no ``sender``.
    """
    marked = style != "dash" and _is_marked(heads)
    heads = heads.with_row_index("row")
    told = _told(heads, marked=marked)
    told = told.with_columns(_TEXT.str.contains(_LEADING_MARK).alias("leading"))
    told = told.with_columns(_program_words(marked=marked).alias("words"))
    known = occurring(told["words"], marked=marked)
    told = told.with_columns((_kind_marked(known) if marked else _kind_unmarked(known, style)).alias("kind"))
    unknown = told.filter(pl.col("kind") == "unknown").height
    told = told.select(
        "row", _own_text(known).alias("own"), _settled_kind(heads, marked=marked).alias("kind")
    )
    heads = heads.join(told, on="row", how="left", maintain_order="left").with_columns(
        pl.coalesce("own", "text").alias("text"), pl.col("kind").fill_null(pl.lit("text", _KIND))
    )
    sender = pl.when(pl.col("kind") != "system").then("sender").alias("sender")
    return heads.with_columns(sender).drop("row", "own"), unknown


def _is_marked(heads: pl.DataFrame) -> bool:
    marks = pl.col("sender").is_not_null() & _TEXT.str.contains(_LEADING_MARK)
    return bool(heads.select(marks.any()).item())


def _told(heads: pl.DataFrame, *, marked: bool) -> pl.DataFrame:
    """Rows in which the program's own words may stand; looked for in several slices side by side."""
    tells = pl.col("sender").is_null() | _may_tell(marked=marked)

    def told(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.filter(tells).select("row", "sender", "text")

    with ThreadPoolExecutor() as pool:
        return pl.concat(pool.map(told, heads.iter_slices(_SLICE)))


def _may_tell(*, marked: bool) -> pl.Expr:
    """Rows in which the program's own words may stand."""
    return _TEXT.str.contains(_MARK, literal=True) if marked else _TEXT.str.contains_any(pieces(marked=False))


def _program_words(*, marked: bool) -> pl.Expr:
    """The program's own words: behind its last mark, if something of the person's stands before."""
    unmarked = _TEXT.str.replace_all(f"[{MARKS}]", "")
    if not marked:
        return unmarked
    return (
        pl.when("leading").then(unmarked).otherwise(pl.coalesce(_TEXT.str.extract(_AFTER_LAST_MARK), _TEXT))
    )


def _kind_marked(known: Words) -> pl.Expr:
    program = pl.col("leading") | pl.col("sender").is_null()
    told = [pl.when(_WORDS.contains(known.edited)).then(pl.lit("edited"))]
    for kind in KINDS:
        is_kind = _WORDS.contains(known.kinds[kind])
        told.append(pl.when(is_kind if kind in _BEHIND_A_CAPTION else is_kind & program).then(pl.lit(kind)))
    is_system = pl.col("sender").is_null() | (program & _WORDS.contains(known.system))
    told.append(pl.when(is_system).then(pl.lit("system")))
    told.append(pl.when(program).then(pl.lit("unknown")))
    return pl.coalesce(*told, pl.lit("text"))


def _kind_unmarked(known: Words, style: Style) -> pl.Expr:
    told = [pl.when(_WORDS.contains(known.edited)).then(pl.lit("edited"))]
    for kind in KINDS:
        is_kind = _WORDS.contains(known.kinds[kind])
        if kind == "call":
            is_kind &= ~_WORDS.contains(CLOCK)
        if style == "dash" and kind in _BEHIND_A_CAPTION:
            is_kind &= _WORDS.contains(_ANDROID)
        told.append(pl.when(is_kind).then(pl.lit(kind)))
    told.append(pl.when(pl.col("sender").is_null()).then(pl.lit("system")))
    return pl.coalesce(*told, pl.lit("text"))


def _settled_kind(heads: pl.DataFrame, *, marked: bool) -> pl.Expr:
    """Unknown words are mostly pictures; but at the very top they are the notice on encryption, and
    under a name that never typed anything (the name of a group) they are the program's.
    """
    kind = pl.col("kind")
    if not marked:
        return kind.cast(_KIND)
    typed = heads.filter(~_TEXT.str.contains(_LEADING_MARK))["sender"].unique()
    is_system = (pl.col("row") == 0) | ~pl.col("sender").is_in(typed.implode())
    unknown = pl.when(is_system).then(pl.lit("system")).otherwise(pl.lit("media"))
    return pl.when(kind == "unknown").then(unknown).otherwise(kind).cast(_KIND)


def _own_text(known: Words) -> pl.Expr:
    """The text without the program's marks, and without its word for an edited message."""
    unedited = _TEXT.str.replace(f"\\s*[{MARKS}]*{known.edited}", "")
    unmarked = _TEXT.str.replace_all(_MARK, "", literal=True)
    kind = pl.col("kind")
    return pl.when(kind == "edited").then(unedited).when(kind == "text").then(_TEXT).otherwise(unmarked)
