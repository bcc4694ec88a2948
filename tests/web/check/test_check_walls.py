"""Who may know what is kept of the check: nothing that makes what a partner sees.

Every app there is or will be is walked, and counts as one that a partner may see, unless it is named
here as a person's own. Also there only the named modules may reach the record.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people_fixtures import Somebody
from test_check_sameness import addresses

import quills.web
from quills.web.people.models import Record

WEB: Final = Path(quills.web.__file__).parent
ROOT: Final = WEB.parents[1]

SECRETS: Final = frozenset(
    {
        "quills.web.people.record",
        "quills.web.check.keeping",
        "quills.safety.signs",
        "quills.safety.spoken",
        "quills.safety.detector",
    }
)
"""Who reaches one of these could let it show."""
OWN: Final = frozenset({"people", "check", "journal", "example"})
"""Apps whose pages are one person's own; of the example nobody is a partner."""
GLUE: Final = frozenset({"quills.web.urls", "quills.web.settings", "quills.web.wsgi", "quills.web.serve"})
"""They name all apps and decide nothing of what a page shows."""
MAY_ASK: Final = frozenset(
    {
        "quills.web.check.keeping",
        "quills.web.check.offering",
        "quills.web.check.views.asking",
        "quills.web.check.views.you",
    }
)
"""Modules of the check that may import what is kept."""
MAY_WRITE: Final = frozenset(
    {
        "quills.web.check.keeping",
        "quills.web.example.accounts",  # the blank one of a throwaway account
        "quills.web.people.entering",  # a new nonce at every sign-in
        "quills.web.people.keys",  # the blank one at sign-up
        "quills.web.people.models",
    }
)
"""Modules that may import the record itself."""
NAMES: Final = frozenset({"Record", "people_record", "people.Record", "people.record"})


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(WEB.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES: Final = modules()


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports, anywhere in it: modules of Quills, by their full names."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            names = {one.name for one in node.names}
            found |= names | {f"{name}.signs" for name in names if name == "quills.safety"}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"{name} imports relatively; the walk does not follow that")
    return frozenset(one for one in found if one in MODULES or one in SECRETS)


def reached(name: str) -> frozenset[str]:
    """Everything that importing a module brings in, by the code itself."""
    seen, todo = set[str](), [name]
    while todo:
        one = todo.pop()
        for found in imports(one) - seen:
            seen.add(found)
            if found in MODULES:
                todo.append(found)
    return frozenset(seen)


def app(name: str) -> str:
    """The app that a module belongs to; empty for what stands beside the apps."""
    parts = name.split(".")
    return parts[2] if len(parts) > 2 and (WEB / parts[2]).is_dir() else ""


def shared() -> list[str]:
    """Modules of all apps, and beside them, that a partner's screen may be made with."""
    return [name for name in MODULES if app(name) not in OWN and name not in GLUE]


def test_the_walk_sees_what_it_has_to_see() -> None:
    assert "quills.web.people.record" in reached("quills.web.check.offering")
    assert "quills.web.spaces.session" in imports("quills.web.check.keeping")
    assert {"look", "spaces", "learn", "vault"} <= {app(name) for name in shared()}
    assert set(MAY_ASK) <= set(MODULES)
    assert set(MAY_WRITE) <= set(MODULES)


@pytest.mark.parametrize("name", shared())
def test_what_a_partner_may_see_reaches_nothing_of_the_check(name: str) -> None:
    assert reached(name) & SECRETS == frozenset()


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_named_modules_ask_for_what_is_kept(name: str) -> None:
    if name not in MAY_ASK | MAY_WRITE:
        assert imports(name) & {"quills.web.check.keeping", "quills.web.people.record"} == frozenset()
    if "quills.web.people.record" in imports(name):
        assert name in MAY_WRITE


@pytest.mark.parametrize("name", sorted(set(MODULES) - MAY_WRITE - {"quills.web.people.record"}))
def test_no_other_module_names_the_record(name: str) -> None:
    """Neither its class nor its table, as a word in a query or through ``apps.get_model``."""
    for node in ast.walk(tree(name)):
        words = {getattr(node, "id", ""), getattr(node, "attr", "")}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
            words |= {node.value, *node.value.split(".")[-1:]}
        if isinstance(node, ast.alias):
            words.add(node.name)
        if not name.startswith(("quills.web.people.migrations", "quills.web.people.models.record")):
            assert not words & NAMES


@pytest.mark.parametrize("name", shared())
def test_nobody_goes_to_the_record_by_way_of_the_person(name: str) -> None:
    """``person.record`` and ``record__sealed`` would ask for it without an import."""
    back = Record._meta.get_field("person").remote_field.get_accessor_name()  # noqa: SLF001  Django's own way to ask
    for node in ast.walk(tree(name)):
        assert getattr(node, "attr", "") != back
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not node.value.startswith(f"{back}__")
            assert node.value != back


@pytest.mark.django_db
def test_no_page_outside_of_ones_own_asks_the_table(person: Somebody) -> None:
    asked = []
    for address in addresses():
        with CaptureQueriesContext(connection) as queries:
            answer = person.client.get(address)
        if any("people_record" in one["sql"] for one in queries.captured_queries):
            match = answer.resolver_match
            assert match is not None
            asked.append(match.namespace)
    assert set(asked) <= OWN


def own_modules() -> Iterator[str]:
    return (name for name in MODULES if app(name) == "check")


def test_what_is_left_out_is_known_without_the_record() -> None:
    assert reached("quills.web.check.plan") == frozenset()
    assert [name for name in own_modules() if "quills.web.check.keeping" in imports(name)] == sorted(
        MAY_ASK - {"quills.web.check.keeping"}
    )
