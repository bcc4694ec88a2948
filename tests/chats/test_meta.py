"""What Messenger and Instagram share."""

import json

import pytest
from exports import OPTIONS, said
from held import held
from hypothesis import given
from hypothesis import strategies as st

from quills.chats import meta
from quills.chats.meta import mended
from quills.chats.meta.texts import Texts


@given(st.text())
def test_broken_letters_are_put_together_again(text: str) -> None:
    broken = text.encode(errors="surrogatepass").decode("latin-1")
    expected = text if all(not 0xD800 <= ord(letter) < 0xE000 for letter in text) else broken
    assert mended(broken) == expected


@pytest.mark.parametrize("text", ["Schläfst du schon?", "naïve", "où ?", "🦔", "Ærø — øre", "Ã"])
def test_letters_that_are_right_are_left(text: str) -> None:
    assert mended(text) == text


def kind(text: str, sender: str = "Ana Silva") -> str | None:
    texts = Texts()
    texts.meet("Ben (B.) Okoro")
    return texts.kind(text, sender)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You missed a call from Ben.", "call"),
        ("Ben (B.) Okoro missed your call.", "call"),
        ("Ana called you.", "call"),
        ("The video chat ended.", "call"),
        ("Audio call ended", "call"),
        ("Du hast einen Anruf von Ben verpasst.", "call"),
        ("Ana a manqué votre appel.", "call"),
        ("Ana te llamó.", "call"),
        ("Hai perso una chiamata di Ben.", "call"),
        ("Ana heeft je gebeld.", "call"),
        ("Ana set the nickname for Ben to Hedgehog.", "system"),
        ("You set your nickname to A.", "system"),
        ("Ana changed the theme to Love.", "system"),
        ("Ana reacted 😍 to your message", "system"),
        ("Reacted ❤️ to your message ", "system"),
        ("Liked a message", "system"),
        ("Ana liked a message", "system"),
        ("Hat mit 😂 auf deine Nachricht reagiert ", "system"),
        ("A aimé un message", "system"),
        ("Ha reaccionado con 😂 a tu mensaje", "system"),
        ("Curtiu uma mensagem", "system"),
        ('Ha messo "Mi piace" a un messaggio', "system"),
        ("Bir mesajı beğendi", "system"),
        ("Gillade ett meddelande", "system"),
        ("Ana Silva sent an attachment.", "media"),
        ("Ana hat einen Anhang gesendet.", "media"),
        ("Vous avez envoyé une pièce jointe.", "media"),
        ("Użytkownik Ana wysłał załącznik.", "media"),
        ("Ana skickade en bilaga.", "media"),
        ("Вы отправили вложение.", "media"),
        ("You sent a voice message.", "voice"),
        ("Ana sent a live location.", "location"),
        ("You created a poll: Soup?", "poll"),
        ("Ana unsent a message.", "deleted"),
    ],
)
def test_the_programs_own_lines_are_known(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You missed a call from Ben. Again.",
        "I liked a message you wrote",
        "You called me an idiot.",
        "My mum sent an attachment.",
        "Dora missed your call.",
        "so then Ana set the nickname for Ben to Hedgehog.",
        "Why did you say: Ana called you.",
        "Je t'aime",
        "Ana changed",
        "You " + "sent a photo " * 50,
        "",
    ],
)
def test_what_people_write_stays_theirs(text: str) -> None:
    assert kind(text) is None


def test_the_owner_is_whom_the_program_calls_you() -> None:
    texts = Texts()
    texts.kind("You sent a photo.", "Ana Silva")
    assert texts.owner == "Ana Silva"


def test_names_with_marks_of_patterns_do_no_harm() -> None:
    texts = Texts()
    for name in ("(a+)+$", "{o}", "[", "\\", " ", "a|b"):
        assert texts.kind(json.dumps(name), name) is None
        assert texts.kind(f"{name} sent a photo.", name) == "media"


def test_a_message_under_a_blank_name_is_nobodys() -> None:
    """It is counted as not explained, and makes no person without a name."""
    messages = [
        {"sender_name": " ", "timestamp_ms": 1_579_294_140_000, "content": "Hello Ben!"},
        {"sender_name": " Ben ", "timestamp_ms": 1_577_186_580_000, "content": "Hello Ana!"},
    ]
    (draft,) = meta.read([held(json.dumps({"messages": messages}), "message_1.json")], OPTIONS)
    assert said(draft) == [(2, "Ben", "Hello Ana!", "text")]
    assert draft.unexplained == [1]
