"""Things that stand in two places and have to agree: the wheel's style sheet, the sentences, the kinds."""

import re
from pathlib import Path

import quills.web.journal
from quills.web.journal.documents import KINDS
from quills.web.journal.documents.draft import FORMS as DRAFTED
from quills.web.journal.forms import FORMS
from quills.web.journal.saying import SENTENCES
from quills.web.journal.sheets import SHEETS
from quills.web.journal.wheel import FILE, css
from quills.web.journal.words.labels import labels

ROOT = Path(quills.web.journal.__file__).parent
RAISED = re.compile(r'JournalError\(\s*"((?:[^"\\]|\\.)*)"')


def test_the_style_sheet_of_the_wheel_is_as_written() -> None:
    assert FILE.read_text(encoding="utf-8") == css(), "run python -m quills.web.journal.wheel"


def test_every_refusal_can_be_translated() -> None:
    raised = {
        found for path in ROOT.rglob("*.py") for found in RAISED.findall(path.read_text(encoding="utf-8"))
    }
    assert raised == set(SENTENCES)


def test_every_kind_has_a_form_a_sheet_and_words() -> None:
    assert set(KINDS) == set(FORMS) == set(DRAFTED) == {sheet.kind for sheet in SHEETS}
    for words in labels().values():
        assert set(KINDS) <= set(words)


def test_the_domain_knows_nothing_of_django() -> None:
    """Documents, words, search and exchange can be used from a notebook alone."""
    alone = [ROOT / name for name in ("documents", "words", "exchange")]
    files = [path for folder in alone for path in folder.rglob("*.py")]
    files += [ROOT / f"{name}.py" for name in ("errors", "moments", "reading", "search", "wheel")]
    assert not [path.name for path in files if "django" in path.read_text(encoding="utf-8")]


def test_no_template_or_script_is_inline() -> None:
    """The strict content security policy holds."""
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'<script(?! src=)|<style|\sstyle="|\son\w+="', text), path.name
