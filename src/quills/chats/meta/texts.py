"""What Messenger and Instagram themselves write into a thread, told from what people write.

The export keeps the program's lines as ordinary content, in the owner's language. Only a whole
text that is such a sentence about somebody of the thread is one; a text that contains it is not.
"""

import re
from typing import Final

from quills.chats.meta.sentences import SENTENCES, YOU

_LONGEST: Final = 300
"""Characters of the longest such line."""
_TELL_OWNER: Final = {"media", "voice", "location"}
"""Who is called "You" here is the sender, and so the owner."""


class Texts:
    """The program's own lines of one thread, known by the names in it."""

    owner: str | None = None
    """Whom the program calls "You", as far as it has told."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._compile()

    def meet(self, name: str) -> None:
        """Somebody takes part in this thread."""
        if name and name not in self._known:
            self._known.add(name)
            self._compile()

    def kind(self, text: str, sender: str) -> str | None:
        """What the program says with this text, or None if somebody wrote it."""
        self.meet(sender)
        if len(text) > _LONGEST:
            return None
        subject = self._subject.match(text)
        found = self._after.fullmatch(text, subject.end()) if subject else None
        if subject and found and subject["who"] in YOU and found.lastgroup in _TELL_OWNER:
            self.owner = sender
        found = found or self._alone.fullmatch(text)
        return found.lastgroup if found else None

    def _compile(self) -> None:
        # The services call people by their whole name or by its first word.
        names = {word for name in self._known for word in (name, *name.split()[:1])}
        people = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
        self._subject = re.compile(f"(?:Użytkownik |Uživatel )?(?P<who>{'|'.join([*people, *YOU])}) ")
        others = f"(?:{'|'.join([*people, 'you', 'dich', 'je'])})"
        self._after = _sentences("{s} ", others)
        self._alone = _sentences("", others)


def _sentences(opening: str, others: str) -> re.Pattern[str]:
    """A pattern of all sentences that open so, without the opening; its last group is their kind."""
    kinds = []
    for kind, lines in SENTENCES.items():
        stripped = [line.strip() for line in lines.strip().splitlines()]
        rest = [line.removeprefix(opening) for line in stripped if line.startswith("{s} ") == bool(opening)]
        if rest:
            kinds.append(f"(?P<{kind}>{'|'.join(_pattern(line, others) for line in rest)})")
    return re.compile(f"(?:{'|'.join(kinds)})[.!]? *", re.DOTALL)


def _pattern(line: str, others: str) -> str:
    grouped = re.sub(r"(?<!\\)\(", "(?:", line)
    return grouped.replace("{x}", ".+").replace("{e}", ".{1,16}").replace("{o}", others)
