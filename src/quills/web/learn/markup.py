"""From the Markdown of a page to its blocks, each with the claims that it cites.

Only what a page needs is allowed: headings, paragraphs, lists, quotations, emphasis, and the mark
``[claim:ID]``. HTML, links and pictures are not; a page names its picture and its relatives on top.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

_MARK: Final = re.compile(r"\[claim:([^\]\s]*)\]")
_REFUSED: Final = frozenset({"link_open", "image", "html_inline", "html_block", "code_block", "fence"})

Fail = Callable[[int, str], Exception]


@dataclass(frozen=True)
class Line:
    """A heading, a paragraph or an item of a list: its words, and the claims that it cites."""

    at: int
    """The line of the file, from 1."""
    words: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list or a quotation."""

    kind: str
    """The HTML element that it is."""
    html: Markup
    lines: tuple[Line, ...]

    @property
    def cites(self) -> tuple[str, ...]:
        """The claims cited in it, each once, in order."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.cites))


def blocks(text: str, first: int, fail: Fail) -> tuple[Block, ...]:
    """The blocks of a text that begins in line ``first`` of its file; ``fail`` makes the error of a line."""
    parser = _parser()
    tokens = parser.parse(text)
    _number_marks(tokens)
    return tuple(_block(parser, found, first, fail) for found in _top(tokens))


def _block(parser: MarkdownIt, tokens: Sequence[Token], first: int, fail: Fail) -> Block:
    lines = tuple(_line(token, first) for token in tokens if token.type == "inline")
    at = first + (tokens[0].map or [0])[0]
    inner = [child for token in tokens for child in token.children or ()]
    if any(token.type in _REFUSED for token in (*tokens, *inner)):
        raise fail(at, "links, pictures, code and HTML are not allowed in a page")
    html = Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 -- HTML is off in the parser
    return Block(tokens[0].tag, html, lines)


def _line(token: Token, first: int) -> Line:
    children = token.children or []
    words = "".join(" " if child.type == "softbreak" else child.content for child in children)
    cites = tuple(child.meta["id"] for child in children if child.type == "claim")
    return Line(first + (token.map or [0])[0], words, cites)


def _top(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The runs of tokens that each make one block."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1


def _number_marks(tokens: Sequence[Token]) -> None:
    """A claim's number is its place among those of the page."""
    marks = [child for token in tokens for child in token.children or () if child.type == "claim"]
    numbers: dict[str, int] = {}
    for mark in marks:
        mark.meta["number"] = numbers.setdefault(mark.meta["id"], len(numbers) + 1)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.inline.ruler.before("link", "claim", _claim_rule)
    parser.add_render_rule("claim", _claim_mark)
    return parser


def _claim_rule(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("claim", "", 0).meta = {"id": found[1]}
    state.pos = found.end()
    return True


def _claim_mark(_renderer: object, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:  # noqa: ANN401  as the library calls it
    return f'<sup class="claim">{tokens[place].meta["number"]}</sup>'
