"""Saying how it goes with a commitment of a group, in a case that the worker may open."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from samsyn.capabilities.groups.access import found_group
from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.commitments import telling
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.models import Commitment
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor


@transaction.atomic
def say(
    *,
    actor: Actor,
    commitment_id: UUID,
    said: Said,
    at: dt.datetime,
    matrix: Matrix | None = None,
    why: str = "",
) -> UUID:
    """Say how it goes; what came from another unit is told to it in the same breath. Returns the group's id.

    `matrix` is the assessment of the words. Raises GroupRefused where they may not go, CommitmentRefused,
    NotDelivered.
    """
    commitment = Commitment.objects.get(unit_id=actor.unit_id, id=commitment_id)
    group = GroupCase.objects.get(unit_id=actor.unit_id, case_id__in=[commitment.case_id])
    found_group(actor, group.id)
    try:
        telling.say(actor=actor, commitment_id=commitment_id, said=said, at=at, matrix=matrix, why=why)
    except telling.NotTold as refusal:
        raise GroupRefused(refusal) from refusal
    return group.id
