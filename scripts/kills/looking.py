"""What is looked for after a kill: whatever somebody relied on has to be there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from kills import jobs
from quills.web.people import keys
from quills.web.spaces import rotation
from quills.web.spaces.models import Member
from quills.web.spaces.rings import private_space, read_ring
from quills.web.vault.errors import VaultError
from quills.web.vault.identity import Identity


@dataclass
class Heard:
    """What the killed ones had said last, and everything that they had written."""

    known: dict[str, object]
    written: set[str] = field(default_factory=set)

    def hear(self, told: dict[str, object]) -> None:
        """One line of theirs."""
        if "written" in told:
            self.written.add(str(told["written"]))
        self.known |= told


class Found(TypedDict):
    """What a look gives."""

    cut: bool
    """Whether something was in the middle."""
    lost: list[str]


def look(heard: Heard) -> Found:
    """Whether the kill came in the middle of a step, and what is lost."""
    cut = heard.known.get("next", heard.known["passphrase"]) != heard.known["passphrase"]
    cut = cut or Member.objects.filter(former__isnull=False).exists()
    return {"cut": cut, "lost": list(losses(heard))}


def losses(heard: Heard) -> Iterator[str]:
    """A sentence for each thing that is lost."""
    identity = _opened(heard.known)
    if identity is None:
        yield "no passphrase opens the vault"
        return
    yield from _missing(identity, heard, "after the kill")
    space = private_space(identity)
    rotation.resume(identity, space)
    yield from _missing(identity, heard, "after it went on")
    if read_ring(identity).spaces[space].former or rotation.unfinished(identity):
        yield "the key before is still there after it went on"
    yield from _kit_losses(identity, heard)


def _opened(known: dict[str, object]) -> Identity | None:
    """By the passphrase that was acknowledged last, or the one that was being set."""
    for passphrase in (known["passphrase"], known.get("next")):
        try:
            return keys.open_person(jobs.ana(), str(passphrase))
        except VaultError:
            continue
    return None


def _missing(identity: Identity, heard: Heard, when: str) -> Iterator[str]:
    desk = jobs.desk(identity)
    found = {str(note.id): note.text for note in desk.all(jobs.Note)}
    if desk.unread:
        yield f"{len(desk.unread)} documents are listed but do not open {when}"
    if not heard.written <= found.keys():
        yield f"{len(heard.written - found.keys())} acknowledged documents are gone {when}"
    if not {f"note {number}" for number in range(jobs.NOTES)} <= set(found.values()):
        yield f"documents of before are gone {when}"


def _kit_losses(identity: Identity, heard: Heard) -> Iterator[str]:
    """The kit in somebody's hand opens, unless a recovery had just used it; then a new one can be had."""
    try:
        keys.recover(jobs.ana(), str(heard.known["kit"]), "by the kit", jobs.QUICK)
    except VaultError:
        if not heard.known.get("kit in use"):
            yield "the kit does not open the vault"
    kit = keys.renew_kit(jobs.ana(), identity)
    opened, _ = keys.recover(jobs.ana(), kit.text, "by the new kit", jobs.QUICK)
    if opened.reveal() != identity.reveal():
        yield "the new kit opens another vault"
