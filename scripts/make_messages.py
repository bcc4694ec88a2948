"""Bring the translations up to date: ``python scripts/make_messages.py [APP]...``.

Takes the words out of the Python files and templates of ``quills.web``, updates each app's
``locale/<language>/LC_MESSAGES/django.po``, and compiles them to ``django.mo``, which is committed, so
that nobody needs gettext's tools. The look and the files beside the apps share ``quills/web/locale``;
it is called ``look`` here. What has no translation yet is listed, and the exit code is 1.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

WEB: Final = Path(__file__).parents[1] / "src/quills/web"
SHARED: Final = frozenset({"look", "locale", "__pycache__"})
LANGUAGES: Final = ("de",)
PYTHON: Final = (
    *("_", "gettext", "gettext_lazy", "gettext_noop"),
    *("ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"),
)
CALLS: Final = re.compile(r"(?<!\w)(_|gettext|ngettext|pgettext|npgettext)\(")
FILLED: Final = re.compile(r"%\(|%s|%d")
HEADER: Final = re.compile(
    r'^(#.*\n)+(?=msgid ""\n)|^"(?!Language:|Plural|MIME|Content).*\\n"\n', re.MULTILINE
)
"""What a catalogue says of its making; only its language and form are kept."""
BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)
Found = tuple[Path, int, str, tuple[str, ...], str | None]
"""File, line, function, the words (two for a plural), and the context."""


def words(folder: Path, *, skip: tuple[Path, ...] = ()) -> Iterator[Found]:
    """Everything that is to be translated below a folder."""
    for path in sorted(folder.rglob("*")):
        if any(path.is_relative_to(one) for one in skip):
            continue
        if path.suffix == ".py":
            yield from _of_python(path)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from _of_template(path)


def _of_python(path: Path) -> Iterator[Found]:
    extract: Any = extract_python  # its annotations do not fit what it gives
    read: Iterable[tuple[int, str, Any, Any]] = extract(BytesIO(path.read_bytes()), PYTHON, (), {})
    for line, name, said, _ in read:
        given = [one for one in ([said] if isinstance(said, str) else said) if isinstance(one, str)]
        if name.startswith("pgettext"):
            yield path, line, name, (given[1],), given[0]
        elif given:
            yield path, line, name, tuple(given[:2]), None


def _of_template(path: Path) -> Iterator[Found]:
    """Django turns a template into calls among filler; each call is read where it starts."""
    text = templatize(path.read_text(encoding="utf-8"))
    for match in CALLS.finditer(text):
        call = _call(text[match.start() :])
        line = text.count("\n", 0, match.start()) + 1
        if match[1] in {"pgettext", "npgettext"}:
            yield path, line, match[1], tuple(call[1:3]), call[0]
        else:
            yield path, line, match[1], tuple(call[:2]), None


def _call(text: str) -> list[str]:
    """The strings that stand as arguments of the call with which a text begins."""
    for end in (match.end() for match in re.finditer(r"\)", text)):
        try:
            call = ast.parse(text[:end].strip(), mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(call, ast.Call)  # noqa: S101  the pattern found one
        return [
            one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
    raise ValueError(text[:80])


def homes(*wanted: str) -> list[tuple[Path, list[Found]]]:
    """Each folder of translations with what belongs in it, of all apps or only of some."""
    apps = {path.name: path for path in sorted(WEB.iterdir()) if path.is_dir() and path.name not in SHARED}
    found = [(path / "locale", list(words(path))) for name, path in apps.items() if _one(name, wanted)]
    if _one("look", wanted):
        found.append((WEB / "locale", list(words(WEB, skip=tuple(apps.values())))))
    return [(folder, said) for folder, said in found if said]


def _one(name: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or name in wanted


def catalog(found: list[Found], language: str, kept: Path) -> Catalog:
    """What was found, with the translations that are kept. No dates, so that nothing changes by itself."""
    made = Catalog(language, header_comment="", project="Quills", version="0", fuzzy=False)
    made.creation_date = made.revision_date = BEGINNING
    old = kept_translations(kept, language)
    for path, line, _, said, context in found:
        place = (path.relative_to(WEB).as_posix(), line)
        key = said if len(said) > 1 else said[0]
        flags = ["python-format"] if FILLED.search(said[0]) else []
        made.add(key, old.get((said[0], context)), locations=[place], flags=flags, context=context)
    return made


def kept_translations(path: Path, language: str) -> dict[tuple[str, str | None], Any]:
    """By the words in English and their context."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        read = [message for message in read_po(file, locale=language) if message.id]
    return {(_first(one.id), one.context or None): one.string for one in read}


def _first(words_: Any) -> str:  # noqa: ANN401  one form or several
    return str(words_ if isinstance(words_, str) else words_[0])


def save(made: Catalog, path: Path) -> None:
    """As text for people and compiled for the program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, made, width=100, sort_output=True, include_lineno=False)
    path.write_text(HEADER.sub("", written.getvalue().decode()), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(made))


def compiled(made: Catalog) -> bytes:
    """The program's form of a catalogue."""
    written = BytesIO()
    write_mo(written, made)
    return written.getvalue()


def untranslated(made: Catalog) -> list[str]:
    """The words of a catalogue that lack a translation, or one of their plural forms."""
    said = [message for message in made if message.id]
    return [str(one.id) for one in said if not _whole(one.string)]


def _whole(string: Any) -> bool:  # noqa: ANN401  one form or several
    return bool(string) and (isinstance(string, str) or all(string))


def main(*wanted: str) -> int:
    """All folders in all languages, or those of some apps."""
    settings.configure(USE_I18N=True)
    django.setup()
    missing = 0
    for folder, found in homes(*wanted):
        for language in LANGUAGES:
            path = folder / language / "LC_MESSAGES/django.po"
            made = catalog(found, language, path)
            save(made, path)
            for message in untranslated(made):
                missing += 1
                print(f"{path.relative_to(WEB)}: not translated: {message}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
