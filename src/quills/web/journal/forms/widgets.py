"""Ways to answer: the wheel of feelings, a scale to tap, chips that know how they are said."""

from typing import Any

from django import forms

from quills.web.look.forms import Chips, ManyChips


class Scale(forms.RadioSelect):
    """A row of numbers to tap. Unlike a slider it can stay unanswered, and it needs no script."""

    template_name = "journal/parts/scale.html"
    option_template_name = "journal/parts/scale_step.html"

    def __init__(self, low: Any = "", high: Any = "") -> None:  # noqa: ANN401  words, or words to be translated
        super().__init__()
        self.low, self.high = low, high

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """The words at both ends beside what Django gives."""
        context: dict[str, object] = super().get_context(name, value, attrs)
        return context | {"low": self.low, "high": self.high}


class _Spoken(forms.widgets.ChoiceWidget):
    """Hands each option the phrase that the growing sentence takes from it."""

    said: dict[str, str]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401  Django's signature
        """The option with its phrase."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if phrase := getattr(self, "said", {}).get(str(value)):
            option["attrs"]["data-say"] = phrase
        return option


class SpokenChips(_Spoken, Chips):
    """One of a few, said in the sentence; the less common ones are folded away."""

    template_name = "journal/parts/chips.html"
    common: frozenset[str] | None = None

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """The options in two heaps; the second is open if the answer lies in it."""
        context = super().get_context(name, value, attrs)
        options = [option for _group, found, _index in context["widget"]["optgroups"] for option in found]
        others = [one for one in options if self.common is not None and one["value"] not in self.common]
        return context | {
            "first": [one for one in options if one not in others],
            "others": others,
            "open": any(one["selected"] for one in others),
        }


class SpokenManyChips(_Spoken, ManyChips):
    """Any of a few, said in the sentence."""


class SpokenSelect(_Spoken, forms.Select):
    """One of many, said in the sentence."""


class Wheel(_Spoken, forms.RadioSelect):
    """The wheel of feelings: native radios, each clipped to its wedge by the style sheet."""

    template_name = "journal/parts/wheel.html"
    option_template_name = "journal/parts/wedge.html"
    families: dict[str, tuple[str, bool]]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401  Django's signature
        """The option with its family, and whether it is that family's core."""
        option = super().create_option(name, value, *args, **kwargs)
        option["family"], option["core"] = self.families[str(value)]
        return option
