"""How it began around Tove: the school's report, and a report meeting held at school within the week."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.intake.actions import attending, preliminary, protection, receiving
from samsyn.capabilities.intake.actions import meetings as offers
from samsyn.capabilities.intake.kinds import MEETING_ANSWER
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import Decision, Earlier, Heard, Informed, Offer, Source, Way
from samsyn.capabilities.meetings.actions import approving, calling, minuting
from samsyn.capabilities.meetings.actions.calling import MeetingFacts
from samsyn.capabilities.meetings.actions.minuting import AttendanceFacts, MinutesFacts, PartFacts
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.foundation.calendars.queries import booking
from samsyn.foundation.messages import threads
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Category

from . import tove_texts as said
from .days import DAY, moment
from .places import AKERO, AKERO_INTAKE
from .reports import answer_reporter, contact, file, report_by, take_up
from .stage import Stage

KAROLINA = GuardianFacts(
    name="Karolina Sandell",
    telephone="070-000 05 01",
    custody=Custody.SOLE,
    lives_with=True,
    reachable=True,
    language="fi",
)
PLACE = "Lindskolan, samtalsrummet"


def tell(stage: Stage) -> UUID:
    """From the head's report to the answer that she got. Returns the person."""
    matter = _taken_up(stage, _reported(stage))
    _held(stage, matter, _booked(stage, matter))
    _decided(stage, matter)
    if matter.person_id is None:
        raise LookupError(matter.id)
    return matter.person_id


def _reported(stage: Stage) -> UUID:
    with stage.scene("rut", moment(stage.days.working(27), 10, 40)) as (rut, at):
        report = report_by(
            rut,
            child=_tove(stage),
            concern=said.CONCERN,
            telephone="010-000 30 10",
            source=Source.BOTH,
            observed_on=stage.days.working(27) - DAY,
            duration="Sedan i mitten av augusti.",
            prior_actions="Tre möten med hemmet, anpassat schema, kurator.",
            protective="Målar. Har en mentor hon pratar med.",
            guardians=(ReportedGuardian(KAROLINA.name, KAROLINA.telephone),),
        )
        return file(actor=rut, report=report, to=AKERO_INTAKE, why=said.WHY, at=at)


def _taken_up(stage: Stage, report: UUID) -> Matter:
    day = stage.days.working(27)
    with stage.scene("sara", moment(day, 13, 0)) as (sara, at):
        matter = take_up(actor=sara, message_id=report, child=_tove(stage), guardians=(KAROLINA,), at=at)
    with stage.scene("sara", moment(day, 13, 30)) as (sara, at):
        protection.assess_protection(
            actor=sara,
            matter_id=matter.id,
            need=False,
            reasons=said.PROTECTION,
            earlier_known=Earlier.NO,
            assessed_at=at,
            at=at,
        )
    return matter


def _booked(stage: Stage, matter: Matter) -> UUID:
    """Karolina and Tove say yes on the telephone, and the school is invited to its own room."""
    with stage.scene("sara", moment(stage.days.working(26), 9, 10)) as (sara, at):
        contact(sara, matter, "guardian", KAROLINA.name, "telephone", at, said.ON_TELEPHONE)
        for whom in (Informed.GUARDIAN_1, Informed.CHILD):
            preliminary.note_informed(
                actor=sara, matter_id=matter.id, whom=whom, informed_at=at, way=Way.TELEPHONE, at=at
            )
        offers.note_meeting(actor=sara, matter_id=matter.id, answer=Offer.ACCEPTED, at=at)
        booked = offers.book_meeting(
            actor=sara,
            matter_id=matter.id,
            starts_at=moment(stage.days.working(23), 13, 30),
            minutes=60,
            place=PLACE,
            with_child=True,
            with_guardians=True,
            with_reporter=True,
            at=at,
        )
    _comes(stage, booked.invitation_id)
    return booked.booking_id


