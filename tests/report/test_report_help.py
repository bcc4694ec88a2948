"""The card with the numbers: every one of them is on it, as it is, and nothing on it calls anybody."""

import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from quills.report.help import help_card, spoken
from quills.report.template import style
from quills.safety.entries import NUMBERED, Channel, Country, Listing, Service, Way, link
from quills.safety.resources import countries, listing

TODAY = date(2026, 11, 22)
FOLDS = ".//details[contains(concat(' ', @class, ' '), ' place ')]"


def card(today: date = TODAY, listed: Listing | None = None) -> etree._Element:
    """The card as a tree; that it parses as XML shows that every tag is closed."""
    return etree.fromstring(f"<section>{help_card(today, listed)}</section>")


def words(element: etree._Element) -> str:
    """What it says, in one line."""
    return " ".join("".join(element.itertext()).split())


def entries(country: Country) -> tuple[Service, ...]:
    """Everything that is listed for a country, emergency first."""
    return (*country.emergency, *country.services)


def test_every_country_is_folded_under_its_name_in_its_order() -> None:
    folds = card().xpath(FOLDS)
    assert [words(fold.find("summary")) for fold in folds] == [one.name for one in countries()]
    assert [fold.get("open") for fold in folds] == [None] * 30


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_every_entry_stands_in_its_country_with_all_that_is_known(country: Country) -> None:
    (fold,) = (one for one in card().xpath(FOLDS) if words(one.find("summary")) == country.name)
    shown = fold.xpath(".//ul[@class='services']/li")
    for item, entry in zip(shown, entries(country), strict=True):
        text = words(item)
        assert text.startswith(f"{entry.kind.words} {entry.name} ")
        assert [one.text for one in item.xpath(".//*[@class='at']")] == [one.at for one in entry.channels]
        known = (entry.languages, entry.note, *(one.use for one in entry.channels))
        assert all(one in text for one in known if one)
        assert f"Hours: {entry.hours or 'not known'}." in text or (
            not entry.hours and entry.kind.is_emergency
        )
        assert "Read in November 2026" in text
        assert ("on a page of" in text) == (entry.dated is not None)
    read = [words(one) for one in fold.xpath(".//details[@class='sources']/ul/li")]
    assert read == [f"{entry.name}: {entry.source}" for entry in entries(country)]


def test_the_numbers_on_it_are_those_of_the_listing_and_no_others() -> None:
    shown = card().xpath("//*[@class='at']/text()")
    assert shown == [
        one.at for country in countries() for entry in entries(country) for one in entry.channels
    ]


def test_emergency_comes_first() -> None:
    for fold in card().xpath(FOLDS):
        kinds = [words(one).startswith("In danger now") for one in fold.xpath(".//p[@class='what']")]
        assert kinds == sorted(kinds, reverse=True)


def test_a_text_message_says_what_to_write() -> None:
    text = words(card())
    assert "Text START to 88788" in text
    assert "Text SHOUT to 85258 (or any other words)" in text
    assert "Text REGISTER to 999 (beforehand, for people who are deaf or have trouble speaking)" in text
    assert "Text 1737" in text


def test_what_is_missing_is_said_in_its_country() -> None:
    texts = {words(fold.find("summary")): words(fold) for fold in card().xpath(FOLDS)}
    for name in ("India", "Mexico", "Nigeria"):
        assert texts[name] == f"{name} {listing().sentences.unknown}"
    assert texts["Japan"].startswith("Japan Quills knows no emergency number here")
    assert texts["Spain"].index("Call 112") < texts["Spain"].index("Quills knows no other number here")
    assert "Quills knows no" not in texts["Germany"]


def test_the_warning_and_the_dates_stand_above_all_numbers() -> None:
    text = words(card())
    top = text[: text.index("Australia")]
    assert listing().sentences.warning in top
    assert "They were read in November 2026 and are to be read again by May 2027." in top


@pytest.mark.parametrize(("today", "said"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True)])
def test_a_review_that_is_past_is_said_before_everything_else(today: date, *, said: bool) -> None:
    assert words(card(today)).startswith(listing().sentences.stale) is said


