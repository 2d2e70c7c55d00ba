"""How it began around Tove: the school's report, and a report meeting held at school within the week."""

from uuid import UUID

from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import Source
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody

from . import report_meeting
from . import tove_texts as said
from .days import DAY, moment
from .places import AKERO, AKERO_INTAKE
from .report_meeting import Spoken
from .reports import file, report_by, take_up
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
SPOKEN = Spoken(
    said.REPORTER, said.WORKS, said.WORRIES, said.NOW, "Tove Sandell", said.OWN_WORDS, said.FEEDBACK
)
CAME = (("Tove Sandell", "familjen"), ("Karolina Sandell", "familjen"), ("Rut Hallin", "Lindskolan"))


def tell(stage: Stage) -> UUID:
    """From the head's report to the answer that she got. Returns the person."""
    days = stage.days
    matter = _taken_up(stage, _reported(stage))
    began = moment(days.working(23), 13, 30)
    booked = report_meeting.book(
        stage,
        matter,
        moment(days.working(26), 9, 10),
        guardian=KAROLINA.name,
        told=said.ON_TELEPHONE,
        reporter="rut",
        starts_at=began,
        place=PLACE,
    )
    report_meeting.hold(stage, booked, began, SPOKEN, CAME, place=PLACE, interpreter="fi")
    report_meeting.decide_not_to_inquire(
        stage, matter, moment(days.working(21), 10, 15), reasons=said.DECISION, number="Åk 2198"
    )
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
    report_meeting.need_no_protection(stage, matter, moment(day, 13, 30), said.PROTECTION)
    return matter


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
