"""A wrong file is refused with a sentence that says where and what."""

import pytest

from quills.errors import QuillsError
from quills.safety.listing import read

GOOD = """
review = "2026-11"
next_review = "2027-05"

[sentences]
warning = "Numbers change."
unknown = "No number."
no_emergency = "No emergency number."
no_other = "No other number."
stale = "Too old."

[[country]]
code = "ZZ"
name = "Zedland"

[[country.entry]]
kind = "emergency"
name = "Fire brigade"
channels = [{ way = "call", at = "1 23" }]
source = "https://example.org/fire"
read = "2026-11"

[[country.entry]]
kind = "crisis_text"
name = "Words"
channels = [
    { way = "text", at = "4-56", keyword = "HI" },
    { way = "mail", at = "a@example.org", use = "slow" },
]
hours = "Mon 9-15"
source = "https://example.org/words"
read = "2026-11"
dated = "2023 (inferred)"
"""


def test_a_good_file_is_read_as_it_stands() -> None:
    (country,) = read(GOOD).countries
    assert [entry.name for entry in country.emergency] == ["Fire brigade"]
    (words,) = country.services
    assert [channel.at for channel in words.channels] == ["4-56", "a@example.org"]
    assert (words.channels[0].keyword, words.channels[1].use) == ("HI", "slow")
    assert (words.hours, words.languages, words.dated) == ("Mon 9-15", None, "2023 (inferred)")
    assert country.sentences == ("Numbers change.",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('review = "2026-11"', "review = 2026-", "is not TOML"),
        ('at = "1 23"', "at = 123", "country ZZ, Fire brigade: Expected `str`, got `int`"),
        ('at = "1 23"', 'at = "１ 23"', "“１ 23” is no number"),
        ('at = "1 23"', 'at = "1  23"', "“1  23” is no number"),
        ('at = "1 23"', 'at = "+1 23x"', "“+1 23x” is no number"),
        ('at = "1 23"', 'at = "1 23\\n"', "is no number"),
        ('at = "1 23"', 'at = ""', "“” is no number"),
        ('way = "call"', 'way = "shout"', "Fire brigade: Invalid enum value 'shout'"),
        ('way = "mail"', 'way = "web"', "“a@example.org” is no address"),
        ('way = "call"', 'way = "text"', "an emergency needs a number to call"),
        ('{ way = "call", at = "1 23" }', "", "nobody can reach it"),
        ('[{ way = "call", at = "1 23" }]', '"1 23"', "Fire brigade, channels: a list of tables"),
        ('{ way = "call", at = "1 23" }', '{ way = "call" }', "missing required field `at`"),
        ('"1 23" }', '"1 23", uses = "all" }', "“uses” is not known; use at, keyword, use, way"),
        ('"1 23" }', '"1 23", keyword = "X" }', "a keyword belongs to a text message alone"),
        ('"1 23" }', '"1 23" }, { way = "call", at = "1 23" }', "1 23 is there twice"),
        ('"a@example.org"', '"example.org"', "“example.org” is no mail address"),
        ('kind = "emergency"', 'kind = "help"', "Invalid enum value 'help'"),
        ('kind = "emergency"\n', "", "missing required field `kind`"),
        ('hours = "Mon 9-15"', 'hour = "Mon 9-15"', "Words: “hour” is not known"),
        ('hours = "Mon 9-15"', 'hours = ""', "Words: '' is empty"),
        ('hours = "Mon 9-15"', 'hours = " Mon"', "has a space at its edge"),
        ('"slow"', '"slow \\u202e"', "a character that cannot be seen"),
        ("https://example.org/fire", "example.org/fire", "source has to be an address"),
        ("https://example.org/fire", "javascript:alert(1)", "source has to be an address"),
        ("https://example.org/fire", "https://example.org/ fire", "source has to be an address"),
        ('fire"\nread = "2026-11"', 'fire"\nread = "2026-13"', "read has to be a month"),
        ('fire"\nread = "2026-11"', 'fire"', "missing required field `read`"),
        ('"2023 (inferred)"', '"lately"', "dated has to be a date"),
        ('"2023 (inferred)"', "2023-01-01", "Expected `str | null`, got `date`"),
        ('code = "ZZ"', 'code = "zz"', "two capital letters"),
        ('code = "ZZ"\n', "", "country without a code, code: it is missing"),
        ('name = "Zedland"\n', "", "country ZZ, name: it is missing"),
        ('name = "Words"', 'names = "Words"', "an entry without a name: “names” is not known"),
        ('emergency"\nname = "Fire brigade"', 'crisis_text"\nname = "Words"', "Words is there twice"),
        ('name = "Zedland"', 'name = "Zedland"\nnumber = "1"', "“number” is not known"),
        ('stale = "Too old."\n', "", "sentences: Object missing required field `stale`"),
        ("Too old.", "", "'' is empty"),
        ("[sentences]", "[sentence]", "“sentence” is not known"),
        ('next_review = "2027-05"', 'next_review = "2026-11"', "has to come after review"),
        ('next_review = "2027-05"', 'next_review = "May 2027"', "next_review has to be a month"),
        ('next_review = "2027-05"\n', "", "next_review: it is missing"),
        ("[[country]]", "[country]", "country: a list of tables"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(QuillsError) as caught:
        read(GOOD.replace(old, new, 1))
    assert said in str(caught.value)
    assert str(caught.value).startswith("resources.toml")


def test_a_country_is_listed_once() -> None:
    again = GOOD + GOOD[GOOD.index("[[country]]") :]
    with pytest.raises(QuillsError, match="the country ZZ is there twice"):
        read(again)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(QuillsError, match="sentences: it is missing"):
        read("")
