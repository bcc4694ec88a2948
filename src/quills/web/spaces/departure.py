"""Departing: deleting everything that a person has in spaces."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count

from quills.web.spaces.models import Document, Member, Ring, SessionKey, Space, Summary
from quills.web.spaces.overwriting import overwrite
from quills.web.spaces.rings import private_space
from quills.web.vault.identity import Identity


@transaction.atomic
def depart(person: UUID, identity: Identity | None = None) -> None:
    """Delete the person's keys and every space that is theirs alone; overwrite it after the commit.

    The private space goes in any case where the identity is at hand, whoever was put into it. Delete
    the person's own row in the same transaction.
    """
    own = _alone(person) | ({private_space(identity)} if identity else set())
    for table in (Document, Summary, Member):
        table.objects.filter(space_id__in=own).delete()
    Space.objects.filter(id__in=own).delete()
    for rows in (Member, SessionKey, Ring):
        rows.objects.filter(person_id=person).delete()
    transaction.on_commit(overwrite)


def _alone(person: UUID) -> set[UUID]:
    counted = Space.objects.filter(members__person_id=person).values_list("id")
    return {
        space
        for space, count in Space.objects.filter(id__in=counted)
        .annotate(count=Count("members"))
        .values_list("id", "count")
        if count == 1
    }
