"""The docs keep up with the program: nothing public is missing, nothing in them is untrue or astray."""

import importlib
import importlib.util
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from quills.chats.readers import READERS

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
ROOMS: Final = ("acts", "frames", "errors", "safety", "chats", "patterns", "report")


# ---- what is public --------------------------------------------------------------------------------


def _modules() -> Iterator[str]:
    """The public modules of the rooms; what lies inside one format's package is that format's own."""
    own = tuple(f"{reader.__name__}." for reader in READERS)  # type: ignore[attr-defined]  # a reader is a module
    for room in ROOMS:
        package = importlib.import_module(f"quills.{room}")
        yield package.__name__
        for found in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}."):
            if not found.name.startswith(own) and "._" not in found.name:
                yield found.name


MODULES: Final = sorted(_modules())


def _public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Functions and classes that a module makes public, and the public methods of its classes."""
    for name in getattr(module, "__all__", ()):
        if inspect.isclass(value := getattr(module, name)) or inspect.isfunction(value):
            yield name, value
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(value):
            yield name, value
            yield from ((f"{name}.{method}", found) for method, found in _methods(value))
        elif inspect.isfunction(value):
            yield name, value


def _methods(owner: type) -> Iterator[tuple[str, Any]]:
    for name, value in vars(owner).items():
        inner = (
            getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
        )
        if not name.startswith("_") and inspect.isfunction(inner):
            yield name, inner


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_says_what_it_does(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    silent = [found for found, value in _public(module) if not _says(value)]
    assert not silent, f"a docstring is missing in {name}: {silent}"


def _says(value: Any) -> bool:  # noqa: ANN401  any object may have a docstring
    """Whether it has a docstring of its own; the one that a dataclass makes from its fields is none."""
    said = vars(value).get("__doc__") if inspect.isclass(value) else getattr(value, "__doc__", None)
    return bool(said) and not (inspect.isclass(value) and str(said).startswith(f"{value.__name__}("))


@pytest.mark.parametrize("name", MODULES)
def test_every_public_module_stands_in_the_docs(name: str) -> None:
    assert f".. automodule:: {name}\n" in (DOCS / "api.md").read_text(encoding="utf-8"), (
        f"add {name} to docs/api.md"
    )


def test_every_module_in_the_docs_exists() -> None:
    listed = re.findall(r"automodule:: (\S+)", (DOCS / "api.md").read_text(encoding="utf-8"))
    assert sorted(listed) == MODULES


def test_every_constant_of_the_patterns_is_explained() -> None:
    page = (DOCS / "science/pace.md").read_text(encoding="utf-8")
    for name in MODULES:
        if name.startswith("quills.patterns."):
            module = importlib.import_module(name)
            constants = re.findall(r"^([A-Z][A-Z_]+): Final", inspect.getsource(module), re.MULTILINE)
            missing = [constant for constant in constants if f"`{constant}`" not in page]
            assert not missing, f"docs/science/pace.md does not explain {missing} of {name}"


# ---- the command line ------------------------------------------------------------------------------


def _make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts/make_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == _make_docs().cli_page(), "run make docs"


def test_every_command_and_option_of_the_help_stands_in_the_docs() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for words in ((), ("read",)):
        command = [sys.executable, "-m", "quills", *words, "--help"]
        told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=120).stdout
        for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", told)):
            assert f"`{option}" in page, option
    assert "## quills read" in page
