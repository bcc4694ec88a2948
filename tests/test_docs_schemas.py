"""The JSON Schemas in the docs say what really goes in and comes out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from quills.chats.readers import READERS
from quills.chats.table.columns import NAMES
from quills.frames import KINDS

ROOT: Final = Path(__file__).parents[1]
FIXTURES: Final = ROOT / "tests/chats/fixtures"
SCHEMAS: Final = sorted((ROOT / "docs/schemas").glob("*.json"))

READ: Final = {
    "whatsapp": ("--example",),
    "telegram": ("telegram/personal.json",),
    "signal": ("signal/old.md",),
    "discord": ("discord", "--between", "Ana", "Ben"),
    "imessage": ("imessage/ana.txt",),
    "sms": ("sms", "--between", "Me", "Ana"),
    "messenger": ("messenger/messages/inbox/ben_101",),
    "instagram": ("instagram",),
    "table": ("table/notes.csv", "--date-order", "dmy"),
}
"""A chat of each format, and what it takes to read it."""


def _quills(*words: str | Path) -> str:
    """What the real command prints."""
    command = [Path(sys.executable).parent / "quills", *words]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _object(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / f"docs/schemas/{name}.json").read_text(encoding="utf-8"))
    return schema


def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(_object(name), format_checker=FormatChecker())


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any piece of a schema
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from _nodes(inner)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_a_schema_is_one(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ["read", "messages"])
def test_an_output_has_no_field_that_its_schema_does_not_describe(name: str) -> None:
    for node in _nodes(_object(name)):
        if node.get("type") == "object":
            assert "additionalProperties" in node, node
        for field, inner in node.get("properties", {}).items() if node.get("type") == "object" else ():
            assert {"description", "$ref"} & set(inner), field


@pytest.mark.parametrize("source", READ)
def test_what_the_command_prints_keeps_to_its_schema(source: str, tmp_path: Path) -> None:
    export, *options = READ[source]
    out = tmp_path / "messages.jsonl"
    first = export if export.startswith("--") else FIXTURES / export
    found = json.loads(_quills("read", first, *options, "--json", "--messages", out))
    _schema("read").validate(found)
    assert found["source"] == source
    lines = out.read_text(encoding="utf-8").splitlines()
    assert len(lines) == found["messages"]
    line_schema = _schema("messages")
    for line in lines:
        message = json.loads(line)
        line_schema.validate(message)
        datetime.fromisoformat(message["time"])


def test_the_schema_refuses_what_the_command_would_not_print() -> None:
    found = json.loads(_quills("read", "--example", "--json"))
    schema = _schema("read")
    assert schema.is_valid(found)
    assert not schema.is_valid(found | {"attachment_style": "anxious"})
    assert not schema.is_valid(found | {"first": "4 January 2025"})
    assert not schema.is_valid({key: value for key, value in found.items() if key != "lines"})


def test_the_schemas_know_the_kinds_and_formats_of_the_program() -> None:
    read, messages = (_object(name) for name in ("read", "messages"))
    assert read["$defs"]["kind"]["enum"] == list(KINDS)
    assert messages["properties"]["kind"]["enum"] == list(KINDS)
    assert {reader.NAME for reader in READERS} <= set(read["properties"]["source"]["enum"])
    assert set(READ) == set(read["properties"]["source"]["enum"])


def test_the_schema_of_tables_has_the_columns_that_are_read() -> None:
    names = {name for known in NAMES.values() for name in known}
    assert set(_object("table")["properties"]) == names


@pytest.mark.parametrize("name", ["messages.jsonl", "labelled.jsonl"])
def test_the_tables_that_are_read_keep_to_their_schema(name: str) -> None:
    schema = _schema("table")
    for line in (FIXTURES / "table" / name).read_text(encoding="utf-8").splitlines():
        schema.validate(json.loads(line))


@pytest.mark.parametrize(
    "row",
    [
        {"sender": "Ana", "text": "no time"},
        {"time": "2024-05-17 17:29", "text": "no sender"},
        {"time": "2024-05-17 17:29", "sender": "Ana"},
        {"time": "2024-05-17 17:29", "sender": "Ana", "text": "rent", "amount": 700},
        {"time": ["2024"], "sender": "Ana", "text": "a list"},
    ],
)
def test_the_schema_of_tables_refuses_what_is_not_read(row: dict[str, Any]) -> None:
    assert not _schema("table").is_valid(row)
