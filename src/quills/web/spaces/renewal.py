"""Renewing the key of the private space, from a session that has it open."""

from django.http import HttpRequest

from quills.web.spaces import rotation, session
from quills.web.spaces.rings import open_keys


def renew(request: HttpRequest) -> None:
    """Give the private space a new key. Every other session of the person is locked. Raises VaultError."""
    opened = session.need(request)
    identity, space = opened.identity, opened.private
    rotation.start(identity, space)
    session.end_others(request)
    session.keep(request, open_keys(identity)[0])  # whatever happens next, this session can go on
    rotation.resume(identity, space)
    session.keep(request, open_keys(identity)[0])
