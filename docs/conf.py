"""How Sphinx builds these pages. Nothing here, and nothing in the pages, calls another machine."""

import logging
import re
from collections.abc import Mapping

from sphinx.application import Sphinx

from quills import __version__

project = "Quills"
author = "The Quills founders"
copyright = "the Quills founders"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]

html_theme = "furo"
html_title = "Quills"
html_show_sphinx = False
html_copy_source = False

myst_heading_anchors = 4
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
autodoc_default_options = {"members": True, "show-inheritance": False}

_CODE = re.compile(r"(``.*?``)")


def _escape_bars(
    _app: Sphinx, _what: str, _name: str, _thing: object, _options: Mapping[str, object], lines: list[str]
) -> None:
    """A bar is an absolute value in our docstrings, and no substitution of reStructuredText."""
    for number, line in enumerate(lines):
        pieces = _CODE.split(line)
        pieces[::2] = [piece.replace("|", "\\|") for piece in pieces[::2]]
        lines[number] = "".join(pieces)


def _is_no_empty_glob(record: logging.LogRecord) -> bool:
    """What `make prove` and `make bench` write may not be there yet, and that is no fault of the pages."""
    return "toctree glob pattern" not in str(record.msg)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", _escape_bars)
    # Sphinx gives this warning no type, so that suppress_warnings cannot name it.
    logging.getLogger("sphinx.sphinx.directives.other").addFilter(_is_no_empty_glob)