# ---- nothing on it calls anybody


def test_only_plain_calls_are_links_and_their_digits_are_those_that_are_shown() -> None:
    links = card().findall(".//a")
    for one in links:
        address, shown = one.get("href"), one.text
        assert address == "tel:" + "".join(letter for letter in shown if letter in "0123456789")
    calls = [
        one
        for country in countries()
        for entry in entries(country)
        for one in entry.channels
        if one.way is Way.CALL
    ]
    assert [one.text for one in links] == [one.at for one in calls if "#" not in one.at]
    assert sum("#" in one.at for one in calls) == 1


def test_nothing_is_fetched_run_or_styled_in_place() -> None:
    tree = card()
    names = {name for element in tree.iter() for name in element.keys()}  # noqa: SIM118  an element is no mapping
    assert names <= {"class", "href"}
    assert not {"script", "img", "form", "iframe", "style"} & {element.tag for element in tree.iter()}


@pytest.mark.parametrize(
    ("channel", "dials"),
    [
        (Channel(Way.CALL, "020-50 50 50"), "tel:020505050"),
        (Channel(Way.CALL, "000"), "tel:000"),
        (Channel(Way.CALL, "#163"), None),
        (Channel(Way.TEXT, "85258"), None),
        (Channel(Way.TTY, "106"), None),
        (Channel(Way.CHAT, "143.ch"), None),
        (Channel(Way.MAIL, "help@example.org"), None),
    ],
)
def test_a_phone_dials_what_is_written_or_nothing(channel: Channel, dials: str | None) -> None:
    assert link(channel) == dials


def test_everything_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&"
    channel = Channel(Way.CHAT, evil, evil, evil)
    entry = replace(countries()[0].services[0], name=evil, channels=(channel,), source=evil)
    entry = replace(entry, hours=evil, languages=evil, note=evil, dated=f"2023 {evil}")
    country = Country("ZZ", evil, (), (entry,), (evil,))
    text = str(help_card(TODAY, replace(listing(), countries=(country,))))
    assert "<script" not in text
    shown = words(html.fragment_fromstring(text, create_parent="div"))
    assert shown.count(evil) == 13


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ("2024-09-10", "10 September 2024"),
        ("2017-06", "June 2017"),
        ("2012", "2012"),
        ("2023 (inferred)", "2023 (inferred)"),
    ],
)
def test_a_date_is_said_as_people_say_it(dated: str, said: str) -> None:
    assert spoken(dated) == said


# ---- in a browser, with its style


def sheet() -> str:
    """The card as a page of its own, with the style of the report."""
    names = ("tokens.css", "base.css", "parts.css", "charts.css", "print.css", "help.css")
    section = f'<section class="card care">{help_card(TODAY)}</section>'
    head = f"<title>Report</title><style>{style(names)}</style>"
    return f"<!doctype html><html lang='en-GB'>{head}<main>{section}</main></html>"


def test_on_paper_every_number_is_there_and_the_sources_are_folded(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.set_content(sheet())
    page.emulate_media(media="print")
    numbers = page.locator(".at")
    seen = numbers.evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert seen == numbers.count()
    assert (
        page.locator(".sources li").evaluate_all("all => all.filter(one => one.checkVisibility()).length")
        == 0
    )
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_on_a_screen_it_opens_by_keyboard_and_nothing_is_cut(browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(sheet())
    germany = page.locator("details.place", has=page.get_by_role("heading", name="Germany"))
    assert not germany.get_by_text("116 016").is_visible()
    germany.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert germany.get_by_role("link", name="116 016", exact=True).is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()


def test_numbers_are_known_by_their_way() -> None:
    assert {Way.CALL, Way.TEXT, Way.TTY} == NUMBERED
    for country in countries():
        for entry in entries(country):
            for one in entry.channels:
                assert bool(re.search(r"[a-z]", one.at)) is (one.way not in NUMBERED)
