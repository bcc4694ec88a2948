"""The journal as Markdown, to be read by people."""

from collections.abc import Iterable, Iterator

from quills.web.journal.documents import Kept, kind
from quills.web.journal.exchange.archive import ordered
from quills.web.journal.reading import facets, wall_clock
from quills.web.journal.words.labels import labels


def to_markdown(documents: Iterable[Kept], code: str) -> str:
    """Every document under its time and kind, oldest first."""
    words = labels()[code]
    parts = [part for one in ordered(documents) for part in _parts(one, code)]
    return "\n\n".join([f"# {words['title']}", *(parts or [words["nothing"]])]) + "\n"


def _parts(document: Kept, code: str) -> Iterator[str]:
    time = wall_clock(document, document.at).strftime("%Y-%m-%d %H:%M")
    yield f"## {time} · {labels()[code][kind(document)]}"
    for part in facets(document, code):
        if part.heading:
            yield f"### {part.heading}"
        yield _quoted(part.text)


def _quoted(text: str) -> str:
    """What a person wrote, set apart, so that no sign in it becomes a heading or a tag."""
    return "\n".join(f"> {line}".rstrip() for line in text.replace("<", "\\<").split("\n"))
