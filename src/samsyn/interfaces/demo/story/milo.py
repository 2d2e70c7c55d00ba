"""Milo, 15, before the visit: a report from the youth club is being assessed, and tomorrow they go home to him."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.capabilities.intake.actions import meetings, preliminary, protection
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import Earlier, Informed, Offer, Source, Told, Way
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Party

from . import visits
from .days import DAY, moment
from .milo_texts import CONCERN, FATHER_SAID, MILO_SAID, MOTHER_SAID, PLANNED, PROPOSED, PROTECTION
from .places import AKERO, AKERO_INTAKE
from .reports import contact, file, report_by, take_up
from .stage import Stage

GUARDIANS = (
    GuardianFacts(
        name="Päivi Nieminen",
        telephone="070-000 03 01",
        custody=Custody.JOINT,
        lives_with=True,
        reachable=True,
        language="fi",
    ),
    GuardianFacts(
        name="Mikael Nieminen",
        telephone="070-000 03 02",
        custody=Custody.JOINT,
        lives_with=True,
        reachable=True,
    ),
)


def tell(stage: Stage) -> None:
    """From the youth leader's report to the booked visit."""
    matter = _assessed(stage, _reported(stage))
    _contacts(stage, matter)
    _booked(stage, matter)


def _reported(stage: Stage) -> UUID:
    with stage.scene("faruk", moment(stage.days.working(4), 14, 20)) as (faruk, at):
        report = report_by(
            faruk,
            child=_milo(stage),
            concern=CONCERN,
            telephone="010-000 40 10",
            source=Source.BOTH,
            observed_on=stage.days.working(4) - DAY,
            place="Ungdomens hus",
            childs_words='"Jag fixar grejer åt folk, det är inte så farligt. Säg inget till mamma."',
            duration="En månad ungefär.",
            protective="Kommer nästan varje dag, hjälper till i köket. Har en storebror som bryr sig.",
            guardians_informed=Told.NO,
            not_informed_why="Milo bad mig vänta. Jag sa att jag måste anmäla och att ni hör av er.",
            guardians=tuple(ReportedGuardian(one.name, one.telephone) for one in GUARDIANS),
        )
        why = "Lånar ut sig åt äldre, har pengar och telefoner som inte är hans, vågar inte säga nej."
        return file(actor=faruk, report=report, to=AKERO_INTAKE, why=why, at=at)


def _assessed(stage: Stage, report: UUID) -> Matter:
    day = stage.days.working(4)
    with stage.scene("sara", moment(day, 14, 50)) as (sara, at):
        matter = take_up(actor=sara, message_id=report, child=_milo(stage), guardians=GUARDIANS, at=at)
    with stage.scene("sara", moment(day, 15, 35)) as (sara, at):
        protection.assess_protection(
            actor=sara,
            matter_id=matter.id,
            need=False,
            reasons=PROTECTION,
            earlier_known=Earlier.YES,
            assessed_at=at,
            at=at,
        )
    return matter


def _contacts(stage: Stage, matter: Matter) -> None:
    day = stage.days.working(3)
    with stage.scene("sara", moment(day, 8, 50)) as (sara, at):
        contact(sara, matter, "guardian", "Päivi Nieminen", "telephone", at, MOTHER_SAID)
        preliminary.note_informed(
            actor=sara,
            matter_id=matter.id,
            whom=Informed.GUARDIAN_1,
            informed_at=at,
            way=Way.TELEPHONE,
            at=at,
        )
    with stage.scene("sara", moment(day, 16, 10)) as (sara, at):
        contact(sara, matter, "guardian", "Mikael Nieminen", "telephone", at, FATHER_SAID)
        contact(sara, matter, "child", "Milo", "telephone", at, MILO_SAID)
        for whom in (Informed.GUARDIAN_2, Informed.CHILD):
            preliminary.note_informed(
                actor=sara, matter_id=matter.id, whom=whom, informed_at=at, way=Way.TELEPHONE, at=at
            )
        meetings.note_meeting(
            actor=sara,
            matter_id=matter.id,
            answer=Offer.OFFERED,
            why="Föräldrarna vill prata ihop sig och svarar efter hembesöket. Faruk kan komma till kontoret.",
            at=at,
        )


def _booked(stage: Stage, matter: Matter) -> None:
    """The police say yes to the first time: the next working day at four."""
    start = moment(stage.days.coming(1), 16, 0)
    with stage.scene("sara", moment(stage.days.working(2), 10, 30)) as (sara, at):
        visit = visits.start(actor=sara, person_id=matter.person_id, matter_id=matter.id, at=at)
    with stage.scene("sara", moment(stage.days.working(1), 9, 40)) as (sara, at):
        facts = _plan(start, moment(stage.days.coming(2), 16, 30))
        visits.plan(actor=sara, visit_id=visit, facts=facts, at=at)
        message = visits.propose(actor=sara, visit_id=visit, why=PROPOSED, at=at)
    with stage.scene("per", moment(stage.days.working(1), 13, 10)) as (per, at):
        visits.accept(actor=per, message_id=message, starts_at=start, at=at)
    with stage.scene("sara", moment(stage.days.working(1), 14, 5)) as (sara, at):
        visits.take_in(actor=sara, at=at)


def _plan(first: dt.datetime, second: dt.datetime) -> PlanFacts:
    return PlanFacts(
        **PLANNED,
        leader=Party.SOCIAL_SERVICES,
        place_kind="own_home",
        place="",
        announced=True,
        minutes=60,
        time_1=first,
        time_2=second,
        time_3=None,
        with_address=True,
        with_family=True,
    )


def _milo(stage: Stage) -> ReportedChild:
    return ReportedChild(
        given_name="Milo",
        family_name="Nieminen",
        birth_date=stage.days.born(15, months=5),
        sex="boy",
        home_municipality=AKERO,
        school="Lindskolan",
        address="Bryggaregränd 2",
        telephone="070-000 03 00",
    )
