"""How forms are drawn: fields with their words above, choices as chips, numbers as a groove with a nib."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise


class Renderer(TemplatesSetting):
    """Draws every form of the project with the templates of the look."""

    form_template_name = "look/parts/form.html"
    field_template_name = "look/parts/field.html"


class Chips(forms.RadioSelect):
    """One of a few, as words to tap; arrow keys and screen readers get native radios."""

    template_name = "look/parts/chips.html"
    option_template_name = "look/parts/chip.html"


class ManyChips(forms.CheckboxSelectMultiple):
    """Any of a few, as words to tap."""

    template_name = "look/parts/chips.html"
    option_template_name = "look/parts/chip.html"


class Slider(forms.NumberInput):
    """A number on a groove; without JavaScript a plain range input."""

    input_type = "range"
    template_name = "look/parts/slider.html"

    def __init__(
        self, low: str | Promise = "", high: str | Promise = "", *, least: int = 0, most: int = 10
    ) -> None:
        super().__init__(attrs={"min": least, "max": most, "step": 1})
        self.low, self.high = low, high

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """The words at both ends beside what Django gives."""
        context: dict[str, object] = super().get_context(name, value, attrs)
        return context | {"low": self.low, "high": self.high}


class Switch(forms.CheckboxInput):
    """Yes or no; its words stand beside the box."""
