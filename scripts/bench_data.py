"""The chats that the benchmark reads: made here, from a seed, so that the truth about them is known."""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

SEED: Final = 20_250_104
WRITTEN: Final = 1
"""Goes up when this file makes other chats, so that old ones are not used."""

PEOPLE: Final = ("Ana", "Ben Okoro")
START: Final = datetime(2019, 2, 3, 8, 15, tzinfo=UTC)
EMOJI: Final = ("😂", "❤️", "😘", "🙈", "👍🏽", "😭", "🥰", "👩‍👧", "🌧️", "🇩🇪", "...", "!!")

Write = Callable[["Chat"], str]


@dataclass(frozen=True)
class Chat:
    """A made chat: arrays of shape (messages,)."""

    seconds: NDArray[np.int64]
    """Since 1970, ascending."""
    sender: NDArray[np.int64]
    texts: list[str]
    words: dict[str, Any]
    """Of its language."""

    def __iter__(self) -> Iterator[tuple[datetime, str, str]]:
        """Time, sender and text of each message."""
        for second, who, text in zip(self.seconds.tolist(), self.sender.tolist(), self.texts, strict=True):
            yield datetime.fromtimestamp(second, UTC), PEOPLE[who], text


@dataclass(frozen=True)
class Layout:
    """A way in which a chat is written."""

    name: str
    program: str
    language: str
    write: Write
    step: int = 60
    """Seconds to which it writes the time."""


@dataclass(frozen=True)
class Made:
    """A chat on disk and the truth about it."""

    layout: Layout
    messages: int
    path: Path
    truth: Path


def make(layout: Layout, messages: int, folder: Path) -> Made:
    """The chat in this layout; the one from last time where there is one."""
    stem = f"{layout.name.replace(' ', '-')}-{messages}-{WRITTEN}"
    made = Made(layout, messages, folder / f"{stem}.{_suffix(layout)}", folder / f"{stem}.parquet")
    if not made.truth.exists():
        folder.mkdir(parents=True, exist_ok=True)
        chat = talk(messages, layout.language)
        made.path.write_text(layout.write(chat), encoding="utf-8", newline="")
        _truth(chat, layout.step).write_parquet(made.truth)
    return made


def talk(messages: int, language: str) -> Chat:
    """Talks of some dozen messages with hours between them, in ten years at most; the same seed for all."""
    rng = np.random.default_rng(SEED)
    again = rng.random(messages) < min(0.04, 11_000 / messages)
    gaps = np.exp(rng.normal(3.6, 1.1, messages)) + again * np.exp(rng.normal(9.6, 0.9, messages))
    seconds = int(START.timestamp()) + np.cumsum(gaps.astype(np.int64))
    turns = rng.random(messages) < 0.55
    words = _words(language)
    return Chat(seconds, np.cumsum(turns) % 2, list(_texts(rng, messages, words)), words)


def _texts(rng: np.random.Generator, messages: int, words: dict[str, Any]) -> Iterator[str]:
    """Texts with a median of six words; one in twenty has several lines."""
    pool = np.array(words["words"].split())
    weights = 1 / np.arange(4, len(pool) + 4)
    lengths = np.clip(np.exp(rng.normal(np.log(6), 0.8, messages)), 1, 150).astype(np.int64)
    drawn = rng.choice(pool, int(lengths.sum()), p=weights / weights.sum()).tolist()
    ends = np.cumsum(lengths).tolist()
    for length, end, kind, dice in zip(
        lengths.tolist(),
        ends,
        rng.random(messages).tolist(),
        rng.integers(0, 1 << 30, messages).tolist(),
        strict=True,
    ):
        yield _text(drawn[end - length : end], kind, dice, words)


