"""A table that is wrong is refused with its name, its column and its row."""

from datetime import UTC, datetime

import polars as pl
import pytest

from quills.errors import TableError
from quills.frames import MESSAGES, MOMENTS, RATINGS, TABLES, Table


def messages(**changes: object) -> pl.DataFrame:
    """Two messages, one column changed."""
    columns: dict[str, object] = {
        "line": [1, 2],
        "time": [datetime(2025, 1, 4, 9, 12), datetime(2025, 1, 4, 9, 13)],
        "instant": [datetime(2025, 1, 4, 9, 12, tzinfo=UTC), datetime(2025, 1, 4, 9, 13, tzinfo=UTC)],
        "sender": ["Ana", "Ben"],
        "text": ["is it snowing", "Proper snow here."],
        "kind": ["text", "text"],
    }
    return pl.DataFrame(columns | changes, schema=MESSAGES.schema)


def test_it_gives_a_right_table_back_in_the_described_order() -> None:
    """Column order is not the caller's business."""
    shuffled = messages().select(list(MESSAGES.columns)[::-1])
    assert MESSAGES.check(shuffled).columns == list(MESSAGES.columns)


def test_the_programs_own_lines_have_no_sender() -> None:
    """A null is right where the description allows it."""
    assert MESSAGES.check(messages(sender=[None, "Ben"])).height == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ["is it snowing", None]}, "Messages: column 'text', row 1: a value is missing"),
        ({"line": [1, 0]}, "Messages: column 'line', row 1: 0 is below 1"),
        (
            {"instant": [datetime(2025, 1, 5, tzinfo=UTC), datetime(2025, 1, 4, tzinfo=UTC)]},
            "'instant', row 1",
        ),
    ],
)
def test_it_names_column_and_row(changes: dict[str, object], said: str) -> None:
    """The first wrong row is named, counted from 0."""
    with pytest.raises(TableError, match=said.replace("(", r"\(")):
        MESSAGES.check(messages(**changes))


def test_it_names_a_missing_an_unknown_and_a_wrong_column() -> None:
    """Nothing is dropped or converted unseen."""
    with pytest.raises(TableError, match="column 'kind' is missing"):
        MESSAGES.check(messages().drop("kind"))
    with pytest.raises(TableError, match="column 'mood' is not part of this table"):
        MESSAGES.check(messages().with_columns(mood=pl.lit(1)))
    with pytest.raises(TableError, match="column 'line': is String, has to be Int64"):
        MESSAGES.check(messages().cast({"line": pl.String}))


def test_not_a_number_is_not_a_value() -> None:
    """NaN is refused even where null is allowed: it would spread in silence."""
    rating = {"instant": [datetime(2025, 1, 4, tzinfo=UTC)], "person": ["Ana"], "what": ["closeness"]}
    frame = pl.DataFrame(
        rating | {"value": [float("nan")], "low": [0.0], "high": [10.0]}, schema=RATINGS.schema
    )
    with pytest.raises(TableError, match="'value', row 0: is not a number"):
        RATINGS.check(frame)


def test_a_probability_stays_between_0_and_1() -> None:
    """Bounds are part of the description."""
    moment = {
        "id": ["a"],
        "instant": [datetime(2025, 1, 4, tzinfo=UTC)],
        "person": ["Ana"],
        "act": ["repair"],
    }
    frame = pl.DataFrame(moment | {"p": [1.5], "source": ["chat"], "line": [3]}, schema=MOMENTS.schema)
    with pytest.raises(TableError, match=r"Moments: column 'p', row 0: 1.5 is above 1"):
        MOMENTS.check(frame)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_table_is_right(table: Table) -> None:
    """No rows is no error."""
    assert table.check(table.empty()).is_empty()
