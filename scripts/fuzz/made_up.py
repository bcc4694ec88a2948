"""Inputs from nothing: lines, trees and pages put together from the words that readers look for."""

import json
from collections.abc import Callable
from random import Random
from typing import Final

from fuzz import letters
from fuzz.seeds import Files
from fuzz.trees import value
from fuzz.zips import bomb, packed

NAMES: Final = (
    "Ana", "Ben", "Chidi", "Ana: work", "+49 151 000", "", " ", "\u202eBen", "Ben 🌻", "你", "<b>", "null",
    "A" * 300,
)  # fmt: skip
DATES: Final = (
    "{d:02}.{m:02}.{y:02}", "{m}/{d}/{y:02}", "20{y:02}-{m:02}-{d:02}", "{d}/{m}/20{y:02}",
    "20{y:02}/{m}/{d}", "{d}. {m}. 20{y:02}", "R{y}/{m}/{d}", "令和{y}年{m}月{d}日", "{d}/{m}/25{y:02}",
    "20{y:02}. {m}. {d}.", "14{y:02}/{m}/{d}", "{y}{m}{d}",
)  # fmt: skip
CLOCKS: Final = (
    "{h:02}:{n:02}", "{h:02}:{n:02}:{s:02}", "{h}:{n:02} PM", "{h}.{n:02}", "오후 {h}:{n:02}",
    "上午{h}:{n:02}", "{h}:{n:02} a. m.", "{h}h{n:02}",
)  # fmt: skip
HEADERS: Final = (
    "{date}, {clock} - {name}: {text}", "[{date}, {clock}] {name}: {text}",
    "[{date} {clock}] {name}: {text}", "{date} {clock} - {text}", "{date} à {clock} - {name}: {text}",
    "{date}, {clock}: {name}: {text}", "{clock}, {date} - {name}: {text}",
)  # fmt: skip
TEXTS: Final = (
    "hello", "", ":", "\u200eimage omitted", "<Media omitted>", "12/31/20, 11:59 PM - Ana: x",
    "you left", "a\nb", "]", " - ", "\u200e", "x" * 5000, "=1+1", '"', "\u200e<attached: 1.opus>",
)  # fmt: skip
KEYS: Final = (
    "messages", "type", "id", "name", "date", "date_unixtime", "from", "text", "chats", "list",
    "participants", "threadName", "sender_name", "senderName", "timestamp_ms", "timestamp", "content",
    "guild", "channel", "author", "time", "sender", "body", "recipient", "chatItem", "conversationId",
    "sent_at", "about", "thread_path", "title", "from_id", "account", "frame", "version", "magic_words",
    "dateSent",
)  # fmt: skip
TAGS: Final = (
    "smses", "sms", "mms", "parts", "part", "addrs", "addr", "calls", "call", "html", "body", "div",
    "span", "p", "table", "br",
)  # fmt: skip
ATTRIBUTES: Final = (
    "date", "address", "body", "type", "class", "text", "ct", "contact_name", "readable_date", "count",
    "msg_box", "id", "duration",
)  # fmt: skip
CLASSES: Final = (
    "message", "sent iMessage", "received", "timestamp", "sender", "bubble", "announcement", "reply",
    "message_part", "5", "1609459200000",
)  # fmt: skip
TIMES: Final = (1609459200, 1609459200000, "2021-01-01T10:00:00", "1609459200", "2021-01-01 10:00 PM")
COLUMNS: Final = (*KEYS, "Date", "Sender", "Message", "Zeit", "", "A")
CELLS: Final = (*NAMES, *TEXTS, *letters.NUMBERS, "2021-01-01 10:00")


