"""The parts of pages: what they draw, and that what a person wrote cannot become markup."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client

from quills.web.look.forms import Chips, ManyChips, Slider, Switch
from quills.web.look.icons import ICONS
from quills.web.look.nav import PLACES

EVIL = '<img src=x onerror="alert(1)">'


def drawn(source: str, **words: object) -> str:
    return Template(source).render(Context(words))


class Moment(forms.Form):
    """One field of each kind."""

    own = forms.CharField(label="In your words", help_text="Only you see it.")
    did = forms.ChoiceField(
        label="What I did", widget=Chips, choices=[("ask", "asked"), ("quiet", "went quiet")]
    )
    body = forms.MultipleChoiceField(label="Body", widget=ManyChips, choices=[("chest", "tight chest")])
    strong = forms.IntegerField(
        label="How strong", widget=Slider("barely", "very"), min_value=0, max_value=10
    )
    again = forms.BooleanField(label="Show as a list", widget=Switch, required=False)


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=words %}{{ words }}{% endcard %}",
        "{% note title=words %}{{ words }}{% endnote %}",
        "{% why words %}{{ words }}{% endwhy %}",
        "{% empty words %}{{ words }}{% endempty %}",
        "{% dialog words words %}{{ words }}{% enddialog %}",
    ],
)
def test_what_somebody_wrote_stays_text(source: str) -> None:
    page = drawn(source, words=EVIL)
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_card_holds_what_stands_in_it() -> None:
    page = drawn('{% card title="Today" kind="lead" %}<p>{{ word }}</p>{% endcard %}', word="saffron")
    assert page.strip() == '<section class="card lead"><h2>Today</h2><p>saffron</p></section>'


def test_every_icon_is_quiet_for_screen_readers() -> None:
    for name in ICONS:
        assert 'aria-hidden="true"' in drawn("{% icon name %}", name=name)


def test_every_place_of_the_navigation_has_an_icon() -> None:
    assert {place.icon for place in PLACES} <= set(ICONS)


def test_a_form_is_drawn_in_the_look() -> None:
    page = str(Moment())
    assert '<label for="id_own">In your words</label>' in page
    assert 'aria-describedby="id_own_helptext"' in page
    assert page.count('class="chip"') == 3
    assert '<fieldset class="field"' in page
    assert 'type="range"' in page
    assert '<label for="id_strong">How strong</label>' in page
    assert '<label class="switch"' in page
    assert "Show as a list" in page


def test_a_slider_starts_where_it_was_left() -> None:
    page = Moment({"strong": "7"})["strong"].as_field_group()
    assert 'value="7"' in page
    assert "<b>7</b>" in page


def test_a_missing_answer_is_said_beside_its_field() -> None:
    page = str(Moment({"own": ""}))
    assert 'aria-invalid="true"' in page
    assert 'id="id_own_error"' in page
    assert "This field is required." in page


@pytest.mark.django_db
def test_a_guest_has_no_navigation(guest: Client) -> None:
    assert 'class="nav"' not in guest.get("/").content.decode()
