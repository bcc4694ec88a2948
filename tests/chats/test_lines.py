"""Lines of a text part, in chunks of whole lines, whatever the encoding."""

import pytest
from held import held
from hypothesis import given
from hypothesis import strategies as st

from quills.chats import lines
from quills.chats.lines import line_chunks
from quills.errors import ExportError

CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def lines_of(data: bytes) -> list[str]:
    return [line for chunk in line_chunks(held(data)) for line in chunk]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_reads_every_encoding_and_line_end(code: str, end: str) -> None:
    """Empty lines stay, other separators than line ends are letters."""
    text = ["13/06/2023, 21:25 - Ana: hello", "", "second\u2028still second", "12.6. 漢字 🦔", "last"]
    assert lines_of(end.join([*text, ""]).encode(code)) == text


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=8), max_size=30
    ),
    st.integers(1, 40),
    st.integers(1, 5),
)
def test_chunks_of_any_size_give_the_same_lines(texts: list[str], size: int, rows: int) -> None:
    """Also where a chunk ends within a letter."""
    data = "".join(text + "\n" for text in ["# first", *texts]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "CHUNK_BYTES", size)
        patch.setattr(lines, "CHUNK_LINES", rows)
        assert lines_of(data) == ["# first", *texts]


def test_bytes_that_are_no_letters_become_marks() -> None:
    assert lines_of(b"good\nb\xffd\n") == ["good", "b\ufffdd"]


def test_the_last_line_needs_no_end() -> None:
    assert lines_of(b"one\ntwo") == ["one", "two"]


def test_a_line_that_no_chat_has_is_refused() -> None:
    with pytest.raises(ExportError, match="has a line of more than 16 MB"):
        lines_of(b"a\n" + b"x" * (17 << 20))