def lines(rng: Random) -> Files:
    """Headers of one layout (or of several) with texts between them."""
    fixed = rng.random() < 0.8
    date, clock, header = rng.choice(DATES), rng.choice(CLOCKS), rng.choice(HEADERS)
    made = []
    for _ in range(rng.choice((1, 2, 30, 400))):
        if not fixed:
            date, clock, header = rng.choice(DATES), rng.choice(CLOCKS), rng.choice(HEADERS)
        numbers = {
            "d": rng.randint(0, 32),
            "m": rng.randint(0, 13),
            "y": rng.randint(0, 99),
            "h": rng.randint(0, 25),
        }
        numbers |= {"n": rng.randint(0, 61), "s": rng.randint(0, 61)}
        words = {"name": rng.choice(NAMES), "text": rng.choice(TEXTS)}
        made.append(header.format(date=date.format(**numbers), clock=clock.format(**numbers), **words))
    return {"chat.txt": rng.choice(("\n", "\r\n")).join(made).encode()}


def tree(rng: Random) -> Files:
    """JSON of known keys with any values, one object or many lines."""
    if rng.random() < 0.3:
        rows = (json.dumps(_node(rng, 2)) for _ in range(rng.choice((1, 5, 100))))
        return {"chat.jsonl": "\n".join(rows).encode(errors="replace")}
    return {"result.json": json.dumps(_node(rng, 5)).encode(errors="replace")}


def _node(rng: Random, depth: int) -> object:
    if depth == 0 or rng.random() < 0.1:
        return rng.choice((value(rng), rng.choice((*NAMES, *TIMES))))
    if rng.random() < 0.4:
        return [_node(rng, depth - 1) for _ in range(rng.choice((0, 1, 4)))]
    return {key: _node(rng, depth - 1) for key in rng.sample(KEYS, rng.choice((1, 4, 9)))}


def page(rng: Random) -> Files:
    """XML or HTML of known tags, mostly closed."""
    starts = ("<?xml version='1.0' encoding='UTF-8'?>\n<smses count='2'>", "<!DOCTYPE html><html><body>", "")
    text = rng.choice(starts) + "".join(_tag(rng, 4) for _ in range(20))
    return {rng.choice(("sms.xml", "chat.html")): text.encode(errors="replace")}


def _tag(rng: Random, depth: int) -> str:
    name, named = rng.choice(TAGS), rng.sample(ATTRIBUTES, rng.choice((0, 2, 6)))
    attributes = " ".join(f'{key}="{rng.choice((*CLASSES, *letters.NUMBERS))}"' for key in named)
    below = (
        "".join(_tag(rng, depth - 1) for _ in range(rng.choice((0, 1, 3))))
        if depth
        else rng.choice(TEXTS[:5])
    )
    return f"<{name} {attributes}>{below}" + (f"</{name}>" if rng.random() < 0.95 else "")


def sheet(rng: Random) -> Files:
    """A table with columns that may be named as a reader wants them."""
    columns, mark = rng.sample(COLUMNS, rng.choice((1, 3, 6))), rng.choice(",;\t|")
    rows = [[rng.choice(CELLS) for _ in columns] for _ in range(rng.choice((1, 30)))]
    return {"chat.csv": "\n".join(mark.join(row) for row in [columns, *rows]).encode(errors="replace")}


def raw(rng: Random) -> Files:
    """Any bytes."""
    return {"chat.txt": rng.randbytes(rng.choice((0, 1, 4, 100, 70_000)))}


def bombs(rng: Random) -> Files:
    """A zip bomb, or thousands of tiny files."""
    if rng.random() < 0.5:
        return {"bomb.zip": bomb(rng)}
    return {"many.zip": packed(rng, {f"message_{n}.json": b"{}" for n in range(2000)})}


MAKERS: Final[tuple[Callable[[Random], Files], ...]] = (
    *(lines,) * 6,
    *(tree,) * 5,
    *(page,) * 3,
    *(sheet,) * 3,
    raw,
)


def made_up(rng: Random) -> Files:
    """The files of one input."""
    return bombs(rng) if rng.random() < 0.004 else rng.choice(MAKERS)(rng)
