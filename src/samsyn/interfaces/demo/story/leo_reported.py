"""How it began around Leo, 17: an officer's report in the morning, and a report meeting within the week."""

from uuid import UUID

from samsyn.capabilities.intake.actions import receiving
from samsyn.capabilities.intake.kinds import FEEDBACK, REPORT_RECEIPT
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import ReportedChild, ReportedGuardian
from samsyn.foundation.messages.reading import received
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody

from . import leo_texts as said
from . import report_meeting
from .days import moment
from .leo_plot import CALLED_HOME, DECIDED, READ, REPORTED, TALKED, after_report, before_closing, born
from .places import AKERO, AKERO_INTAKE, POLICE_TELEPHONE
from .report_meeting import Spoken
from .reports import file, report_by, take_up
from .stage import Stage

MARIKA = GuardianFacts(
    name="Marika Bergvall", telephone="070-000 09 01", custody=Custody.SOLE, lives_with=True, reachable=True
)
PLACE = "Medborgarhuset, Storgatan 1"
SPOKEN = Spoken(
    said.REPORTER,
    said.REPORT_WORKS,
    said.REPORT_WORRIES,
    said.REPORT_NOW,
    "Leo Bergvall",
    said.REPORT_OWN_WORDS,
    said.FEEDBACK,
)
CAME = (("Leo Bergvall", "familjen"), (MARIKA.name, "familjen"), ("Per Ekdahl", "Polisen"))


def tell(stage: Stage) -> UUID:
    """From the report to the answer that Per got: help is wanted, and no inquiry needed. Returns the person."""
    matter = _taken_up(stage, _reported(stage))
    began = moment(after_report(stage, TALKED), 15)
    booked = report_meeting.book(
        stage,
        matter,
        moment(after_report(stage, CALLED_HOME), 9, 30),
        guardian=MARIKA.name,
        told=said.ON_TELEPHONE,
        reporter="per",
        starts_at=began,
        place=PLACE,
    )
    report_meeting.hold(stage, booked, began, SPOKEN, CAME, place=PLACE)
    report_meeting.decide_not_to_inquire(
        stage, matter, moment(after_report(stage, DECIDED), 10, 40), reasons=said.DECISION, number="Åk 1377"
    )
    _put_away(stage)
    if matter.person_id is None:
        raise LookupError(matter.id)
    return matter.person_id


def _reported(stage: Stage) -> UUID:
    with stage.scene("per", moment(before_closing(stage, REPORTED), 7, 50)) as (per, at):
        report = report_by(
            per,
            child=_leo(stage),
            concern=said.CONCERN,
            telephone=POLICE_TELEPHONE,
            observed_on=at.date(),
            duration="Sedan i vintras, säger Leo.",
            protective="Marika är hemma. Skruvar moped på Ungdomens hus.",
            guardians=(ReportedGuardian(MARIKA.name, MARIKA.telephone),),
        )
        return file(actor=per, report=report, to=AKERO_INTAKE, why=said.REPORT_WHY, at=at)


def _taken_up(stage: Stage, report: UUID) -> Matter:
    day = before_closing(stage, REPORTED)
    with stage.scene("sara", moment(day, 8, 40)) as (sara, at):
        matter = take_up(actor=sara, message_id=report, child=_leo(stage), guardians=(MARIKA,), at=at)
    report_meeting.need_no_protection(stage, matter, moment(day, 9, 20), said.PROTECTION)
    return matter


def _put_away(stage: Stage) -> None:
    """Per has read that the report came in, and what became of it."""
    with stage.scene("per", moment(after_report(stage, READ), 14, 0)) as (per, at):
        for line in received(actor=per, limit=10, kinds=(REPORT_RECEIPT.key, FEEDBACK.key)):
            receiving.read(actor=per, message_id=line.id)
            receiving.handle(actor=per, message_id=line.id, at=at)


def _leo(stage: Stage) -> ReportedChild:
    return ReportedChild(
        given_name="Leo",
        family_name="Bergvall",
        birth_date=born(stage),
        sex="boy",
        home_municipality=AKERO,
        address="Bruksgatan 7",
        telephone="070-000 09 00",
    )
