"""Desks as they are now, whatever a browser has done meanwhile."""

from collections.abc import Callable

from quills.web.spaces.desk import Desk
from quills.web.spaces.rings import open_keys, private_space
from quills.web.vault.identity import Identity

Desks = Callable[[], Desk]


def desk_of(identity: Identity) -> Desk:
    """Somebody's desk."""
    return Desk(open_keys(identity)[0], private_space(identity))
