"""What keys a JSON file has, from its first bytes alone, wherever those are cut off."""

import re
from functools import lru_cache
from typing import Final

from quills.chats.decoding import text_head
from quills.chats.export import Part

_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\]"]', re.DOTALL)
_DEEPEST: Final = 8
_LONGEST: Final = 1000


def has_keys(part: Part, *paths: str) -> bool:
    """Whether the part begins as JSON and has all of these keys."""
    return keys(part).keys() >= set(paths)


def keys(part: Part) -> dict[str, str]:
    """The keys near the beginning, as ``chats.list[].name``, each with its first text value (or "").

    Lines of JSON count as one. What does not begin as JSON has none.
    """
    return _keys(text_head(part))


@lru_cache(maxsize=2)  # readers are asked one after the other about the same part
def _keys(head: str) -> dict[str, str]:
    if head.lstrip()[:1] not in ("{", "["):
        return {}
    scan = _Scan()
    for token in _TOKEN.finditer(head):
        if not scan.take(token[0], token[1], is_key=bool(token[2])):
            break
    return scan.found


class _Scan:
    """Where in the nesting the reading is, and what was found on the way."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._path = [""]
        self._key = ""

    def take(self, mark: str, text: str | None, *, is_key: bool) -> bool:
        """Take the next token; false when there is nothing more to read."""
        if text is not None:
            if is_key:
                self._key = text
            self._note("" if is_key else text)
        elif mark in "{[":
            name = self._key if mark == "{" else f"{self._key}[]"
            self._path.append(_join(self._path[-1], name))
            self._key = ""
        elif mark in "}]" and len(self._path) > 1:
            self._path.pop()
            self._key = ""
        else:  # a text that is cut off, or a bracket too many
            return False
        return True

    def _note(self, value: str) -> None:
        if self._key and len(self._path) <= _DEEPEST:
            where = _join(self._path[-1], self._key)
            self.found[where] = self.found.get(where) or value


def _join(path: str, name: str) -> str:
    if not path or not name:
        return path or name
    if len(path) > _LONGEST:  # nested beyond any chat
        return path
    return path + name if name == "[]" else f"{path}.{name}"
