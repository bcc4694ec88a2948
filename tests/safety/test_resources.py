"""The listed numbers: as they were read, of good enough grade, and nobody else's."""

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quills.safety.entries import NUMBERED, Country, Kind, Service, Way
from quills.safety.resources import countries, is_stale, listing, resources

Row = dict[str, str]
WITHOUT_ANY: Final = {"IN", "MX", "NG"}
WITHOUT_EMERGENCY: Final = {"IE", "JP", "KE", "KR", "PH", "ZA"}
LEFT_OUT: Final = {
    # Short forms of longer numbers that no source writes out.
    ("FI", "suicide_crisis"): {"0112", "0114", "0115"},
    # After an outage the line came back for voice calls only.
    ("ZA", "dv_anyone"): {"*120*7867#", "31531"},
    # The same number with its digits grouped in another way.
    ("AU", "men_relationship"): {"1300 789 978"},
    # Not dialled: a key to press, and hours of a chat.
    ("GB", "emergency_silent"): {"55"},
    ("FI", "dv_anyone"): {"9-15", "14-20"},
}
ADDRESSES_WITH_DIGITS: Final = r"988lifeline\.org|988\.ca|allo119\.gouv\.fr|1712\.be|143\.ch|116111\.no"


def entries(country: Country) -> tuple[Service, ...]:
    """Everything that is listed for a country."""
    return (*country.emergency, *country.services)


def numbers(service: Service) -> list[str]:
    """The numbers of a service."""
    return [channel.at for channel in service.channels if channel.way in NUMBERED]


SHIPPED: Final = [(country.code, entry) for country in countries() for entry in entries(country)]


# ---- beside the table that the numbers were read into


