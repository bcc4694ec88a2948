"""Parts of pages; loaded everywhere, so that no template needs ``{% load look %}``."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static as static_address
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quills.web.look import leaving
from quills.web.look.icons import ICONS, MARK
from quills.web.look.nav import PLACES

register = template.Library()
register.simple_tag(static_address, name="static")


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A small drawing; it says nothing to screen readers, so words stand beside it."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        css,
        ICONS[name],
    )


@register.simple_tag
def mark() -> SafeString:
    """The sign of Quills."""
    return format_html(
        '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        MARK,
    )


@register.inclusion_tag("look/parts/nav.html", takes_context=True)
def nav(context: Context) -> dict[str, Any]:
    """The main navigation, with the places that exist."""
    return {"places": list(_places()), "here": context.get("here", "")}


def _places() -> list[dict[str, Any]]:
    found = []
    for place in PLACES:
        try:
            address = reverse(place.address)
        except NoReverseMatch:
            continue
        found.append({"to": address, **place._asdict()})
    return found


@register.simple_tag(takes_context=True)
def leave_to(context: Context) -> str:
    """Where Leave goes."""
    return leaving.leave_to(context.get("request"))


@register.simple_block_tag
def card(content: str, title: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A sheet on the table. ``kind``: lead, flat or sunk."""
    return _part("card", content, title=title, kind=kind, level=level)


@register.simple_block_tag
def note(content: str, title: str = "", kind: str = "", level: int = 3) -> SafeString:
    """Something worth reading, in a well. ``kind``: care, for safety, crisis and deletion alone."""
    return _part("note", content, title=title, kind=kind, level=level)


@register.simple_block_tag
def why(content: str, title: str) -> SafeString:
    """The reason behind something, folded away."""
    return _part("why", content, title=title)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """Nothing is here yet, said kindly; ``content`` says what would fill it."""
    return _part("empty", content, title=title)


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """A question over the page; ``popovertarget="name"`` on a button opens and closes it without a script."""
    return _part("dialog", content, title=title, name=name)


def _part(part: str, content: str, **words: Any) -> SafeString:  # noqa: ANN401  what a template takes
    return render_to_string(f"look/parts/{part}.html", {"content": content, **words})
