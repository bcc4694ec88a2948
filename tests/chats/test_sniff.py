import json
from pathlib import Path

from exports import FIXTURES, part_of, parts_of
from hypothesis import given
from hypothesis import strategies as st

from quills.chats.readers import READERS
from quills.chats.sniff import _keys, keys

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


def test_it_finds_keys_with_where_they_are(tmp_path: Path) -> None:
    part = part_of(
        tmp_path, '{"a": "one", "b": {"c": [1, {"d": null}], "e": "x"}, "f": [[{"g": "{\\"h\\": 1}"}]]}'
    )
    assert keys(part) == {
        "a": "one",
        "b": "",
        "b.c": "",
        "b.c[].d": "",
        "b.e": "x",
        "f": "",
        "f[][].g": '{\\"h\\": 1}',
    }


def test_a_text_that_is_cut_off_adds_nothing(tmp_path: Path) -> None:
    assert keys(part_of(tmp_path, '{"a": "one \\"b\\": 1, {\\"c\\": ')) == {"a": ""}


def test_lines_of_json_count_as_one(tmp_path: Path) -> None:
    assert keys(part_of(tmp_path, '{"a": 1}\n{"b": "x"}\n')) == {"a": "", "b": "x"}


def test_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    for opening in ("[", '{"a":'):
        assert len(keys(part_of(tmp_path, opening * 100_000))) < 10


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), st.floats(0, 1))
def test_what_is_cut_off_has_no_other_keys(value: dict[str, object], share: float) -> None:
    text = json.dumps(value, ensure_ascii=False)
    found = _keys(text[: int(len(text) * share)])
    assert not found.keys() - _keys(text).keys()


READER_OF = {"instagram": "messenger"}
"""Fixtures whose folder is not called after their reader."""


def test_each_reader_claims_its_own() -> None:
    """The first reader that recognises a fixture is the one it was written for."""
    for folder in filter(Path.is_dir, FIXTURES.iterdir()):
        for part in parts_of(folder.name):
            claims = [reader.NAME for reader in READERS if reader.recognises(part)]
            assert claims[:1] == [READER_OF.get(folder.name, folder.name)], f"{folder.name}/{part.name}"
            assert set(claims[1:]) <= {"whatsapp", "table"}, f"{folder.name}/{part.name}"