def _comes(stage: Stage, invitation: UUID | None) -> None:
    """Rut says yes for the school, and Sara puts the answer to the report."""
    if invitation is None:
        raise LookupError(stage)
    with stage.scene("rut", moment(stage.days.working(26), 11, 40)) as (rut, at):
        attending.answer(actor=rut, message_id=invitation, comes=True, because=None, at=at)
    with stage.scene("sara", moment(stage.days.working(26), 13, 5)) as (sara, at):
        kinds = [MEETING_ANSWER.key]
        (came,) = threads.ids_in_reply_to(actor=sara, in_reply_to=invitation, kinds=kinds)
        receiving.handle(actor=sara, message_id=came, at=at)


def _held(stage: Stage, matter: Matter, booking_id: UUID) -> None:
    began = moment(stage.days.working(23), 13, 30)
    ended = began + dt.timedelta(minutes=55)
    with stage.scene("sara", began - dt.timedelta(minutes=40)) as (sara, at):
        booked = booking(actor=sara, booking_id=booking_id)
        if booked is None:
            raise LookupError(booking_id)
        facts = MeetingFacts(MeetingType.REPORT, PLACE, Mode.ON_SITE, sara.name, "Samir Haddad", "fi")
        meeting = calling.call_from_booking(actor=sara, booked=booked, facts=facts, at=at)
    with stage.scene("samir", ended) as (samir, at):
        told = _minutes(samir.unit_name, began, ended)
        minutes = minuting.write_minutes(actor=samir, meeting_id=meeting, facts=told, at=at)
    with stage.scene("sara", ended + dt.timedelta(minutes=30)) as (sara, at):
        approving.approve(actor=sara, meeting_id=meeting, minutes_id=minutes, at=at)


def _minutes(unit: str, began: dt.datetime, ended: dt.datetime) -> MinutesFacts:
    spoken = (
        (Kind.REPORTER, "Den som anmälde berättar", Category.CONCERN, said.REPORTER),
        (Kind.WORKS, "Det som fungerar", Category.SUPPORT_AND_PLAN, said.WORKS),
        (Kind.WORRIES, "Det som oroar", Category.CONCERN, said.WORRIES),
        (Kind.ITEM, "Vad händer nu, och när", Category.SUPPORT_AND_PLAN, said.NOW),
        (Kind.YOUTH, "Den unges egna ord (Tove Sandell)", Category.SUPPORT_AND_PLAN, said.OWN_WORDS),
    )
    family = (AttendanceFacts(one, "familjen") for one in ("Tove Sandell", "Karolina Sandell"))
    return MinutesFacts(
        began_at=began,
        ended_at=ended,
        parts=[PartFacts(*one) for one in spoken],
        present=[
            AttendanceFacts("Sara Lindqvist", unit),
            *family,
            AttendanceFacts("Rut Hallin", "Lindskolan"),
        ],
        feedback_agreed=said.FEEDBACK,
    )


def _decided(stage: Stage, matter: Matter) -> None:
    with stage.scene("sara", moment(stage.days.working(21), 10, 15)) as (sara, at):
        preliminary.decide(
            actor=sara,
            matter_id=matter.id,
            decision=Decision.NOT_OPEN,
            reasons=said.DECISION,
            delegation_point="4.1.2",
            child_heard=Heard.YES,
            decided_at=at,
            at=at,
        )
        preliminary.refer(
            actor=sara, matter_id=matter.id, system="Verksamhetssystemet", number="Åk 2198", at=at
        )
        answer_reporter(actor=sara, matter=matter, at=at)


def _tove(stage: Stage) -> ReportedChild:
    return ReportedChild(
        given_name="Tove",
        family_name="Sandell",
        birth_date=stage.days.born(16, months=2),
        sex="girl",
        home_municipality=AKERO,
        school="Lindskolan",
        address="Klockarvägen 12",
        telephone="070-000 05 00",
    )