def _text(drawn: list[str], kind: float, dice: int, words: dict[str, Any]) -> str:
    if kind < 0.06:
        return str(words["media"])
    if kind < 0.065:
        return str(words["deleted"])
    if kind < 0.09:
        return str(words["treacherous"][dice % len(words["treacherous"])])
    if kind < 0.14 and len(drawn) > 3:
        part = 1 + dice % (len(drawn) - 2)
        gap = "\n\n" if dice % 5 == 0 else "\n"
        return " ".join(drawn[:part]) + gap + f"{drawn[part]}: " + " ".join(drawn[part + 1 :])
    if kind < 0.16:
        return f"{drawn[0]} https://example.org/{dice}?a={drawn[-1]}"
    text = " ".join(drawn)
    return f"{text} {EMOJI[dice % len(EMOJI)]}" if dice % 7 == 0 else text


def _words(language: str) -> dict[str, Any]:
    table = tomllib.loads(Path(__file__).with_name("bench_words.toml").read_text(encoding="utf-8"))
    return {**table[language.partition("-")[0]], **table[language]}


def _truth(chat: Chat, step: int) -> pl.DataFrame:
    """What a reader should find: the written time in seconds, the sender, the words without marks."""
    senders = np.array(PEOPLE)[chat.sender]
    frame = pl.DataFrame({"time": chat.seconds // step * step, "sender": senders, "text": chat.texts})
    return frame.with_columns(pl.col("text").str.replace_all("\u200e", ""))


def _suffix(layout: Layout) -> str:
    return "json" if layout.program == "telegram" else "txt"


def _android(stamp: str) -> Write:
    def write(chat: Chat) -> str:
        lines = [f"{START:{stamp}} - {chat.words['notice']}"]
        lines += [f"{time:{stamp}} - {name}: {text}" for time, name, text in chat]
        return "\n".join(lines) + "\n"

    return write


def _american(chat: Chat) -> str:
    def stamp(time: datetime) -> str:
        return f"{time.month}/{time.day}/{time:%y}, {time.hour % 12 or 12}:{time:%M}\u202f{time:%p}"

    lines = [f"{stamp(START)} - {chat.words['notice']}"]
    lines += [f"{stamp(time)} - {name}: {text}" for time, name, text in chat]
    return "\n".join(lines) + "\n"


def _ios(chat: Chat) -> str:
    lines = [f"[{START:%d/%m/%Y, %H:%M:%S}] {PEOPLE[1]}: {chat.words['notice']}"]
    for time, name, text in chat:
        mark = "\u200e" if text.startswith("\u200e") else ""
        lines.append(f"{mark}[{time:%d/%m/%Y, %H:%M:%S}] {name}: {text}")
    return "\r\n".join(lines) + "\r\n"


def _telegram(chat: Chat) -> str:
    """As Telegram Desktop writes ``result.json``, on a computer whose clock shows UTC."""
    messages = [_message(number, *message) for number, message in enumerate(chat, 1)]
    whole = {"name": PEOPLE[1], "type": "personal_chat", "id": 4242, "messages": messages}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _message(number: int, time: datetime, name: str, text: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": f"{time:%Y-%m-%dT%H:%M:%S}",
        "date_unixtime": str(int(time.timestamp())),
        "from": name,
        "from_id": f"user{4242 if name == PEOPLE[1] else 1717}",
    }
    if not text:
        message |= {
            "photo": f"photos/photo_{number}.jpg",
            "photo_file_size": 81234,
            "width": 960,
            "height": 1280,
        }
    before, is_link, address = text.partition("https://")
    plain = [{"type": "plain", "text": before}] if before else []
    if not is_link:
        return message | {"text": text, "text_entities": plain}
    link = {"type": "link", "text": f"https://{address}"}
    return message | {"text": [before, link, ""], "text_entities": [*plain, link]}


LAYOUTS: Final = (
    Layout("de Android", "whatsapp", "de", _android("%d.%m.%y, %H:%M")),
    Layout("en-US Android", "whatsapp", "en", _american),
    Layout("en-GB iOS", "whatsapp", "en-ios", _ios, step=1),
    Layout("pt-BR Android", "whatsapp", "pt", _android("%d/%m/%Y %H:%M")),
)
TELEGRAM: Final = Layout("Telegram Desktop", "telegram", "en-telegram", _telegram, step=1)