@pytest.fixture(scope="session")
def rows(quills_data: Path) -> list[Row]:
    """The table of what was read, with its grades."""
    with (quills_data / "resources.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def address(row: Row) -> str:
    """The address without a remark behind it."""
    return row["source"].split(" (")[0]


def is_good_enough(row: Row) -> bool:
    """Grade A, or grade B read at the service itself."""
    grade = row["note"].split(";")[0]
    return grade == "grade=A" or (grade == "grade=B" and row["source_kind"] == "service")


Pair = tuple[str, Service, Row]


@pytest.fixture(scope="session")
def pairs(rows: list[Row]) -> list[Pair]:
    """Each shipped entry with its country and its one row."""
    by_key: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        by_key.setdefault((row["country"], row["kind"], address(row)), []).append(row)
    found = [(code, entry, by_key[code, entry.kind, entry.source]) for code, entry in SHIPPED]
    return [(code, entry, row) for code, entry, (row,) in found]


def test_it_ships_every_row_that_is_good_enough_and_no_other(rows: list[Row], pairs: list[Pair]) -> None:
    expected = [(row["country"], row["kind"], address(row)) for row in rows if is_good_enough(row)]
    shipped = [(code, entry.kind.value, entry.source) for code, entry in SHIPPED]
    assert sorted(shipped) == sorted(expected)
    assert len(shipped) == len(set(shipped)) == 75
    assert all(is_good_enough(row) for _, _, row in pairs)


def test_a_number_stands_in_its_row_as_it_is_written(pairs: list[Pair]) -> None:
    for _, entry, row in pairs:
        for number in numbers(entry):
            whole = rf"(?<![0-9#*-]){re.escape(number)}(?![0-9#*-])"
            assert re.search(whole, row["contact"]), (number, row)


def test_no_number_of_a_row_is_forgotten(pairs: list[Pair]) -> None:
    """Every run of digits is a number that is shipped, or left out for a reason given above."""
    for code, entry, row in pairs:
        contact = re.sub(ADDRESSES_WITH_DIGITS, "", row["contact"])
        written = set(re.findall(r"[*#]?[0-9]+(?:[ *-][0-9]+)*#?", contact))
        assert written - set(numbers(entry)) == LEFT_OUT.get((code, entry.kind.value), set()), row


def test_an_address_and_a_keyword_stand_in_their_row(pairs: list[Pair]) -> None:
    for _, entry, row in pairs:
        for channel in entry.channels:
            whole = rf"(?<![\w.@-]){re.escape(channel.at)}(?![\w.@-])"
            assert re.search(whole, row["contact"]), (channel, row)
            if channel.keyword:
                assert re.search(rf"text {channel.keyword} .*to {channel.at}", row["contact"]), row


def test_a_number_is_called_or_written_to_as_its_row_says(pairs: list[Pair]) -> None:
    """Read by hand from the table: what is no plain call, country by country."""
    found = [
        f"{code} {channel.way} {channel.at}"
        for code, entry, _ in pairs
        for channel in entry.channels
        if channel.way in {Way.TEXT, Way.TTY}
    ]
    assert found == [
        "AU tty 106",
        "AU text 0477 13 11 14",
        "CA text 988",
        "CA text 204-792-5302",
        "CA text 204-805-6682",
        "CA tty 1-888-987-2829",
        "NZ text 1737",
        "GB text 999",
        "GB text 85258",
        "US text 988",
        "US tty 1-800-787-3224",
        "US text 88788",
    ]


def test_a_name_and_dates_are_those_of_the_row(pairs: list[Pair]) -> None:
    for code, entry, row in pairs:
        assert entry.read == "2026-11"
        assert (entry.dated or "") == row["source_date"]
        german = entry.name.replace("ä", "ae") if code == "DE" else entry.name
        bare = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
        assert entry.kind is Kind.EMERGENCY or bare == row["name"]


def test_no_digit_was_mistyped_in_what_is_said_beside_a_number(pairs: list[Pair]) -> None:
    for _, entry, row in pairs:
        known = set(re.findall(r"[0-9]+", " ".join(row.values())))
        texts = (entry.name, entry.hours, entry.languages, entry.note, *(one.use for one in entry.channels))
        said = " ".join(text for text in texts if text)
        assert set(re.findall(r"[0-9]+", said)) <= known, row


def test_hours_are_claimed_only_where_they_were_seen(pairs: list[Pair]) -> None:
    unseen = {"", "not seen", "not stated", "not settled"}
    for _, entry, row in pairs:
        assert (entry.hours is None) == (row["hours"] in unseen), row
        if entry.hours and re.search(r"24/7|24 h", entry.hours):
            assert re.search(r"24/7|24 h", row["hours"]), row


# ---- by hand: what a slip here would cost most

EMERGENCY: Final = {
    "AT": "112", "AU": "000 112 106", "BE": "112 101", "BR": "190", "CA": "911",
    "CH": "112 117 118 144", "DE": "112", "DK": "112", "ES": "112", "FI": "112", "FR": "112 17 18 15",
    "GB": "999 112 999 999", "IT": "112", "NL": "112", "NO": "113 112", "NZ": "111", "PL": "112 999",
    "PT": "112", "SE": "112", "SG": "999 995", "US": "911",
}  # fmt: skip


def test_the_emergency_numbers_are_these() -> None:
    found = {
        one.code: " ".join(number for entry in one.emergency for number in numbers(entry))
        for one in countries()
        if one.emergency
    }
    assert found == EMERGENCY


def test_a_country_where_nothing_is_good_enough_has_no_number() -> None:
    assert {one.code for one in countries() if not entries(one)} == WITHOUT_ANY
    for code in WITHOUT_ANY:
        assert "emergency number comes first" in resources(code).sentences[0]


def test_a_country_without_an_emergency_number_says_so_first() -> None:
    found = {one.code for one in countries() if entries(one) and not one.emergency}
    assert found == WITHOUT_EMERGENCY
    for code in WITHOUT_EMERGENCY:
        assert "no emergency number here" in resources(code).sentences[0]


def test_a_country_with_its_emergency_number_alone_says_so() -> None:
    found = {one.code for one in countries() if one.emergency and not one.services}
    assert found == {"ES", "PT"}
    assert "no other number" in resources("ES").sentences[0]


def test_the_warning_goes_with_every_number() -> None:
    for one in countries():
        if entries(one):
            warning = one.sentences[-1]
            assert "the local emergency number comes first" in warning
            assert "Numbers change" in warning
            assert "nobody dialled" in warning


def test_countries_stand_by_their_english_names() -> None:
    names = [one.name for one in countries()]
    assert names == sorted(names)
    assert len(names) == 30
    assert resources("de").name == "Germany"
    assert resources(" GB ").name == "United Kingdom"


def test_the_same_digits_mean_what_they_mean_in_each_country() -> None:
    """113 is an ambulance in Norway; in the Netherlands it is another thing, and not good enough to list."""
    assert "113" in numbers(resources("NO").emergency[0])
    assert "113" not in [number for entry in entries(resources("NL")) for number in numbers(entry)]


def test_a_language_is_claimed_only_for_a_number_that_is_there() -> None:
    (mieli,) = resources("FI").services[:1]
    assert numbers(mieli) == ["09 2525 0111", "09 2525 0116"]
    assert mieli.languages == "Finnish, English"


@pytest.mark.parametrize("code", ["", "XX", "UK", "Germany", "D", "112", "<b>", "DE\nFR"])
def test_an_unknown_country_gets_no_number_of_another(code: str) -> None:
    found = resources(code)
    assert entries(found) == ()
    assert found.sentences == (listing().sentences.unknown,)
    assert "The local emergency number comes first" in found.sentences[0]


@given(st.text())
def test_whatever_is_asked_numbers_come_for_that_code_alone(code: str) -> None:
    found = resources(code)
    assert found.code == code.strip().upper()
    assert found in countries() or entries(found) == ()


@pytest.mark.parametrize(
    ("today", "stale"),
    [
        (date(2026, 11, 22), False),
        (date(2027, 5, 31), False),
        (date(2027, 6, 1), True),
        (date(2028, 1, 1), True),
    ],
)
def test_it_is_stale_once_the_month_of_the_next_review_has_passed(today: date, *, stale: bool) -> None:
    assert (listing().review, listing().next_review) == ("2026-11", "2027-05")
    assert is_stale(today) is stale


def test_every_kind_and_every_way_is_used_and_has_words() -> None:
    assert {entry.kind for _, entry in SHIPPED} == set(Kind)
    assert {channel.way for _, entry in SHIPPED for channel in entry.channels} == set(Way)
    assert len({kind.words for kind in Kind}) == len(Kind)


def test_the_docs_name_every_kind_and_every_way() -> None:
    page = (Path(__file__).parents[2] / "docs/safety/resources.md").read_text(encoding="utf-8")
    assert not [name for name in (*Kind, *Way) if f"`{name}`" not in page]
    assert "May 2027" in page
