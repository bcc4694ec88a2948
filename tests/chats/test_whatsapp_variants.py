"""Every header variant comes back as its phone wrote it, and everything else stays text."""

import re
from typing import Final

import pytest
from exports import OPTIONS
from phones import FIXTURES, Variant, variants

from conformance_table import FILE, markdown
from quills.chats import whatsapp
from quills.chats.draft import Draft
from quills.chats.export import open_export
from quills.frames import KINDS

VARIANTS: Final = variants()


def read(variant: Variant) -> Draft:
    (part,) = [part for part in open_export(variant.path) if whatsapp.recognises(part)]
    (draft,) = whatsapp.read([part], OPTIONS)
    return draft


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_it_reads_what_the_phone_wrote(variant: Variant) -> None:
    """Count, time, sender, kind, text, order of the date, and whether that is a guess."""
    draft = read(variant)
    expected = [(message.time, message.sender, message.kind, message.text) for message in variant.messages]
    assert draft.rows.select("time", "sender", "kind", "text").rows() == expected
    assert (draft.date_order, draft.date_order_guessed) == (variant.order, variant.guessed)
    assert tuple(draft.unexplained) == variant.unexplained
    assert draft.clock == "local"


def test_there_are_as_many_variants_as_promised() -> None:
    headers = {(variant.phone.platform, variant.phone.pattern, variant.phone.digits) for variant in VARIANTS}
    assert len(VARIANTS) >= 200
    assert len(headers) >= 100
    assert sorted(path.stem for path in FIXTURES.iterdir()) == sorted(variant.name for variant in VARIANTS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_in_fifteen_languages(kind: str) -> None:
    """The first part of a variant's name is its language."""
    languages = {
        variant.name.split("-")[0]
        for variant in VARIANTS
        if re.match("[a-z]{2}-|fil-", variant.name)
        and any(message.kind == kind for message in variant.messages)
    }
    assert len(languages) >= 15


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_the_list_says_how_the_file_is_written(variant: Variant) -> None:
    """The pattern in the list is the one of the file: its first header begins with it."""
    if variant.phone.pattern and variant.path.suffix == ".txt":
        data = variant.path.read_bytes()
        stamp = variant.phone.stamp(variant.messages[0].time)
        assert any(
            stamp in data.decode(name, errors="replace") for name in ("utf-8", "utf-16-le", "utf-16-be")
        )


def test_the_table_in_the_docs_is_current() -> None:
    """If not: ``python scripts/conformance_table.py``."""
    assert FILE.read_text(encoding="utf-8") == markdown()
