"""Proposing the visit to the other authority: what goes along, the secrecy assessment, the message."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits import the_method
from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.kinds import VISIT_PROPOSAL, Time, VisitProposal
from samsyn.capabilities.home_visits.models import (
    Direction,
    ProposalState,
    ProposedTime,
    Visit,
    VisitPlan,
    VisitState,
)
from samsyn.capabilities.home_visits.models import VisitProposal as ProposalRow
from samsyn.capabilities.home_visits.refusals import VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import add_working_days, local_day
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.law import Category, Fact, Party, Purpose

ANSWER_WITHIN = 2  # working days, as the method's step "proposal"


def proposal_of(
    *, actor: Actor, visit: Visit, plan: VisitPlan, on: dt.date, person: PersonPage | None = None
) -> VisitProposal:
    """Exactly what the other authority would get. The staff's safety notes are not in it.

    `person` is the visit's, when it is already read.
    """
    person = person or person_page(actor=actor, person_id=visit.person_id, on=on)
    case = visit.case
    method = the_method.of_case(case.method_key, case.method_municipality, case.method_version)
    return VisitProposal(
        method_key=case.method_key,
        method_version=int(case.method_version),
        method_municipality=case.method_municipality,
        method_title=method.title,
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.line.birth_date,
        ages=person.ages_told or (),
        purpose=plan.purpose,
        may_tell=plan.may_tell,
        leader=Party(plan.leader),
        announced=plan.announced,
        place_kind=next((one.label for one in method.visit.address_kinds if one.key == plan.place_kind), "")
        if method.visit
        else "",
        times=times_of(plan),
        contact_function=actor.title,
        contact_telephone=telephone_of(actor),
        concern=plan.concern,
        address=_address(person, plan),
        interpreter_language=plan.interpreter_language,
        family="\n\n".join(filter(None, (plan.siblings, plan.two_homes))) if plan.with_family else "",
    )


def times_of(plan: VisitPlan) -> tuple[Time, ...]:
    """The proposed times, in order."""
    length = dt.timedelta(minutes=plan.minutes)
    starts = sorted({moment for moment in (plan.time_1, plan.time_2, plan.time_3) if moment})
    return tuple(Time(moment, moment + length) for moment in starts)


def categories_of(proposal: VisitProposal) -> tuple[Category, ...]:
    """Every kind of information that the proposal carries: those of its kind, and those that were chosen."""
    chosen = {
        Category.CONCERN: proposal.concern,
        Category.CONTACT_DETAILS: proposal.address,
        Category.FAMILY: proposal.family,
    }
    return (*VISIT_PROPOSAL.categories, *(category for category, text in chosen.items() if text))


def examine(
    *,
    actor: Actor,
    visit: Visit,
    proposal: VisitProposal,
    recipient: assessing.Recipient,
    facts: Mapping[Fact, bool | int],
    on: dt.date,
    person: PersonPage | None = None,
) -> assessing.Examination:
    """Ask the law about everything the proposal carries; nothing is stored. `person` as in proposal_of."""
    person = person or person_page(actor=actor, person_id=visit.person_id, on=on)
    return assessing.examine(
        actor=actor,
        about=_about(person, on),
        recipient=recipient,
        categories=categories_of(proposal),
        purpose=VISIT_PROPOSAL.purpose or Purpose.PREVENT_CRIME,
        on=on,
        facts=facts,
    )


@transaction.atomic
def propose(
    *,
    actor: Actor,
    visit_id: UUID,
    examination: assessing.Examination,
    proposal: VisitProposal,
    why: str,
    at: dt.datetime,
) -> UUID:
    """Record the assessment and send the proposal, or do neither. Returns the message's id.

    Raises VisitRefused when something stands in the way and sending.NotDelivered when the database says no.
    """
    from .planning import refuse_before_decision

    visit = held_visit(actor, visit_id, VisitState.PLANNED)
    plan = VisitPlan.objects.get(unit_id=actor.unit_id, visit=visit)
    refuse_before_decision(actor, visit, plan)
    if not examination.open:
        raise VisitRefused(
            _("Lagen öppnar inte för allt i förslaget. Ta bort det som inte får lämnas, eller avstå.")
        )
    if any(time.starts_at <= at for time in proposal.times):
        raise VisitRefused(_("En föreslagen tid har redan varit. Ändra planen först."))
    assessment = assessing.record_assessment(actor=actor, examination=examination, at=at, why=why)
    case = Case.objects.get(unit_id=actor.unit_id, id=visit.case_id)
    message_id = sending.send(
        actor=actor,
        kind=VISIT_PROPOSAL,
        payload=proposal,
        recipient_id=examination.recipient.unit_id,
        at=at,
        person_id=visit.person_id,
        assessment_id=assessment,
        cooperation_id=case.cooperation_id,
        extra_categories=categories_of(proposal),
    )
    _wait(actor, visit, message_id, examination.recipient, proposal.times, at)
    cases.finish_tasks_about(actor=actor, about=visit.id, rule="home_visit_planning", at=at)
    record(
        actor=actor, verb="propose", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )
    return message_id


@transaction.atomic
def refrain(
    *, actor: Actor, visit_id: UUID, examination: assessing.Examination, why: str, at: dt.datetime
) -> UUID:
    """Keep that the visit was not proposed to the other authority, and why (domain 15.11). Nothing is sent."""
    visit = held_visit(actor, visit_id, VisitState.PLANNED)
    if not why.strip():
        raise VisitRefused(_("Skriv varför ni avstår från att föreslå besöket."))
    kept = assessing.refrain(actor=actor, examination=examination, why=why.strip(), at=at)
    record(
        actor=actor, verb="refrain", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )
    return kept


@transaction.atomic
def withdraw(*, actor: Actor, visit_id: UUID, at: dt.datetime) -> None:
    """Take the proposal back while nobody has read it; NotDelivered, in words, when somebody has."""
    visit = held_visit(actor, visit_id, VisitState.PROPOSED)
    row = ProposalRow.objects.filter(
        unit_id=actor.unit_id, visit=visit, state=ProposalState.WAITING, direction=Direction.SENT
    ).first()
    if row is None:
        raise VisitRefused(_("Det finns inget förslag att återta."))
    sending.withdraw(actor=actor, message_id=row.message_id, at=at)
    row.state, row.answered_at, row.answered_by = ProposalState.WITHDRAWN, at, actor.signature
    row.save(update_fields=["state", "answered_at", "answered_by"])
    visit.state = VisitState.PLANNED
    visit.save(update_fields=["state"])
    cases.finish_tasks_about(
        actor=actor, about=visit.id, rule="home_visit_answer", at=at, result=gettext_noop("Återtaget")
    )
    record(
        actor=actor, verb="withdraw", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )


def _wait(
    actor: Actor,
    visit: Visit,
    message_id: UUID,
    recipient: assessing.Recipient,
    times: Iterable[Time],
    at: dt.datetime,
) -> None:
    row = ProposalRow.objects.create(
        unit_id=actor.unit_id,
        visit=visit,
        message_id=message_id,
        direction=Direction.SENT,
        other_unit_id=recipient.unit_id,
        other_unit_name=recipient.name,
        state=ProposalState.WAITING,
        at=at,
    )
    keep_times(row, times)
    visit.state, visit.other_unit_id, visit.other_unit_name = (
        VisitState.PROPOSED,
        recipient.unit_id,
        recipient.name,
    )
    visit.save(update_fields=["state", "other_unit_id", "other_unit_name"])
    wait_for_answer(actor, visit, at)


def keep_times(row: ProposalRow, times: Iterable[Time]) -> None:
    """Keep the times of a proposal."""
    ProposedTime.objects.bulk_create(
        ProposedTime(unit_id=row.unit_id, proposal=row, starts_at=time.starts_at, ends_at=time.ends_at)
        for time in times
    )


def wait_for_answer(actor: Actor, visit: Visit, at: dt.datetime) -> None:
    """A task to see that an answer comes."""
    cases.add_task(
        actor=actor,
        what=gettext_noop("Svar på förslaget om hembesök från %(who)s") % {"who": visit.other_unit_name},
        due_on=add_working_days(local_day(at), ANSWER_WITHIN),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule="home_visit_answer",
        owner_id=visit.worker_id,
        owner_name=visit.worker_name,
        about_kind="home_visit",
        about=visit.id,
    )


def _about(person: PersonPage, on: dt.date) -> assessing.About:
    person_id, protected = person.line.person_id, person.line.protected
    if person.line.birth_date:
        return assessing.About.born_on(person_id, person.line.birth_date, protected=protected)
    if person.ages_told:
        return assessing.About.aged(person_id, person.ages_told, on, protected=protected)
    return assessing.About(person_id, (), protected)


def _address(person: PersonPage, plan: VisitPlan) -> str:
    """Where to go, when it is to go along; a protected address never does."""
    if not plan.with_address or person.hidden:
        return ""
    return plan.place or person.whereabouts.address
