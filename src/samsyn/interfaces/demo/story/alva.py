"""Alva, 17, until the visit: an officer's report, a preliminary assessment, a visit that both agree on."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.capabilities.intake.actions import meetings, preliminary, protection
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import PoliceAddition, ReportedGuardian
from samsyn.capabilities.intake.words import (
    ChildRole,
    Decision,
    Decliner,
    Earlier,
    EventType,
    Heard,
    Informed,
    Offer,
    Way,
)
from samsyn.law import Party

from . import alva_visit, visits
from .alva_plot import HELENA, Plot
from .alva_texts import CONCERN, DECISION, MOTHER_ON_TELEPHONE, PLANNED, PROPOSED, PROTECTION
from .days import DAY, moment
from .places import AKERO_INTAKE, POLICE_TELEPHONE
from .reports import answer_reporter, contact, file, report_by, take_up
from .stage import Stage


def tell(stage: Stage) -> None:
    """From the officer's report to the first talk."""
    plot = Plot(stage)
    matter = _assessed(stage, plot, _reported(stage, plot))
    _decided(stage, plot, matter)
    mine, theirs = _agreed(stage, plot, matter)
    alva_visit.tell(plot, mine, theirs)


def _reported(stage: Stage, plot: Plot) -> UUID:
    with stage.scene("per", moment(plot.taken_up, 0, 20)) as (per, at):
        report = report_by(
            per,
            child=plot.alva,
            concern=CONCERN,
            telephone=POLICE_TELEPHONE,
            observed_on=plot.met,
            place="Stationsparken",
            duration="Första gången jag träffar Alva, men platsen är känd sedan i somras.",
            protective="Ville själv ringa hem. Mamma kom inom en kvart.",
            guardians=(ReportedGuardian(HELENA.name, HELENA.telephone),),
            police=PoliceAddition(
                event_number="",
                event_at=moment(plot.met, 23, 5),
                event_place="Stationsparken, vid scenen",
                child_role=ChildRole.MET,
                event_type=EventType.RISKY_COMPANY,
                companions=6,
                handed_to="Mamma, Helena Strand, klockan 23.30",
            ),
        )
        why = "Ensam minderårig sent om kvällen bland vuxna som är kända för missbruk."
        return file(actor=per, report=report, to=AKERO_INTAKE, why=why, at=at)


def _assessed(stage: Stage, plot: Plot, report: UUID) -> Matter:
    day = plot.taken_up
    with stage.scene("sara", moment(day, 8, 15)) as (sara, at):
        matter = take_up(actor=sara, message_id=report, child=plot.alva, guardians=(HELENA,), at=at)
    with stage.scene("sara", moment(day, 8, 40)) as (sara, at):
        protection.assess_protection(
            actor=sara,
            matter_id=matter.id,
            need=False,
            reasons=PROTECTION,
            earlier_known=Earlier.NO,
            assessed_at=at,
            at=at,
        )
    with stage.scene("sara", moment(day, 10, 5)) as (sara, at):
        contact(sara, matter, "guardian", HELENA.name, "telephone", at, MOTHER_ON_TELEPHONE)
        for whom in (Informed.GUARDIAN_1, Informed.CHILD):
            preliminary.note_informed(
                actor=sara, matter_id=matter.id, whom=whom, informed_at=at, way=Way.TELEPHONE, at=at
            )
        meetings.note_meeting(
            actor=sara,
            matter_id=matter.id,
            answer=Offer.DECLINED,
            declined_by=Decliner.GUARDIAN,
            why="Helena vill hellre att vi kommer hem, gärna tillsammans med polisen som var där.",
            at=at,
        )
    return matter


def _decided(stage: Stage, plot: Plot, matter: Matter) -> None:
    with stage.scene("sara", moment(plot.decided, 9, 20)) as (sara, at):
        preliminary.decide(
            actor=sara,
            matter_id=matter.id,
            decision=Decision.NOT_OPEN,
            reasons=DECISION,
            delegation_point="4.1.2",
            child_heard=Heard.YES,
            decided_at=at,
            at=at,
        )
        preliminary.refer(
            actor=sara, matter_id=matter.id, system="Verksamhetssystemet", number="Åk 2231", at=at
        )
        answer_reporter(actor=sara, matter=matter, at=at)


def _agreed(stage: Stage, plot: Plot, matter: Matter) -> tuple[UUID, UUID]:
    """The visit in each of the two rooms, booked for the same time."""
    start = moment(plot.visited, 17, 0)
    with stage.scene("sara", moment(plot.decided, 10, 10)) as (sara, at):
        mine = visits.start(actor=sara, person_id=matter.person_id, matter_id=matter.id, at=at)
        visits.plan(actor=sara, visit_id=mine, facts=_plan(start), at=at)
        message = visits.propose(actor=sara, visit_id=mine, why=PROPOSED, at=at)
    with stage.scene("per", moment(plot.decided, 14, 25)) as (per, at):
        theirs = visits.accept(actor=per, message_id=message, starts_at=start, at=at)
    with stage.scene("sara", moment(plot.decided, 15, 50)) as (sara, at):
        visits.take_in(actor=sara, at=at)
    return mine, theirs


def _plan(start: dt.datetime) -> PlanFacts:
    return PlanFacts(
        **PLANNED,
        leader=Party.SOCIAL_SERVICES,
        place_kind="own_home",
        place="",
        announced=True,
        minutes=60,
        time_1=start,
        time_2=start + DAY,
        time_3=None,
        with_address=True,
        with_family=False,
    )
