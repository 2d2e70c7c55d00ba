"""What an answer does to the unit's own visit: booked, back to planning, called off."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits.kinds import DeclineReason, Reply, Time
from samsyn.capabilities.home_visits.models import (
    ProposalState,
    ProposedTime,
    Visit,
    VisitPlan,
    VisitProposal,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import VisitRefused
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor

STATE_OF = {
    Reply.ACCEPT: ProposalState.ACCEPTED,
    Reply.OTHER_TIME: ProposalState.OTHER_TIME,
    Reply.DECLINE: ProposalState.DECLINED,
    Reply.CANCEL: ProposalState.CANCELLED,
}


def book(actor: Actor, visit: Visit, time: Time, at: dt.datetime, *, proposal: UUID) -> None:
    """Put the visit in the unit's own calendar, as the proposal led to it; no name stands in what is booked."""
    visit.starts_at, visit.ends_at, visit.state = time.starts_at, time.ends_at, VisitState.BOOKED
    visit.booking_id = calendars.book(
        actor=actor,
        what=gettext_noop("Hembesök"),
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        with_whom=visit.other_unit_name,
        case_id=visit.case_id,
        about_kind="home_visit",
        about=visit.id,
        came_of=proposal,
        worker_id=visit.worker_id,
        worker_name=visit.worker_name,
    )
    visit.save(update_fields=["starts_at", "ends_at", "state", "booking_id"])
    cases.add_task(
        actor=actor,
        what=gettext_noop("Genomför hembesöket och skriv anteckningen"),
        due_on=local_day(time.starts_at),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule="home_visit",
        owner_id=visit.worker_id,
        owner_name=visit.worker_name,
        about_kind="home_visit",
        about=visit.id,
    )


def settle(
    row: VisitProposal, reply: Reply, answer_id: UUID, by: str, reason: DeclineReason | None, at: dt.datetime
) -> None:
    """Close a proposal with its answer."""
    row.state, row.answer_id, row.answered_at, row.answered_by = STATE_OF[reply], answer_id, at, by
    row.decline_reason = reason.value if reason else ""
    row.save(update_fields=["visit", "state", "answer_id", "answered_at", "answered_by", "decline_reason"])


def choose(row: VisitProposal, time: Time) -> None:
    """Mark the time that was agreed; VisitRefused for one that was not proposed."""
    if not ProposedTime.objects.filter(proposal=row, starts_at=time.starts_at, ends_at=time.ends_at).update(
        chosen=True
    ):
        raise VisitRefused(_("Den valda tiden finns inte bland de föreslagna. Välj en av dem."))


def back(actor: Actor, visit: Visit) -> None:
    """To planning where there is a plan of the own unit, else the visit did not come about."""
    planned = VisitPlan.objects.filter(unit_id=actor.unit_id, visit=visit).exists()
    visit.state = VisitState.PLANNED if planned else VisitState.NOT_HELD
    visit.starts_at = visit.ends_at = visit.booking_id = None
    visit.save(update_fields=["state", "starts_at", "ends_at", "booking_id"])


def call_off(actor: Actor, visit: Visit, at: dt.datetime) -> None:
    """Take the visit out of the calendar and off the desks."""
    if visit.booking_id:
        calendars.cancel(actor=actor, booking_id=visit.booking_id, why=gettext_noop("Inställt"), at=at)
    for rule in ("home_visit", "home_visit_answer", "home_visit_times"):
        cases.finish_tasks_about(
            actor=actor, about=visit.id, rule=rule, at=at, result=gettext_noop("Inställt")
        )
    VisitProposal.objects.filter(unit_id=actor.unit_id, visit=visit, state=ProposalState.WAITING).update(
        state=ProposalState.CANCELLED, answered_at=at, answered_by=actor.signature
    )
    back(actor, visit)


def tell(actor: Actor, visit: Visit, what: str, at: dt.datetime, rule: str = "home_visit_planning") -> None:
    """Put what the other unit answered on the desk of the visit's worker."""
    cases.add_task(
        actor=actor,
        what=what % {"who": visit.other_unit_name},
        due_on=local_day(at),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule=rule,
        owner_id=visit.worker_id,
        owner_name=visit.worker_name,
        about_kind="home_visit",
        about=visit.id,
    )
