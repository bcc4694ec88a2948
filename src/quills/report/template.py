"""Templates and style as one file needs them: everything inside, nothing fetched."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from quills.report.charts.figure import Figure

STYLES = ("tokens.css", "base.css", "parts.css", "charts.css", "print.css", "help.css")


UNITS = re.compile(r"(?<=\d) (?=(?:min|h|days|of 100)\b)")


def kept(words: str) -> str:
    """The same words, with each number held on one line with its unit."""
    return UNITS.sub("\u00a0", words)


@cache
def environment() -> Environment:
    """Jinja with escaping always on and no room for a misspelt name."""
    made = Environment(
        loader=PackageLoader("quills.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kept"] = kept
    return made


@cache
def style(names: tuple[str, ...] = STYLES) -> str:
    """The style sheets in one piece."""
    folder = files("quills.report") / "style"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def policy(styles: str) -> str:
    """A Content Security Policy that allows this style, pictures within the file, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def notebook(figure: Figure) -> str:
    """One figure with the style it needs, for a notebook."""
    styles = style(("tokens.css", "charts.css"))
    return environment().get_template("notebook.html").render(figure=figure, style=styles)
