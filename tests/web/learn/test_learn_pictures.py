"""Pictures: well-formed, themed by classes alone, true to their formulas, and readable at both sizes."""

from collections.abc import Iterator, Mapping

import pytest
from defusedxml import ElementTree
from scipy.special import betaincinv

from quills.errors import QuillsError
from quills.web.learn.claims import Claim
from quills.web.learn.languages import LANGUAGES, Language
from quills.web.learn.pictures import PICTURES, counts, curves, picture, wording
from quills.web.learn.pictures.sketch import NARROW, WIDE
from quills.web.learn.pictures.wording import read_words
from quills.web.learn.shelf import library

KEYS = sorted(PICTURES)
SCALED = {"pulse", "settle", "growth", "counting", "scales", "parts"}


class Noted(Mapping[str, str]):
    """Words that remember which of them were asked for."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words, self.asked = words, set[str]()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return self.words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)


def claim(name: str) -> Claim:
    return library().claims[name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_a_picture_is_whole_and_carries_no_style_of_its_own(key: str, language: Language) -> None:
    found = picture(key, language)
    assert found.name
    assert len(found.words) > len(found.caption) > 20
    for drawing, width in ((found.narrow, NARROW), (found.wide, WIDE)):
        root = ElementTree.fromstring(str(drawing))
        assert root.get("aria-hidden") == "true"
        assert root.get("viewBox", "").split()[2] == str(width)
        for one in root.iter():
            assert one.tag in {"svg", "g", "text", "path", "rect", "ellipse"}
            assert not {
                name
                for name in one.attrib
                if name in {"style", "fill", "stroke", "href", "id"} or name[:2] == "on"
            }
            assert "nan" not in " ".join(one.attrib.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_no_words_leave_their_picture(key: str, language: Language) -> None:
    """A letter takes about 7 of a drawing's units; nothing may stick out at either side or below."""
    for drawing in (picture(key, language).narrow, picture(key, language).wide):
        root = ElementTree.fromstring(str(drawing))
        _, _, width, height = map(float, root.get("viewBox", "").split())
        turned = {id(one) for group in root.iter("g") for one in group}
        for one in root.iter("text"):
            if id(one) in turned:
                continue
            x, y, length = float(one.get("x", "")), float(one.get("y", "")), 6.6 * len(one.text or "")
            start = {"start": 0.0, "middle": length / 2, "end": length}[one.get("text-anchor", "start")]
            assert x - start >= -4, one.text
            assert x - start + length <= width + 4, one.text
            assert 0 < y <= height, one.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_label_is_used(key: str, language: Language) -> None:
    words = Noted(wording()[key][language].labels)
    for width in (NARROW, WIDE):
        PICTURES[key](width, words)
    assert words.asked == set(words)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_drawn_to_scale_has_its_numbers_and_says_so(key: str) -> None:
    for language, words in (("en", "scale"), ("de", "maßstäblich")):
        found = picture(key, language)
        assert (found.table is not None) == (key in SCALED)
        if key in SCALED:
            assert words in found.caption.lower()


def test_the_stress_curve_is_that_of_its_formula() -> None:
    """Against the two equations stepped forward by Euler, and the peak, height and fall known for them."""
    alarm = hormone = 0.0
    step, found = 0.01, []
    for number in range(15000):
        alarm += step * curves.FAST * ((1.0 if number * step < 20 else 0.0) - alarm)
        hormone += step * curves.SLOW * (alarm - hormone)
        found.append(hormone)
    for minutes in (5, 20, 30, 60, 120):
        assert curves.response(minutes) == pytest.approx(found[int(minutes / step) - 1], abs=2e-4)
    peak = max(range(15000), key=found.__getitem__)
    assert peak * step == pytest.approx(29.5, abs=0.3)
    assert found[peak] == pytest.approx(0.248, abs=0.001)
    assert curves.response(peak * step + 47.6) == pytest.approx(found[peak] / 2, abs=0.001)


def test_the_captions_of_the_curves_are_true() -> None:
    peak = max(range(150), key=curves.response)
    assert peak in {29, 30}
    assert curves.response(peak + 48) == pytest.approx(curves.response(peak) / 2, rel=0.02)
    assert curves.arousal(9.7) == pytest.approx(0.5, abs=0.001)
    assert curves.arousal(20) == pytest.approx(0.24, abs=0.005)
    assert curves.arousal(12, 12) == 1
    days = curves.trust(180)
    assert days[67] < days[60] / 2
    assert days[67 + 60] == pytest.approx(days[60], abs=0.01)


def test_trust_settles_where_gain_and_loss_are_equal() -> None:
    """At T = .006 p / (.006 p + .015 n), far from the bad week."""
    gain, loss = 0.006 * curves.KIND, 0.015 * curves.HURT
    assert curves.trust(2000)[-1] == pytest.approx(gain / (gain + loss), abs=1e-6)


@pytest.mark.parametrize("promises", [0, 1, 3, 11])
def test_kept_promises_alone_have_a_band_in_closed_form(promises: int) -> None:
    """Of Beta(n + 1, 1) the quantile of q is q to the 1 / (n + 1)."""
    low, middle, high = counts.kept_share(promises)
    assert low == pytest.approx(0.025 ** (1 / (promises + 1)))
    assert high == pytest.approx(0.975 ** (1 / (promises + 1)))
    assert middle == (promises + 1) / (promises + 2)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (4, 1), (12, 2), (20, 2), (3, 7)])
def test_the_band_is_that_of_the_beta_distribution(a: int, b: int) -> None:
    """Against SciPy."""
    for part in (0.025, 0.5, 0.975):
        assert counts.beta_quantile(part, a, b) == pytest.approx(betaincinv(a, b, part), abs=1e-9)


def test_the_caption_of_the_promises_is_true() -> None:
    assert [round(end * 100) for end in counts.kept_share(3)[::2]] == [40, 99]
    assert [round(end * 100) for end in counts.kept_share(20)[::2]] == [76, 99]


def test_drawn_findings_are_those_of_their_claims() -> None:
    ratios = {f"{value:.2f}" for _, value in counts.RATIOS}
    told = {*claim("five-to-one").figures, *claim("home-ratio").figures}
    assert ratios == {f"{float(one.split(':')[0]):.2f}" for one in told if one != "73"}
    explained = {str(value) for _, value in counts.EXPLAINED if value}
    assert explained == set(claim("unpredictable").figures) - {"43", "11196"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", "pictures.toml: it is not TOML"),
        ("", "pictures.toml: one has words and no drawing, or a drawing and no words"),
        ("[one.en]\nname = 'a'", "pictures.toml: the words of one are not whole"),
        (
            "".join(
                f"[one.{at}]\nname='a'\ncaption='b'\nwords='c'\nlabels={{{at}='d'}}\n" for at in ("en", "de")
            ),
            "pictures.toml: the label de of one is not there in both languages",
        ),
    ],
)
def test_words_that_do_not_fit_their_pictures_are_refused(text: str, said: str) -> None:
    with pytest.raises(QuillsError) as caught:
        read_words(text, ["one"])
    assert said in str(caught.value)
