"""What is kept of people."""

from quills.web.people.models.event import Event
from quills.web.people.models.person import Person
from quills.web.people.models.record import Record
from quills.web.people.models.visit import Visit

__all__ = ["Event", "Person", "Record", "Visit"]
