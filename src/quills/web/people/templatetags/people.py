"""What the pages of people ask."""

from django import template
from django.template.context import Context

from quills.web.people.steps import passkeys_offered

register = template.Library()


@register.simple_tag(takes_context=True)
def passkeys_here(context: Context) -> bool:
    """Whether passkeys can be used at this address."""
    return passkeys_offered(context["request"])
