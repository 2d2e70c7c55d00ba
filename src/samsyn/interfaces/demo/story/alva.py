"""Alva, 17, after the visit: talks booked, a promise that is late, a follow-up that is due in some days."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.home_visits.actions import after, recording, screening
from samsyn.capabilities.home_visits.actions.after import Series
from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.capabilities.home_visits.actions.recording import Promise, RecordFacts, Resident
from samsyn.capabilities.home_visits.actions.screening import Said
from samsyn.capabilities.home_visits.models import Capacity, EntryAnswer, ScreeningAnswer, Talk, TalkState
from samsyn.capabilities.intake.actions import meetings, preliminary, protection
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import PoliceAddition, ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import (
    ChildRole,
    Decision,
    Earlier,
    EventType,
    Heard,
    Informed,
    Offer,
    Way,
)
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Party

from . import visits
from .alva_texts import (
    CONCERN,
    DECISION,
    GUARDIAN_SAID,
    MOTHER_ON_TELEPHONE,
    PLANNED,
    PROTECTION,
    TALK,
    YOUTH_SAID,
)
from .days import DAY, moment, working_after, working_before
from .places import AKERO, AKERO_INTAKE, POLICE_TELEPHONE
from .reports import answer_reporter, contact, file, report_by, take_up
from .stage import Stage

SOME_DAYS_BEFORE_FOLLOW_UP = 11


@dataclass(frozen=True)
class Plot:
    """The days of this tale: the visit was so long ago that the follow-up after two weeks is near."""

    stage: Stage

    @property
    def visited(self) -> dt.date:
        return working_before(self.stage.days.today - (SOME_DAYS_BEFORE_FOLLOW_UP - 1) * DAY, 1)

    @property
    def decided(self) -> dt.date:
        return working_before(self.visited, 2)

    @property
    def taken_up(self) -> dt.date:
        return working_before(self.decided, 3)

    @property
    def met(self) -> dt.date:
        """The evening before, so that the report waits over the night."""
        return self.taken_up - DAY

    @property
    def first_talk(self) -> dt.date:
        return working_after(self.visited, 4)

    @property
    def alva(self) -> ReportedChild:
        return ReportedChild(
            given_name="Alva",
            family_name="Strand",
            birth_date=self.stage.days.born(17, months=1),
            sex="girl",
            home_municipality=AKERO,
            school="Västangymnasiet",
            address="Plommonstigen 7",
            telephone="070-000 02 00",
        )


def tell(stage: Stage) -> None:
    """From the officer's report to the first talk."""
    plot = Plot(stage)
    report = _reported(stage, plot)
    matter = _assessed(stage, plot, report)
    visit = _proposed_and_answered(stage, plot, matter)
    _visited(stage, plot, visit)
    _afterwards(stage, plot, visit)


def _reported(stage: Stage, plot: Plot) -> UUID:
    at = moment(plot.met, 22, 40)
    with stage.scene("per", at) as per:
        report = report_by(
            per,
            child=plot.alva,
            concern=CONCERN,
            telephone=POLICE_TELEPHONE,
            observed_on=plot.met,
            place="Stationsparken",
            duration="Första gången jag träffar Alva, men platsen är känd sedan i somras.",
            protective="Ville själv ringa hem. Mamma kom inom en kvart.",
            guardians=(ReportedGuardian("Helena Strand", "070-000 02 01"),),
            police=PoliceAddition(
                event_number="",
                event_at=moment(plot.met, 21, 50),
                event_place="Stationsparken, vid scenen",
                child_role=ChildRole.MET,
                event_type=EventType.RISKY_COMPANY,
                companions=6,
                handed_to="Mamma, Helena Strand, klockan 22.15",
            ),
        )
        why = "Ensam minderårig i ett sällskap av vuxna som är kända för missbruk."
        return file(actor=per, report=report, to=AKERO_INTAKE, why=why, at=at)


def _assessed(stage: Stage, plot: Plot, report: UUID) -> Matter:
    day, guardians = (
        plot.taken_up,
        (
            GuardianFacts(
                name="Helena Strand",
                telephone="070-000 02 01",
                custody=Custody.SOLE,
                lives_with=True,
                reachable=True,
            ),
        ),
    )
    with stage.scene("sara", moment(day, 8, 15)) as sara:
        at = moment(day, 8, 15)
        matter = take_up(actor=sara, message_id=report, child=plot.alva, guardians=guardians, at=at)
    with stage.scene("sara", moment(day, 8, 40)) as sara:
        at = moment(day, 8, 40)
        protection.assess_protection(
            actor=sara,
            matter_id=matter.id,
            need=False,
            reasons=PROTECTION,
            earlier_known=Earlier.NO,
            assessed_at=at,
            at=at,
        )
    with stage.scene("sara", moment(day, 10, 5)) as sara:
        at = moment(day, 10, 5)
        contact(sara, matter, "guardian", "Helena Strand", "telephone", at, MOTHER_ON_TELEPHONE)
        for whom in (Informed.GUARDIAN_1, Informed.CHILD):
            preliminary.note_informed(
                actor=sara, matter_id=matter.id, whom=whom, informed_at=at, way=Way.TELEPHONE, at=at
            )
        meetings.note_meeting(
            actor=sara,
            matter_id=matter.id,
            answer=Offer.DECLINED,
            declined_by="guardian",
            why="Helena vill hellre att vi kommer hem, gärna tillsammans med polisen som var där.",
            at=at,
        )
    with stage.scene("sara", moment(plot.decided, 9, 20)) as sara:
        at = moment(plot.decided, 9, 20)
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
    return matter


