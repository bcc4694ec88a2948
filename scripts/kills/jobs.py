"""What is killed: each job goes on for ever, and says after each step what somebody now relies on.

Django has to be set up before this is imported.
"""

import itertools
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

import msgspec

from quills.web.people import keys
from quills.web.people.models import Person
from quills.web.spaces import rotation
from quills.web.spaces.desk import Desk
from quills.web.spaces.kinds import register
from quills.web.spaces.rings import open_keys, private_space
from quills.web.vault.errors import LockedError
from quills.web.vault.hidden import Hidden
from quills.web.vault.identity import Identity
from quills.web.vault.passphrase import Cost

QUICK: Final = Cost(memory=8, passes=1, lanes=1)
"""Argon2id at its least, so that kills fall into the writing and not into the thinking."""
NOTES: Final = 96
FIRST: Final = "passphrase 0"
Say = Callable[[dict[str, object]], None]
Job = Callable[[dict[str, object], Say], None]


class Note(Hidden, msgspec.Struct, frozen=True, tag_field="kind", tag="proof"):
    """A document that is written to be looked for."""

    id: UUID
    at: datetime
    text: str


register(Note)


def note(number: int) -> Note:
    """One a day."""
    at = datetime(2026, 11, 22, 20, 0, tzinfo=UTC) - timedelta(days=number)
    return Note(uuid4(), at, f"note {number}")


def make() -> dict[str, object]:
    """Ana with a passphrase, a kit and documents. Gives what she relies on."""
    person, identity, kit = keys.make_person("Ana", FIRST, QUICK)
    notes = [note(number) for number in range(NOTES)]
    desk(identity).put_all(notes)
    return {"person": str(person.pk), "seed": identity.reveal().hex(), "kit": kit.text, "passphrase": FIRST}


def desk(identity: Identity) -> Desk:
    """The desk of the private space, with the keys that are right now."""
    return Desk(open_keys(identity)[0], private_space(identity))


def ana() -> Person:
    """Ana's row, as it is now."""
    return Person.objects.get()


def changing(known: dict[str, object], say: Say) -> None:
    """Change the passphrase again and again."""
    for number in itertools.count(1):
        new = f"passphrase {number}"
        say({"next": new})
        keys.change_passphrase(ana(), str(known["passphrase"]), new, QUICK)
        known = known | {"passphrase": new}
        say({"passphrase": new})


def recovering(known: dict[str, object], say: Say) -> None:
    """Set a new passphrase with the kit, which is another one each time."""
    for number in itertools.count(1):
        new = f"passphrase {number}"
        say({"next": new, "kit in use": True})
        _, kit = keys.recover(ana(), str(known["kit"]), new, QUICK)
        known = known | {"kit": kit.text}
        say({"passphrase": new, "kit": kit.text, "kit in use": False})


def rotating(known: dict[str, object], say: Say) -> None:
    """Give the private space a new key again and again, a few rows at a time."""
    identity = identity_of(known)
    space = private_space(identity)
    while True:
        rotation.start(identity, space)
        say({"started": True})
        rotation.resume(identity, space, batch=8)
        say({"started": False})


def writing(known: dict[str, object], say: Say) -> None:
    """Write documents while somebody else gives the space new keys; say each that was acknowledged."""
    identity = identity_of(known)
    for number in itertools.count(NOTES):
        made = note(number)
        while True:
            try:
                desk(identity).put(made)
            except LockedError:
                continue  # the key was replaced a moment ago: a person would unlock again
            break
        say({"written": str(made.id)})


def identity_of(known: dict[str, object]) -> Identity:
    """Ana's private half, as her session holds it."""
    return Identity(UUID(str(known["person"])), bytes.fromhex(str(known["seed"])))


JOBS: Final[dict[str, tuple[Job, ...]]] = {
    "a new key for the space, while documents are written": (rotating, writing),
    "a change of the passphrase": (changing,),
    "a recovery with the kit": (recovering,),
}


def speaker(pipe: int) -> Say:
    """Says each thing as a line of JSON, at once."""

    def say(told: dict[str, object]) -> None:
        os.write(pipe, json.dumps(told).encode() + b"\n")

    return say
