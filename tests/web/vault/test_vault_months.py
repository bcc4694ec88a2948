"""Month summaries: kept up by changes, they equal those rebuilt from the documents."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from vault_cast import PLACE, key, refused, uuid

from quills.web.vault.documents import open_document, seal_document
from quills.web.vault.months import Item, Month, add, build, change, remove, update

BERLIN = timezone(timedelta(hours=1))
FIRST = Item(uuid("first"), datetime(2026, 11, 3, 8, tzinfo=UTC), "entry", {"protest": 1, "need": 2})
SECOND = Item(uuid("second"), datetime(2026, 11, 9, 22, tzinfo=UTC), "entry", {"need": 1})
THIRD = Item(uuid("third"), datetime(2026, 11, 5, 12, tzinfo=UTC), "pause")

ITEMS = st.builds(
    Item,
    st.integers(0, 5).map(lambda number: uuid5(UUID(int=1), str(number))),
    st.datetimes(
        datetime(2026, 1, 25), datetime(2026, 4, 5), timezones=st.sampled_from([UTC, BERLIN, timezone.min])
    ),
    st.sampled_from(["entry", "pause", "promise"]),
    st.dictionaries(st.sampled_from(["need", "protest"]), st.integers(0, 3)),
)


def test_a_month_holds_items_by_time_and_counts() -> None:
    month = build([SECOND, FIRST, THIRD])["2026-11"]
    assert month.items == (FIRST, THIRD, SECOND)
    assert month.kinds == {"entry": 2, "pause": 1}
    assert month.counts == {"protest": 1, "need": 3}


def test_items_can_be_added_changed_and_removed() -> None:
    month = add(add(Month("2026-11"), SECOND), FIRST)
    assert month == build([FIRST, SECOND])["2026-11"]
    later = Item(FIRST.id, FIRST.time + timedelta(days=20), "promise")
    assert change(month, later) == build([SECOND, later])["2026-11"]
    assert remove(month, FIRST.id) == build([SECOND])["2026-11"]
    assert remove(remove(month, FIRST.id), SECOND.id) == Month("2026-11")


def test_the_month_is_that_of_the_clock_on_the_wall() -> None:
    """Half past midnight in Berlin is still the day before in UTC."""
    item = Item(uuid("late"), datetime(2026, 12, 1, 0, 30, tzinfo=BERLIN), "entry")
    assert item.month == "2026-12"
    assert Item(uuid("old"), datetime(999, 1, 1, tzinfo=UTC), "entry").month == "0999-01"


def test_an_item_that_moves_to_another_month_rewrites_two() -> None:
    months = build([FIRST, SECOND])
    moved = Item(FIRST.id, datetime(2026, 12, 24, tzinfo=UTC), "entry")
    assert update(months, FIRST, moved) == {
        "2026-11": build([SECOND])["2026-11"],
        "2026-12": build([moved])["2026-12"],
    }


def test_only_what_changes_is_rewritten() -> None:
    months = build([FIRST, Item(uuid("old"), datetime(2020, 1, 1, tzinfo=UTC), "entry")])
    assert set(update(months, None, SECOND)) == {"2026-11"}
    assert set(update(months, FIRST, None)) == {"2026-11"}
    assert update(months, None, None) == {}


def test_what_does_not_fit_says_to_rebuild() -> None:
    month = build([FIRST])["2026-11"]
    for call in (
        lambda: add(month, FIRST),
        lambda: remove(month, SECOND.id),
        lambda: change(month, SECOND),
        lambda: add(Month("2026-12"), FIRST),
        lambda: update({}, FIRST, None),
    ):
        assert "rebuild" in str(refused(call))


@given(items=st.lists(ITEMS, unique_by=lambda item: item.id))
def test_a_month_comes_back_from_its_sealed_bytes(items: list[Item]) -> None:
    for month in build(items).values():
        assert open_document(seal_document(month, key("space"), PLACE), Month, key("space"), PLACE) == month


@pytest.mark.parametrize(
    "month",
    [
        Month("2026-11", format=1, items=(Item(uuid("x"), datetime(2026, 11, 1), "entry"),)),
        Month("2026-11", items=(Item(uuid("x"), FIRST.time, "entry", {"need": 0.5}),)),  # type: ignore[dict-item]
    ],
    ids=["no zone", "half a count"],
)
def test_a_time_without_zone_or_half_a_count_is_not_sealed(month: Month) -> None:
    refused(lambda: seal_document(month, key("space"), PLACE))


def test_a_summary_of_another_format_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="another format"):
        Month("2026-11", format=2)


class Kept(RuleBasedStateMachine):
    """Documents that come, change and go; the summaries follow by changes alone."""

    def __init__(self) -> None:
        super().__init__()
        self.documents: dict[UUID, Item] = {}
        self.months: dict[str, Month] = {}

    @rule(item=ITEMS)
    def write(self, item: Item) -> None:
        """A new document, or a change to one."""
        self._follow(self.documents.get(item.id), item)
        self.documents[item.id] = item

    @rule(item=ITEMS)
    def delete(self, item: Item) -> None:
        """A document goes, if it is there."""
        self._follow(self.documents.pop(item.id, None), None)

    def _follow(self, before: Item | None, after: Item | None) -> None:
        for name, month in update(self.months, before, after).items():
            self.months[name] = month
            if not month.items:
                del self.months[name]

    @invariant()
    def rebuilt_equals_kept(self) -> None:
        """What the documents say is what the summaries say."""
        assert self.months == build(self.documents.values())


TestKept = Kept.TestCase
