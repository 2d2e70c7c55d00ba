"""Answering the one who reported (SoL 19:6): only whether an inquiry was opened, not opened or is running.

On request it shall be done within a week of the decision; asked later, or with an inquiry running, at once.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.kinds import FEEDBACK
from samsyn.capabilities.intake.models import Matter, PreliminaryDecision, ReporterAnswer
from samsyn.capabilities.intake.payloads import Feedback
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.capabilities.intake.words import OUTCOME_OF, Decision
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import clocks
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor

from .signing import matter_to_change, note

OUR_WEEK = dt.timedelta(days=7)
ANSWER = ("outcome", "message_id", "refrained_why", "answered_at", "signature")


def asked(*, actor: Actor, matter: Matter, message: OpenedMessage) -> None:
    """The reporter asks after the report was sent. What is already answered stays answered."""
    answered = ReporterAnswer.objects.filter(unit_id=actor.unit_id, matter=matter, message_id__isnull=False)
    waiting = ReporterAnswer.objects.filter(unit_id=actor.unit_id, matter=matter, answered_at__isnull=True)
    if answered.exists() or waiting.exists():
        return
    ReporterAnswer.objects.create(
        unit_id=actor.unit_id, matter=matter, asked_at=message.at, asked_in=message.id
    )
    decision = PreliminaryDecision.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if decision:
        _add_task(actor, matter, start=message.at, due_on=clocks.local_day(message.at))


def start_clocks(*, actor: Actor, matter: Matter, decision: PreliminaryDecision) -> None:
    """With the decision the week begins, when the reporter has asked."""
    if not _waiting(actor, matter).exists():
        return
    at_once = decision.decision == Decision.RUNNING
    due = clocks.local_day(decision.decided_at) if at_once else answer_by(decision.decided_at)
    _add_task(actor, matter, start=decision.decided_at, due_on=due)


def answer_by(decided_at: dt.datetime) -> dt.date:
    """The last day to answer: a week after the decision, by law since 15 January 2026 and as our routine before."""
    try:
        return clocks.due(journal.FEEDBACK, decided_at)
    except KeyError:  # the law let one answer, and set no day
        return clocks.local_day(decided_at) + OUR_WEEK


def close_when_answered(*, actor: Actor, matter: Matter, at: dt.datetime) -> None:
    """A decided matter is closed when nobody waits for an answer."""
    if matter.closed_at is None and not _waiting(actor, matter).exists():
        matter.closed_at = at
        matter.save(update_fields=["closed_at"])


@transaction.atomic
def answer_reporter(
    *, actor: Actor, matter_id: UUID, examination: Examination, at: dt.datetime, why: str = ""
) -> UUID:
    """Send the answer, with its recorded assessment. Raises AlreadyDecided, IntakeRefused, NotDelivered."""
    matter = matter_to_change(actor, matter_id)
    row, decision = _to_answer(actor, matter)
    if not examination.open or examination.recipient.unit_id != matter.sender_id:
        raise IntakeRefused(
            _("Prövningen öppnar inte för att svara. Skriv i stället varför ingen återkoppling lämnas.")
        )
    outcome = OUTCOME_OF[Decision(decision.decision)]
    row.message_id = sending.send(
        actor=actor,
        kind=FEEDBACK,
        payload=Feedback(matter.message_id, outcome, clocks.local_day(decision.decided_at)),
        recipient_id=examination.recipient.unit_id,
        person_id=examination.about.person_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=examination, at=at, why=why),
        in_reply_to=matter.message_id,
        at=at,
    )
    row.outcome = outcome
    _finish(actor, matter, row, at)
    return row.message_id


@transaction.atomic
def refrain_from_answer(
    *, actor: Actor, matter_id: UUID, examination: Examination, why: str, at: dt.datetime
) -> None:
    """Do not answer, since it is unsuitable; the assessment and the reason are kept."""
    matter = matter_to_change(actor, matter_id)
    row, _decision = _to_answer(actor, matter)
    if not why:
        raise IntakeRefused(_("Skriv varför det är olämpligt att återkoppla."))
    assessing.refrain(actor=actor, examination=examination, why=why, at=at)
    row.refrained_why = why
    _finish(actor, matter, row, at)


def _waiting(actor: Actor, matter: Matter) -> QuerySet[ReporterAnswer]:
    return ReporterAnswer.objects.filter(unit_id=actor.unit_id, matter=matter, answered_at__isnull=True)


def _to_answer(actor: Actor, matter: Matter) -> tuple[ReporterAnswer, PreliminaryDecision]:
    if matter.sender_id is None:
        raise IntakeRefused(
            _("Den som lämnade uppgiften är inte anmälningsskyldig och får ingen återkoppling.")
        )
    decision = PreliminaryDecision.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if decision is None:
        raise IntakeRefused(_("Förhandsbedömningen är inte avslutad än. Besluta först, återkoppla sedan."))
    made = ReporterAnswer.objects.filter(
        unit_id=actor.unit_id, matter=matter, message_id__isnull=False
    ).first()
    if made:
        raise AlreadyDecided(
            _("%(who)s har redan återkopplat: %(what)s.")
            % {"who": made.signature, "what": made.get_outcome_display()}
        )
    row = _waiting(actor, matter).first()
    return row or ReporterAnswer(unit_id=actor.unit_id, matter=matter), decision


def _finish(actor: Actor, matter: Matter, row: ReporterAnswer, at: dt.datetime) -> None:
    row.answered_at, row.signature = at, actor.signature
    row.save(**({"force_insert": True} if row._state.adding else {"update_fields": ANSWER}))  # noqa: SLF001
    note(actor=actor, matter=matter, row=row, verb="answer_reporter", at=at)
    journal.stop_clock(actor=actor, matter=matter, rule=journal.FEEDBACK, at=at)
    close_when_answered(actor=actor, matter=matter, at=at)


def _add_task(actor: Actor, matter: Matter, *, start: dt.datetime, due_on: dt.date) -> None:
    cases.add_task(
        actor=actor,
        what=gettext_noop("Återkoppla till den som anmälde"),
        due_on=due_on,
        starts_at=start,
        case_id=matter.case_id,
        person_id=matter.person_id,
        rule=journal.FEEDBACK,
        basis=clocks.basis(journal.FEEDBACK),
        owner_id=matter.responsible_id,
        owner_name=matter.responsible_name,
        promised_to=matter.sender_name,
        about_kind=journal.ABOUT,
        about=matter.id,
    )
