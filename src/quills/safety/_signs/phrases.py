"""Phrases that hardly ever mean anything else. They add to the encoder and never overrule it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sign = Literal["control", "crisis"]

SELF = r"(?:my|him|her|them|your|our)[ -]?sel(?:f|ves)"
WHOM = r"(?:me|her|him|you)"
THING = r"(?:phone|passport|(?:car )?keys|bank card|wages|papers|documents)"


class Found(NamedTuple):
    sign: Sign
    start: int
    end: int


def one_of(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


CRISIS = one_of(
    rf"(?:kill|hang|hung|shoot|shot|drown|stab)(?:s|ed|ing)? {SELF}(?!,? (?:laughing|with laughter|trying))",
    rf"(?:cut|burn|harm|hurt)(?:s|ted|ting|t|ed|ing)? {SELF} (?:again|on purpose|since|when|so)",
    r"(?:feel|feeling|been|is|are|am|'m|was|getting) suicidal",
    r"(?:commit|attempt|contemplat|consider|threaten|plann?)(?:s|ted|ed|e|ting|ing)? suicide",
    r"(?:thoughts? of|think(?:ing)? (?:of|about)) suicide|suicide (?:note|plan|attempt)",
    r"(?:end|take|took|taking|ending) (?:my|his|her|their) own li(?:fe|ves)|end(?:ing)? (?:my|his|her) life",
    r"(?:better off|happier) without me|better off dead",
    r"self[ -]?harm(?:s|ed|ing)?(?! (?:training|awareness|prevention|policy))",
    r"(?:i|she|he|they) (?:just |really )?(?:wants?|wanna)(?: to)? die(?! (?:of|from|laughing|lol|haha))",
    r"(?:don'?t|doesn'?t) want to (?:be alive|live any ?more|wake up any ?more)",
    r"slit (?:my|his|her|their) (?:wrists?|throats?)",
    r"(?:took|taken) an overdose|overdosed on (?!chocolate|sugar|cake|cheese|cute)",
    r"(?:shook|shakes|shaking) the baby",
    r"(?:he|she|they|someone)(?:'?s| has| have)(?: got)? a (?:knife|gun|machete)(?! (?:set|block|safe))",
)
CONTROL = one_of(
    rf"strangl(?:e|es|ed|ing) {WHOM}",
    r"hands? (?:a?round|on) (?:my|her|his) (?:neck|throat)",
    r"(?:checks|goes through|reads|monitors|tracks) (?:all )?my (?:phone|texts?|messages|emails?|location)",
    rf"(?:took|takes|hides|keeps|confiscated|smashed) my {THING}(?! (?:to|in for|from) )",
    r"(?:won'?t|wouldn'?t|doesn'?t|never) lets? me (?:see my|leave the house|have (?:money|friends))",
    r"not allowed (?:to (?:see|talk to|speak to|phone|ring) my|out without|to leave the house)",
    r"if (?:you|u) (?:ever )?leave(?: me)?,? (?:i'?ll|i will) (?:kill|find|hurt|hunt)",
    r"(?:force[sd]?|forcing) me to have sex|rape[sd] me",
    r"(?:scared|afraid|frightened|terrified) of my (?:husband|wife|boyfriend|girlfriend|partner)",
)
PHRASES: dict[Sign, re.Pattern[str]] = {"control": CONTROL, "crisis": CRISIS}


def phrases(text: str) -> Iterator[Found]:
    """Where one of the phrases stands, for each sign."""
    for sign, pattern in PHRASES.items():
        yield from (Found(sign, *match.span()) for match in pattern.finditer(text))
