"""Day, month and year: calendars, and what decides the order."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest
from exports import OPTIONS
from held import held
from hypothesis import given
from hypothesis import strategies as st

from quills.chats import read, whatsapp
from quills.chats.dates import Decision, Written, day, decide
from quills.chats.draft import DateOrder, Draft, Options
from quills.errors import ExportError

HABIT: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")


def written(text: str) -> Written:
    """``13/06/23`` taken apart."""
    one, two, three = text.split("/")
    return Written((int(one), int(two), int(three)), (len(one), len(two), len(three)))


def decision(*texts: str) -> Decision | None:
    return decide([written(text) for text in texts], HABIT)


def draft_of(text: str, order: DateOrder | None = None) -> Draft:
    (draft,) = whatsapp.read([held(text, "chat.txt")], Options(OPTIONS.tz, date_order=order))
    return draft


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("13/06/23", "dmy", date(2023, 6, 13)),
        ("6/13/2023", "mdy", date(2023, 6, 13)),
        ("2023/06/13", "ymd", date(2023, 6, 13)),
        ("13/06/23", "mdy", None),
        ("29/02/2023", "dmy", None),
        ("29/02/2024", "dmy", date(2024, 2, 29)),
        ("13/06/2566", "dmy", date(2023, 6, 13)),
        ("13/06/66", "dmy", date(2023, 6, 13)),
        ("112/06/13", "ymd", date(2023, 6, 13)),
        ("01/01/1999", "dmy", None),
        ("01/01/2100", "dmy", None),
        ("0/1/2023", "dmy", None),
        ("1402/03/23", "ymd", date(2023, 6, 13)),
        ("1403/01/01", "ymd", date(2024, 3, 20)),
        ("1403/12/30", "ymd", date(2025, 3, 20)),
        ("1402/12/30", "ymd", None),
        ("1399/12/30", "ymd", date(2021, 3, 20)),
        ("1400/01/01", "ymd", date(2021, 3, 21)),
        ("1388/06/31", "ymd", date(2009, 9, 22)),
        ("1388/07/31", "ymd", None),
        ("1444/11/24", "ymd", None),
    ],
)
def test_it_reads_the_calendars_of_phones(text: str, order: DateOrder, expected: date | None) -> None:
    """Common, Buddhist (four and two digits), the Republic of China's, Solar Hijri."""
    assert day(written(text), order) == expected


@pytest.mark.parametrize(
    ("era", "text", "expected"),
    [
        ("R", "5/6/13", date(2023, 6, 13)),
        ("令和", "1/5/1", date(2019, 5, 1)),
        ("H", "31/4/30", date(2019, 4, 30)),
        ("平成", "20/1/2", date(2008, 1, 2)),
        ("民國", "112/6/13", date(2023, 6, 13)),
    ],
)
def test_it_reads_years_of_an_era(era: str, text: str, expected: date) -> None:
    one, two, three = (int(number) for number in text.split("/"))
    assert day(Written((one, two, three), (1, 1, 1), era), "ymd") == expected


def test_an_era_that_nobody_knows_gives_no_day() -> None:
    """Such as one whose first letter was damaged."""
    assert day(Written((5, 6, 13), (1, 1, 2), "\ufffd和"), "ymd") is None


@given(st.dates(date(2005, 1, 1), date(2051, 12, 31)), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_every_day_comes_back_in_every_order(when: date, order: DateOrder) -> None:
    """With years of two and of four digits."""
    for year in (f"{when.year}", f"{when.year % 100:02}"):
        parts = {"d": str(when.day), "m": f"{when.month:02}", "y": year}
        assert day(written("/".join(parts[letter] for letter in order)), order) == when


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["01/02/2023", "03/04/2023", "13/05/2023"], ("dmy", False)),
        (["01/02/2023", "03/04/2023", "05/13/2023"], ("mdy", False)),
        (["2023/01/02", "2023/02/13"], ("ymd", False)),
        (["13/06/23"], ("dmy", False)),
        (["06/13/23"], ("mdy", False)),
        (["23/06/30", "23/07/01"], ("ymd", False)),
        (["09/01/2023", "01/02/2023", "02/02/2023"], ("dmy", False)),
        (["01/09/2023", "02/01/2023", "02/02/2023"], ("mdy", False)),
        (["03/04/2021"], ("dmy", True)),
        (["03/04/2021", "04/05/2021"], ("dmy", True)),
        (["02/01/2023", "02/02/2023", "02/03/2023"], ("mdy", True)),
        (["01/02/2023", "02/02/2023", "03/02/2023"], ("dmy", True)),
    ],
)
def test_the_file_decides_the_order(texts: list[str], expected: tuple[str, bool]) -> None:
    """By a day above 12 anywhere, by time running backwards; or else it is a guess and said to be one."""
    found = decision(*texts)
    assert found
    assert (found.order, found.guessed) == expected


def test_one_pasted_date_does_not_turn_the_order() -> None:
    """One impossible date is less than a dozen steps back in time."""
    days = [f"{d:02}/{m:02}/2023" for m in range(1, 8) for d in (1, 9, 12)]
    assert decision(*days[:10], "12/25/2022", *days[10:]) == Decision("dmy", guessed=False)


def test_no_day_at_all_is_no_decision() -> None:
    assert decision("99/99/99") is None
    assert decide([], HABIT) is None


OPEN: Final = "03/04/21, 10:00 - Ana: one\n04/05/21, 10:00 - Ben: two\n"


@pytest.mark.parametrize(("order", "month"), [("dmy", 4), ("mdy", 3)])
def test_it_obeys_the_order_that_was_given(order: DateOrder, month: int) -> None:
    draft = draft_of(OPEN, order)
    assert draft.rows["time"][0].month == month
    assert (draft.date_order, draft.date_order_guessed) == (order, False)


def test_it_says_that_it_guessed() -> None:
    draft = draft_of(OPEN)
    assert (draft.date_order, draft.date_order_guessed) == ("dmy", True)
    assert draft.rows["time"][0] == datetime(2021, 4, 3, 10, 0)


@pytest.mark.parametrize(
    ("header", "order"),
    [
        ("3/4/21, 9:00 AM - ", "mdy"),
        ("3/4/21, 9:00 am - ", "dmy"),
        ("03/04/21, 9:00 AM - ", "dmy"),
        ("3/4/2021, 9:00 AM - ", "dmy"),
        ("3/4/21, 9:00 - ", "dmy"),
        ("3.4.21, 9:00 AM - ", "dmy"),
    ],
)
def test_it_guesses_by_the_habits_of_writing(header: str, order: str) -> None:
    """Months first only as Americans write them."""
    draft = draft_of(f"{header}Ana: one\n{header}Ben: two\n")
    assert (draft.date_order, draft.date_order_guessed) == (order, True)


def test_it_refuses_an_order_that_the_file_contradicts() -> None:
    chat = "".join(f"{day}/06/23, 10:00 - Ana: one\n" for day in range(10, 30))
    with pytest.raises(ExportError, match="cannot be read as mdy; leave --date-order out"):
        draft_of(chat, "mdy")


def test_a_calendar_that_is_not_known_is_refused(tmp_path: Path) -> None:
    """The Islamic calendar goes by the moon."""
    path = tmp_path / "chat.txt"
    path.write_text("[24/11/1444، 9:25:15 م] Ana: one\n", encoding="utf-8")
    with pytest.raises(ExportError, match="not a chat export"):
        read(path)
