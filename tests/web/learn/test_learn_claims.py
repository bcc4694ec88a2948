"""Claims: what is read from their file, and what is refused with the line where it stands."""

import pytest

from quills.errors import QuillsError
from quills.web.learn.claims import Status, read_claims
from quills.web.learn.languages import figures, nearest

WHOLE = """\
# a comment
[[claim]]
id = "rain"
status = "S2"
finding = "Z9"
source = "Dora 2024, Rain (summary read)"
figures = ["1234", "0.36"]
[claim.en]
says = "Among 1,234 people rain and mood went together at 0.36."
whom = "People in Ghent."
limits = "Rain is not mood."
[claim.de]
says = "Bei 1.234 Menschen gingen Regen und Stimmung mit 0,36 zusammen."
whom = "Menschen in Gent."
limits = "Regen ist keine Stimmung."
"""


def refused(text: str) -> str:
    with pytest.raises(QuillsError) as caught:
        read_claims(text)
    return str(caught.value)


def test_it_reads_a_claim_in_both_languages() -> None:
    claim = read_claims(WHOLE)["rain"]
    assert claim.status is Status.SECOND_HAND
    assert claim.finding == "Z9"
    assert claim.said("en").whom == "People in Ghent."
    assert claim.said("de").whom == "Menschen in Gent."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"S2"', '"maybe"', "claims.toml, line 3: the claim rain is not whole: Invalid enum value 'maybe'"),
        ("source = ", "sauce = ", "claims.toml, line 3: “sauce” is no part of a claim"),
        ('limits = "Rain is not mood."', "", "claims.toml, line 3: the claim rain is not whole"),
        ("Rain is not mood.", "", "claims.toml, line 3: the claim rain has an empty text"),
        ("0.36.", "0.37.", "claims.toml, line 3: the claim rain and its figures differ in 0.36 (en)"),
        ("0,36", "0,63", "claims.toml, line 3: the claim rain and its figures differ in 0.36 (de)"),
        ('["1234", ', '["77", "1234", ', "figures differ in 77 (en)"),
        ('id = "rain"', 'id = "rain', "claims.toml: it is not TOML"),
        ("[[claim]]", "[[clam]]", "it has to hold tables [[claim]] and nothing else"),
    ],
)
def test_it_refuses_what_is_wrong_and_names_the_line(old: str, new: str, said: str) -> None:
    assert said in refused(WHOLE.replace(old, new, 1))


def test_it_refuses_the_same_claim_twice() -> None:
    assert "line 3: the claim rain is there twice" in refused(WHOLE + WHOLE)


def test_numbers_are_read_in_the_manner_of_each_language() -> None:
    assert figures("Over 74 studies with 14,255 people: 0.36, 5:1.", "en") == {"74", "14255", "0.36", "5:1"}
    assert figures("Über 74 Studien mit 14.255 Menschen: 0,36, 0,8:1.", "de") == {
        "74",
        "14255",
        "0.36",
        "0.8:1",
    }


def test_of_a_hundred_is_no_figure_but_a_hundred_is() -> None:
    assert figures("59 of 100 people", "en") == {"59"}
    assert figures("59 von 100 Menschen", "de") == {"59"}
    assert figures("above 100 heartbeats", "en") == {"100"}


@pytest.mark.parametrize(
    ("asked", "given"),
    [("de", "de"), ("de-at", "de"), ("en-gb", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_a_language_that_is_not_there_becomes_english(asked: str | None, given: str) -> None:
    assert nearest(asked) == given
