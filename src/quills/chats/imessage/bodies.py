"""What stands under a sender in the text export: words, and the exporter's own marks among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from quills.chats.imessage.stamps import STAMP

_DELETED: Final = "This message was deleted from the conversation!"
_REPLIED: Final = "This message responded to an earlier message."
_EFFECT: Final = re.compile(
    r"Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Star|Shooting Start|Sparkles"
    r"|Spotlight|Slam|Loud|Gentle|Invisible Ink)"
)
_REACTIONS: Final = frozenset({"Tapbacks:", "Reactions:"})
_REACTION: Final = re.compile(r"\s*(?:\S.* (?:by|from) \S|.*Sticker from \S)")

_PATH: Final = (
    r"(?:~?/|[A-Za-z]:\\)\S.*/(?:Attachments|StickerCache|attachments)/.+"
    r"|(?:[^/\n]{1,100}/){0,20}attachments/\S.*"
    r"|\S*[0-9a-f]{2}/[0-9a-f]{40}"
)
_FILE_NAME: Final = (
    r"[^\s/]{1,200}\.(?i:heic|heif|jpe?g|png|gif|tiff?|webp|bmp|mov|mp4|m4v|3gpp?|caf|amr|m4a|mp3|wav|aac"
    r"|opus|pdf|vcf|pluginpayloadattachment)"
)
_AT: Final = re.sub(r"\?P<\w+>", "?:", STAMP)
_MARK: Final = re.compile(
    rf"(?P<file>{_FILE_NAME}|{_PATH})"
    r"|(?P<deleted>.+ unsent this message part(?: .+ after sending)?!)"
    r"|(?P<location>(?:Started|Stopped) sharing location!|Shared location!|Check[ \xa0]In(?:: .*)?"
    rf"|(?:Was expected|Expected|Checked in) at {_AT})"
    r"|(?P<media>(?:\S.* )?Sticker from .+: .*|Digital Touch Message: .*|Attachment missing!"
    r"|Unable to format app message: .*)"
)
"""A line that the exporter wrote in place of what is no words; the group is the kind."""
_VOTES: Final = re.compile(r"- .+ \(\d+\)|  - .+")

_FIRST_VERSION: Final = re.compile(STAMP + " ")
_NEXT_VERSION: Final = re.compile(r"Edited (?:\d+ [a-z]+(?:, \d+ [a-z]+)* | ?)later: ")

_LONGEST_MARK: Final = 2000
_FOREMOST: Final = ("call", "poll", "voice", "location", "contact", "media", "edited", "text", "deleted")


class Body(NamedTuple):
    """The words of a message and what kind of message it is."""

    text: str
    kind: str


def read_body(lines: Sequence[str]) -> Body:
    """The lines under a sender as one message."""
    lines = list(_without_marks(lines))
    if lines[:2] == ["SharePlay Message", "Ended"]:
        return Body("", "call")
    if lines and lines[0] == _DELETED:
        return Body(read_body(lines[1:]).text, "deleted")
    if _is_poll(lines):
        return Body("\n".join(lines).strip("\n"), "poll")
    lines, is_edited = _last_version(lines)
    kinds = {"edited"} if is_edited else set()
    text = "\n".join(_words(lines, kinds)).strip("\n")
    return Body(text, foremost(kinds, text))


def foremost(kinds: set[str], text: str) -> str:
    """The kind of a message whose parts are of these kinds, beside its words."""
    if text or not kinds:  # an unsent part does not undo the others
        kinds = kinds | {"text"}
    return min(kinds, key=_FOREMOST.index)


def file_kind(path: str) -> str:
    """The kind of an attachment, from its name."""
    name = path.lower()
    if re.search(r"\.(?:caf|amr|m4a|opus)\b", name):
        return "voice"
    if ".loc.vcf" in name:
        return "location"
    return "contact" if ".vcf" in name else "media"


def _without_marks(lines: Iterable[str]) -> Iterator[str]:
    """The lines without reactions, effects and the note that it is a reply."""
    among_reactions = False
    for line in lines:
        if among_reactions and _REACTION.match(line[:_LONGEST_MARK]):
            continue
        among_reactions = line.strip() in _REACTIONS
        if not among_reactions and line != _REPLIED and not _EFFECT.fullmatch(line):
            yield line


def _is_poll(lines: Sequence[str]) -> bool:
    written = [line for line in lines if line]
    return bool(written) and all(_VOTES.fullmatch(line) for line in written)


def _last_version(lines: list[str]) -> tuple[list[str], bool]:
    """Of an edited text its last version, and whether it was edited."""
    edits = [n for n, line in enumerate(lines) if _NEXT_VERSION.match(line)]
    if not edits or not _FIRST_VERSION.match(lines[0]):
        return lines, False
    last = edits[-1]
    return [_NEXT_VERSION.sub("", lines[last], count=1), *lines[last + 1 :]], True


def _words(lines: Iterable[str], kinds: set[str]) -> Iterator[str]:
    """The lines that the person wrote; what the others stand for goes to ``kinds``."""
    for line in lines:
        if kind := _kind_of_line(line):
            kinds.add(kind)
        elif "voice" in kinds and line.startswith("Transcription: "):
            yield line.removeprefix("Transcription: ")
        else:
            yield line


def _kind_of_line(line: str) -> str | None:
    """The kind of a line that the exporter wrote in place of what is no words."""
    found = _MARK.fullmatch(line) if len(line) <= _LONGEST_MARK else None
    if found is None:
        return None
    return file_kind(line) if found["file"] else found.lastgroup
