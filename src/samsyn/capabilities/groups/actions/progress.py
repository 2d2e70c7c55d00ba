"""Saying how it goes with a commitment, and telling the other unit so."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups import about
from samsyn.capabilities.groups.access import found_group
from samsyn.capabilities.groups.kinds import PROGRESS, PROGRESS_NOTE, ProgressNote, ProgressTold
from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments import actions as commitments
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.models import Commitment, Hindrance
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix, examine_all
from samsyn.foundation.units.acting import Actor
from samsyn.law import Fact

# hindrances that tell of the young person or the family, and so cross only with an assessment
ABOUT_THE_YOUNG = (Hindrance.NO_CONTACT, Hindrance.NOT_WANTED, Hindrance.OTHER)


def tells_of_the_young(said: Said) -> bool:
    """Whether what is said is more than how the unit's own work goes."""
    return bool(said.note.strip()) or said.hindrance in ABOUT_THE_YOUNG


def weigh(
    *, actor: Actor, commitment_id: UUID, typed: Mapping[str, Any] | None, on: dt.date
) -> tuple[Matrix, JudgementForm]:
    """The law's answer about words to the unit that leads, with what has been judged in `typed`."""
    commitment = Commitment.objects.get(unit_id=actor.unit_id, id=commitment_id)
    group = GroupCase.objects.get(unit_id=actor.unit_id, case_id=commitment.case_id)
    person = about.of(actor, group.person_id, on)
    to = assessing.recipient(_lead(commitment))

    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        return examine_all(
            actor=actor,
            about=about.about(person),
            recipients=(to,),
            categories=PROGRESS_NOTE.categories,
            purpose=PROGRESS_NOTE.purpose,  # type: ignore[arg-type]
            on=on,
            facts=facts,
        )

    return judge(ask_law, typed)


def _lead(commitment: Commitment) -> UUID:
    if commitment.from_unit_id is None:
        raise GroupRefused(_("Åtagandet är ert eget. Ingen annan behöver få veta."))
    found: UUID = commitment.from_unit_id
    return found


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
    group = GroupCase.objects.get(unit_id=actor.unit_id, case_id=commitment.case_id)
    found_group(actor, group.id)
    commitments.say(actor=actor, commitment_id=commitment_id, said=said, at=at)
    if commitment.from_unit_id is not None:
        _tell(actor, group, commitment, said, at, matrix, why)
    return group.id


def _tell(
    actor: Actor,
    group: GroupCase,
    commitment: Commitment,
    said: Said,
    at: dt.datetime,
    matrix: Matrix | None,
    why: str,
) -> None:
    """One message: in codes where it is about the own work, else with words and an assessment of them."""
    words = tells_of_the_young(said)
    kept = _assessed(actor, commitment, at, matrix, why) if words else None
    sending.send(
        actor=actor,
        kind=PROGRESS_NOTE if words else PROGRESS,
        payload=_in_words(actor, commitment, said) if words else _in_codes(actor, commitment, said),
        recipient_id=_lead(commitment),
        at=at,
        person_id=group.person_id,
        assessment_id=kept,
        cooperation_id=group.case.cooperation_id,
        in_reply_to=commitment.from_message,
    )


def _in_codes(actor: Actor, commitment: Commitment, said: Said) -> ProgressTold:
    return ProgressTold(commitment.common_id, said.step, said.hindrance, said.new_due_on, actor.title)


def _in_words(actor: Actor, commitment: Commitment, said: Said) -> ProgressNote:
    return ProgressNote(
        commitment.common_id, said.step, said.hindrance, said.new_due_on, said.note, actor.title
    )


def _assessed(actor: Actor, commitment: Commitment, at: dt.datetime, matrix: Matrix | None, why: str) -> UUID:
    """The recorded assessment of the words. Raises GroupRefused where they may not go."""
    if matrix is None:
        matrix, _form = weigh(actor=actor, commitment_id=commitment.id, typed=None, on=local_day(at))
    (examination,) = matrix.examinations
    if not examination.open:
        raise GroupRefused(
            _(
                "Det som handlar om den unge får inte lämnas till %(unit)s i dag. Ta bort texten, eller ring "
                "samordnaren. Ingenting har skickats."
            )
            % {"unit": commitment.from_unit_name}
        )
    return assessing.record_assessment(actor=actor, examination=examination, at=at, why=why)
