"""Saying how it goes with a commitment, and telling the unit that it came from in the same breath.

In codes where it is about the own unit's work; with words, or a hindrance that tells of the young person, only with a
recorded assessment (SoLPuL 7 a §; domain 15.7). What a group agreed and what a meeting agreed go the same way.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import about, assessing, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix, examine_all
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.law import Fact

from . import actions
from .actions import CommitmentRefused, Said
from .kinds import PROGRESS, PROGRESS_NOTE, ProgressNote, ProgressTold
from .models import Commitment, Hindrance

# hindrances that tell of the young person or the family, and so cross only with an assessment
ABOUT_THE_YOUNG = (Hindrance.NO_CONTACT, Hindrance.NOT_WANTED, Hindrance.OTHER)


class NotTold(CommitmentRefused):
    """The other unit may not be told this; the text says what, why and what to do, in Swedish."""


def tells_of_the_young(said: Said) -> bool:
    """Whether what is said is more than how the unit's own work goes."""
    return bool(said.note.strip()) or said.hindrance in ABOUT_THE_YOUNG


@dataclass(frozen=True)
class _Came:
    """In what cooperation a commitment came, and about whom of the unit's own persons, where that is known."""

    cooperation_id: UUID | None
    person_id: UUID | None


def weigh(
    *,
    actor: Actor,
    commitment_id: UUID,
    typed: Mapping[str, Any] | None,
    on: dt.date,
    whom: About | None = None,
) -> tuple[Matrix, JudgementForm]:
    """The law's answer about words to the unit that leads, with what has been judged in `typed`.

    `whom` is the young person as the unit that leads told of one, for what is linked to none of the own persons.
    Raises NotTold where nobody can be asked about.
    """
    row = Commitment.objects.get(unit_id=actor.unit_id, id=commitment_id)
    if row.from_unit_id is None:
        raise NotTold(_("Åtagandet är ert eget. Ingen annan behöver få veta."))
    to, person_id = assessing.recipient(row.from_unit_id), _came(row).person_id
    asked = about.about(about.of(actor, person_id, on)) if person_id else whom
    if asked is None:
        raise NotTold(_("Det är inte kopplat till någon hos er, så orden kan inte prövas. Ta bort texten."))

    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        return examine_all(
            actor=actor,
            about=asked,
            recipients=(to,),
            categories=PROGRESS_NOTE.categories,
            purpose=PROGRESS_NOTE.purpose,  # type: ignore[arg-type]
            on=on,
            facts=facts,
        )

    return judge(ask_law, typed)


@transaction.atomic
def say(
    *,
    actor: Actor,
    commitment_id: UUID,
    said: Said,
    at: dt.datetime,
    matrix: Matrix | None = None,
    why: str = "",
) -> None:
    """Say how it goes; what came from another unit is told to it, or nothing is said at all.

    `matrix` is the assessment of the words. Raises NotTold where they may not go, CommitmentRefused, NotDelivered.
    """
    row = Commitment.objects.select_related("case").get(unit_id=actor.unit_id, id=commitment_id)
    actions.say(actor=actor, commitment_id=commitment_id, said=said, at=at)
    if row.from_unit_id is not None:
        _tell(actor, row, row.from_unit_id, said, at, matrix, why)


def _tell(
    actor: Actor,
    row: Commitment,
    lead: UUID,
    said: Said,
    at: dt.datetime,
    matrix: Matrix | None,
    why: str,
) -> None:
    """One message: in codes where it is about the own work, else with words and an assessment of them."""
    words = tells_of_the_young(said)
    kept, came = _assessed(actor, row, at, matrix, why) if words else None, _came(row)
    told = (row.common_id, said.step, said.hindrance, said.new_due_on)
    sending.send(
        actor=actor,
        kind=PROGRESS_NOTE if words else PROGRESS,
        payload=ProgressNote(*told, said.note, actor.title) if words else ProgressTold(*told, actor.title),
        recipient_id=lead,
        at=at,
        person_id=came.person_id,
        assessment_id=kept,
        cooperation_id=came.cooperation_id,
        in_reply_to=row.from_message,
    )


def _assessed(actor: Actor, row: Commitment, at: dt.datetime, matrix: Matrix | None, why: str) -> UUID:
    """The recorded assessment of the words. Raises NotTold where they may not go."""
    if matrix is None:
        matrix, _form = weigh(actor=actor, commitment_id=row.id, typed=None, on=local_day(at))
    (examination,) = matrix.examinations
    if not examination.open:
        raise NotTold(
            _(
                "Det som handlar om den unge får inte lämnas till %(unit)s i dag. Ta bort texten och välj ett hinder "
                "som gäller ert eget arbete, eller ring samordnaren. Ingenting har skickats."
            )
            % {"unit": row.from_unit_name}
        )
    return assessing.record_assessment(actor=actor, examination=examination, at=at, why=why)


def _came(row: Commitment) -> _Came:
    """From the own case, else from the message that brought it."""
    if row.case is not None:
        return _Came(row.case.cooperation_id, row.person_id)
    message = ReceivedMessage.objects.get(unit_id=row.unit_id, id__in=[row.from_message])
    return _Came(message.cooperation_id, message.person_id)
