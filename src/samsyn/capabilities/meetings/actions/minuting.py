"""Writing the minutes down, version by version, until one is approved."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings import own_questions
from samsyn.capabilities.meetings.access import held_meeting, open_case
from samsyn.capabilities.meetings.models import (
    Attendance,
    Decision,
    Meeting,
    Minutes,
    MinutesPart,
)
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Absence, Kind, MeetingType
from samsyn.capabilities.meetings.withdrawn import withdrawn_since
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import add_working_days, local_day
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.actions import keep
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category

APPROVE_WITHIN = 5  # working days
APPROVE_RULE, HELD_RULE = "meeting_approval", "meeting_minutes"
OWN, FAMILY, UNIT = "own", "family", "unit"


@dataclass(frozen=True)
class PartFacts:
    """What was said on one point."""

    kind: Kind
    heading: str
    category: Category
    text: str
    without_police: bool = False
    left_out: bool = False


@dataclass(frozen=True)
class AttendanceFacts:
    """Somebody who was there, or why not."""

    name: str
    authority: str
    other_id: UUID | None = None
    absence: Absence | None = None
    present: bool = True


@dataclass(frozen=True)
class DecisionFacts:
    """What somebody took on. `owner` is the own unit, the family, or the unit `other_id`."""

    what: str
    who: str
    owner: str
    authority: str
    due_on: dt.date
    sign_of_done: str = ""
    other_id: UUID | None = None


@dataclass(frozen=True)
class MinutesFacts:
    """One version of the minutes. `seen` is how many withdrawals of consents the writer had been shown.

    `extra` answers what the method asks of its own.
    """

    began_at: dt.datetime
    ended_at: dt.datetime
    parts: Sequence[PartFacts]
    present: Sequence[AttendanceFacts]
    decisions: Sequence[DecisionFacts] = ()
    feedback_agreed: str = ""
    withdrawn_handled: str = ""
    seen: int = 0
    extra: Given = NOTHING


@transaction.atomic
def write_minutes(*, actor: Actor, meeting_id: UUID, facts: MinutesFacts, at: dt.datetime) -> UUID:
    """Write the minutes down as a new version, to be approved. Raises MeetingRefused, Unanswered."""
    meeting = held_meeting(actor, meeting_id)
    _check(actor, meeting, facts, at)
    number = Minutes.objects.filter(unit_id=actor.unit_id, meeting=meeting).count() + 1
    row = Minutes.objects.create(
        unit_id=actor.unit_id,
        meeting=meeting,
        number=number,
        began_at=facts.began_at,
        ended_at=facts.ended_at,
        withdrawn_handled=clean_text(facts.withdrawn_handled),
        feedback_agreed=clean_text(facts.feedback_agreed),
        written_at=at,
        written_by=actor.worker_id,
        signature=actor.signature,
    )
    _write_parts(row, facts)
    _keep_own(actor, meeting, row, facts.extra, at)
    _wait_for_approval(actor, meeting, at)
    record(
        actor=actor,
        verb="write",
        object_kind="meeting_minutes",
        object_id=row.id,
        person_id=meeting.person_id,
        number=number,
    )
    return row.id


def _check(actor: Actor, meeting: Meeting, facts: MinutesFacts, at: dt.datetime) -> None:
    if facts.began_at > at:
        raise MeetingRefused(_("Mötet har inte börjat än. Skriv när det började."))
    if facts.ended_at <= facts.began_at:
        raise MeetingRefused(_("Mötet slutar innan det börjar. Ändra klockslagen."))
    if not any(part.text.strip() for part in facts.parts):
        raise MeetingRefused(_("Protokollet är tomt. Skriv något under minst en punkt."))
    withdrawn = withdrawn_since(actor=actor, person_id=meeting.person_id, since=meeting.called_at)
    if len(withdrawn) > facts.seen:
        raise MeetingRefused(
            _(
                "Ett samtycke har återkallats medan du skrev. Läs rutan överst, kryssa för det som inte ska följa med "
                "och skriv hur ni gjorde. Det du har skrivit finns kvar."
            )
        )
    if withdrawn and not facts.withdrawn_handled.strip():
        raise MeetingRefused(_("Ett samtycke är återkallat. Skriv hur ni gjorde med det som redan var sagt."))


def _write_parts(row: Minutes, facts: MinutesFacts) -> None:
    mine = {"unit_id": row.unit_id, "minutes": row}
    written = [part for part in facts.parts if part.text.strip()]
    MinutesPart.objects.bulk_create(
        MinutesPart(
            **mine,
            number=number,
            kind=part.kind,
            heading=part.heading,
            category=part.category.value,
            text=clean_text(part.text),
            without_police=part.without_police,
            left_out=part.left_out,
        )
        for number, part in enumerate(written, 1)
    )
    Attendance.objects.bulk_create(
        Attendance(
            **mine,
            number=number,
            name=one.name,
            authority=one.authority,
            other_id=one.other_id,
            present=one.present,
            absence=one.absence or "",
        )
        for number, one in enumerate(facts.present, 1)
    )
    Decision.objects.bulk_create(
        Decision(
            **mine,
            number=number,
            what=one.what,
            who=one.who,
            owner=one.owner,
            other_id=one.other_id,
            authority=one.authority,
            due_on=one.due_on,
            sign_of_done=one.sign_of_done,
        )
        for number, one in enumerate(facts.decisions, 1)
    )


def _keep_own(actor: Actor, meeting: Meeting, row: Minutes, extra: Given, at: dt.datetime) -> None:
    """Keep what was answered to what the method asks of its own."""
    kind, case = MeetingType(meeting.type), open_case(actor, meeting.case_id)
    steps = own_questions.asked(actor=actor, case=case, kind=kind, starts_at=meeting.starts_at)
    about = own_questions.answered_with(meeting, row)
    keep(actor=actor, given=extra, steps=steps, given_with=about, at=at)


def _wait_for_approval(actor: Actor, meeting: Meeting, at: dt.datetime) -> None:
    for rule in (APPROVE_RULE, HELD_RULE):
        cases.finish_tasks_about(actor=actor, about=meeting.id, rule=rule, at=at)
    cases.add_task(
        actor=actor,
        what=gettext_noop("Godkänn protokollet från mötet"),
        due_on=add_working_days(local_day(at), APPROVE_WITHIN),
        starts_at=at,
        case_id=meeting.case_id,
        person_id=meeting.person_id,
        rule=APPROVE_RULE,
        owner_id=meeting.worker_id,
        owner_name=meeting.worker_name,
        about_kind="meeting",
        about=meeting.id,
    )
