"""Who wrote what: names with colons in them, and the program's lines that look like somebody's."""

from typing import Final

import polars as pl

from quills.chats.whatsapp.marks import clean
from quills.chats.whatsapp.words import occurring

_RARE: Final = 5
"""Lines of one quoting wording that a chat may hold with the same words before the colon."""

_ENOUGH: Final = 3
"""So many messages, all with the same word and a colon before them, are nobody's habit."""

_PROGRAM: Final = "^\u200e|^<[^<>]+>$|: \u200e|: <[^<>]+>$"
"""Behind the second colon the program speaks: the name goes on to there."""

_MOST_COLONS: Final = 8


def settle_senders(heads: pl.DataFrame) -> pl.DataFrame:
    """Header rows whose first ``": "`` was taken for the end of the name, put right."""
    heads = _without_quotes(heads)
    for _ in range(_MOST_COLONS):
        longer = _longer_names(heads)
        if not longer:
            break
        heads = _with_longer_names(heads, longer)
    return _tidy_names(heads)


def _without_quotes(heads: pl.DataFrame) -> pl.DataFrame:
    """The program's own lines that quote a colon: ``Ana changed the subject to “us: two”``."""
    counts = heads["sender"].drop_nulls().value_counts()
    seldom = counts.filter(pl.col("count") <= _RARE)["sender"]
    whole = pl.concat_str(pl.col("sender").cast(pl.String), "text", separator=": ")
    suspects = heads.filter(pl.col("sender").is_in(seldom.implode())).select("line", whole.alias("whole"))
    known = occurring(suspects["whole"], marked=True)
    quoting = suspects.filter(pl.col("whole").str.contains(known.quoting))
    if quoting.is_empty():
        return heads
    heads = heads.join(quoting, on="line", how="left", maintain_order="left")
    sender = pl.when(pl.col("whole").is_null()).then("sender").alias("sender")
    return heads.with_columns(sender, pl.coalesce("whole", "text").alias("text")).drop("whole")


def _longer_names(heads: pl.DataFrame) -> dict[str, str]:
    """``Ana: work: hello``: if all that "Ana" ever wrote begins with "work: ", it is part of her name.

    One or two such messages may be chance; a line of the program's own among them is none.
    """
    start, rest = (pl.col("text").str.splitn(": ", 2).struct.field(field) for field in ("field_0", "field_1"))
    begun = (
        heads.filter(pl.col("text").str.contains(": ", literal=True) & pl.col("sender").is_not_null())
        .select("sender", start.alias("start"), rest.str.contains(_PROGRAM).alias("program"))
        .group_by("sender")
        .agg(
            pl.len().alias("begun"),
            pl.col("start").n_unique().alias("starts"),
            pl.col("start").first(),
            pl.col("program").any(),
        )
        .filter((pl.col("starts") == 1) & (pl.col("start") != ""))
        .filter((pl.col("begun") >= _ENOUGH) | pl.col("program"))
    )
    if begun.is_empty():
        return {}
    alike = begun.join(heads["sender"].value_counts(), on="sender").filter(pl.col("begun") == pl.col("count"))
    return dict(zip(alike["sender"].cast(pl.String), alike["start"], strict=True))


def _with_longer_names(heads: pl.DataFrame, longer: dict[str, str]) -> pl.DataFrame:
    old = pl.col("sender").cast(pl.String)
    start = old.replace_strict(longer, default=None, return_dtype=pl.String)
    changed = start.is_not_null()
    return heads.with_columns(
        pl.when(changed)
        .then(pl.concat_str(old, start, separator=": "))
        .otherwise(old)
        .cast(pl.Categorical)
        .alias("sender"),
        pl.when(changed)
        .then(pl.col("text").str.splitn(": ", 2).struct.field("field_1"))
        .otherwise("text")
        .alias("text"),
    )


def _tidy_names(heads: pl.DataFrame) -> pl.DataFrame:
    names = heads["sender"].drop_nulls().unique()
    tidied = {name: clean(name).strip() for name in names.to_list()}
    changed = {name: tidy for name, tidy in tidied.items() if name != tidy}
    if not changed:
        return heads
    return heads.with_columns(pl.col("sender").cast(pl.String).replace(changed).cast(pl.Categorical))