def _proposed_and_answered(stage: Stage, plot: Plot, matter: Matter) -> tuple[UUID, UUID]:
    start = moment(plot.visited, 17, 0)
    with stage.scene("sara", moment(plot.decided, 10, 10)) as sara:
        at = moment(plot.decided, 10, 10)
        mine = visits.start(actor=sara, person_id=matter.person_id, matter_id=matter.id, at=at)
        visits.plan(actor=sara, visit_id=mine, facts=_plan(start), at=at)
        why = "Två personer oberoende av varandra har sett Alva i sällskap där det säljs. Mamma vill att vi kommer."
        message = visits.propose(actor=sara, visit_id=mine, why=why, at=at)
    with stage.scene("per", moment(plot.decided, 14, 25)) as per:
        theirs = visits.accept(
            actor=per, message_id=message, starts_at=start, at=moment(plot.decided, 14, 25)
        )
    with stage.scene("sara", moment(plot.decided, 15, 50)) as sara:
        visits.take_in(actor=sara, at=moment(plot.decided, 15, 50))
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


def _visited(stage: Stage, plot: Plot, visit: tuple[UUID, UUID]) -> None:
    mine, theirs = visit
    came, left = moment(plot.visited, 17, 5), moment(plot.visited, 17, 50)
    with stage.scene("sara", moment(plot.visited, 18, 20)) as sara:
        recording.sign_record(
            actor=sara, visit_id=mine, facts=_record(plot, came, left), at=moment(plot.visited, 18, 20)
        )
        screening.offer(
            actor=sara,
            visit_id=mine,
            answer=ScreeningAnswer.DECLINED,
            said=[Said("youth", "Alva Strand", agreed=False)],
            at=moment(plot.visited, 18, 20),
        )
    with stage.scene("per", moment(plot.visited, 18, 45)) as per:
        card = Promise(
            "Lämna visitkort och direktnummer till Helena", Capacity.OFFICER, working_after(plot.visited, 1)
        )
        facts = RecordFacts(
            came_at=came,
            left_at=left,
            place_kind="own_home",
            promises=(card,),
            present=((Capacity.YOUTH, ""), (Capacity.GUARDIAN, ""), (Capacity.SOCIAL_WORKER, "")),
        )
        recording.sign_record(actor=per, visit_id=theirs, facts=facts, at=moment(plot.visited, 18, 45))


def _record(plot: Plot, came: dt.datetime, left: dt.datetime) -> RecordFacts:
    soon, later = working_after(plot.visited, 3), working_after(plot.visited, 12)
    return RecordFacts(
        came_at=came,
        left_at=left,
        place_kind="own_home",
        present=((Capacity.YOUTH, "Alva"), (Capacity.GUARDIAN, "Helena Strand"), (Capacity.OFFICER, "")),
        residents=(Resident("Helena Strand", Capacity.GUARDIAN, EntryAnswer.YES),),
        information=("why_here", "voluntary", "rights", "support", "what_is_written", "who_is_told"),
        youth_said_yes_to_talk=True,
        youth_voice=YOUTH_SAID,
        guardian_voice=GUARDIAN_SAID,
        promises=(
            Promise("Ringa ridskolan och höra om en plats som ledare", Capacity.SOCIAL_WORKER, soon),
            Promise("Vara hemma när Alva kommer från skolan på onsdagar", Capacity.GUARDIAN, later, "Helena"),
        ),
        support={"talks": True, "parent_support": None, "leisure": True},
        outcome="talks",
        outcome_why="Alva vill prata, men inte i skolan och inte varje vecka.",
    )


def _afterwards(stage: Stage, plot: Plot, visit: tuple[UUID, UUID]) -> None:
    mine, _theirs = visit
    booked = moment(working_after(plot.visited, 1), 9, 0)
    with stage.scene("sara", booked) as sara:
        series = Series(
            moment(plot.first_talk, 15, 30),
            count=3,
            days_between=14,
            minutes=45,
            place="Ungdomens hus, lilla rummet",
        )
        after.book_talks(actor=sara, visit_id=mine, series=series, at=booked)
    held = moment(plot.first_talk, 16, 30)
    with stage.scene("sara", held) as sara:
        first = Talk.objects.get(unit_id=sara.unit_id, visit_id=mine, number=1)
        after.settle_talk(actor=sara, talk_id=first.id, state=TalkState.HELD, note=TALK, at=held)
