"""Damage to XML and HTML: tags and attributes moved, nested, left open; entities and declarations."""

import re
from collections.abc import Callable
from random import Random
from typing import Final

from fuzz.letters import NUMBERS

Edit = Callable[[Random, str], str]

_TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_ATTRIBUTE: Final = re.compile(r'([\w:-]{1,40})="([^"]{0,20000})"')
ENTITIES: Final = (
    "&lol;",
    "&#0;",
    "&#x110000;",
    "&#55357;",
    "&",
    "&amp;amp;",
    "&#xD83D;&#xDE00;",
    "&nbsp;",
    "&;",
)
DECLARED: Final = (
    '<!DOCTYPE a [<!ENTITY lol "ha"><!ENTITY b "&lol;&lol;&lol;">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    '<?xml version="1.0" encoding="utf-16"?>',
    '<?xml version="1.0" encoding="none"?>',
    '<?xml version="1.1"?>',
    "<!--",
    "<![CDATA[",
    "]]>",
    "<?a",
)


def _tags(text: str) -> list[re.Match[str]]:
    return list(_TAG.finditer(text))


def _at_tag(rng: Random, text: str, change: Callable[[str], str]) -> str:
    found = _tags(text)
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start()] + change(one[0]) + text[one.end() :]


def drop(rng: Random, text: str) -> str:
    return _at_tag(rng, text, lambda _: "")


def double(rng: Random, text: str) -> str:
    times = rng.choice((2, 5, 1500, 20_000))
    return _at_tag(rng, text, lambda tag: tag * times)


def rename(rng: Random, text: str) -> str:
    name = rng.choice(("x", "sms", "mms", "part", "addr", "div", "span", "p", "script", "ns:x", ""))
    return _at_tag(rng, text, lambda tag: re.sub(r"[\w:]+", name, tag, count=1))


def turn(rng: Random, text: str) -> str:
    """A closing tag that opens, an opening one that closes, one without its end or its beginning."""

    def change(tag: str) -> str:
        return rng.choice((tag.replace("/", ""), "</" + tag.lstrip("</"), tag[:-1], tag[1:]))

    return _at_tag(rng, text, change)


def move(rng: Random, text: str) -> str:
    found = _tags(text)
    if len(found) < 3:
        return text
    one, two, three = sorted(rng.sample(range(len(found)), 3))
    a, b, c = (found[place].start() for place in (one, two, three))
    return text[:a] + text[b:c] + text[a:b] + text[c:]


def attribute(rng: Random, text: str) -> str:
    found = list(_ATTRIBUTE.finditer(text))
    if not found:
        return text
    one, other = rng.choice(found), rng.choice(found)
    values = ("", rng.choice(NUMBERS), other[2], rng.choice(ENTITIES), "null")
    changed = [f'{one[1]}="{value}"' for value in values]
    changed += ["", f"{one[0]} {one[0]}", f"{one[1]}={one[2]}", f'{other[1]}="{one[2]}"']
    return text[: one.start()] + rng.choice(changed) + text[one.end() :]


def entity(rng: Random, text: str) -> str:
    here = rng.randint(0, len(text))
    return text[:here] + rng.choice(ENTITIES) + text[here:]


def declare(rng: Random, text: str) -> str:
    here = rng.choice((0, text.find("?>") + 2, rng.randint(0, len(text))))
    return text[:here] + rng.choice(DECLARED) + text[here:]


EDITS: Final[tuple[Edit, ...]] = (drop, double, rename, turn, move, *(attribute,) * 8, entity, declare)


def damaged(rng: Random, data: bytes) -> bytes:
    """The page after one edit."""
    return rng.choice(EDITS)(rng, data.decode(errors="replace")).encode(errors="replace")
