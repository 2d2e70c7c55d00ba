"""Norrvik, the other municipality: Liv has work of her own, and knows nothing of what happens in Åkerö."""

from samsyn.capabilities.intake.actions import protection
from samsyn.capabilities.intake.payloads import PoliceAddition, ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import ChildRole, Earlier, EventType
from samsyn.capabilities.tips.payload import Tip, Urgency, Worry
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Party

from .days import moment
from .places import NORRVIK, NORRVIK_INTAKE, POLICE_TELEPHONE
from .reports import contact, file, report_by, take_up
from .stage import Stage

TIP = """\
På parkeringen vid ishallen i Norrvik säljs det vejp till högstadieelever varje torsdag efter sista träningen. Min \
son är 12 och blev erbjuden. Det är en röd kombi. Jag vet inte vem killen är men han är i tjugoårsåldern."""

CONCERN = """\
Tuva hade gått hemifrån efter ett bråk om läxor och hittades av oss vid småbåtshamnen tre timmar senare, kall men \
oskadd. Hon sa att hon inte ville hem "för att det alltid blir bråk", men att ingen slår henne. Två vänner var \
med. Mamman hade ringt oss själv och var lättad. Hon sa att de har haft det svårt sedan flytten i somras."""

PROTECTION = """\
Tuva är hemma hos sin mamma sedan i går kväll. Mamman sökte själv hjälp. Inget våld enligt Tuva eller anmälaren. \
Vi når båda per telefon. Inget behov av omedelbart skydd."""

CALL = """\
Ringde mamman. De har bråkat mycket om telefonen och läxorna. Hon vill gärna ha någon att prata med, Tuva också. \
Vi ses på kontoret på måndag."""


def tell(stage: Stage) -> None:
    """A tip that nobody has read, and a report that is being assessed."""
    tip = Tip(
        what=TIP, urgency=Urgency.SOON, municipality=NORRVIK, first_hand=False, categories=(Worry.PLACE,)
    )
    stage.public_tip(to=Party.SOCIAL_SERVICES, tip=tip, at=moment(stage.days.working(2), 19, 26))
    day = stage.days.working(3)
    child = ReportedChild(
        given_name="Tuva",
        family_name="Berglund",
        birth_date=stage.days.born(13, months=7),
        home_municipality=NORRVIK,
    )
    with stage.scene("per", moment(day, 0, 35)) as (per, at):
        report = report_by(
            per,
            child=child,
            concern=CONCERN,
            telephone=POLICE_TELEPHONE,
            guardians=(ReportedGuardian("Maria Berglund", "070-000 05 01"),),
            police=PoliceAddition("", at, "Norrviks småbåtshamn", ChildRole.MET, EventType.MISSING, 2),
        )
        why = "Gick hemifrån sent, vill inte hem."
        message = file(actor=per, report=report, to=NORRVIK_INTAKE, why=why, at=at)
    mother = GuardianFacts(
        name="Maria Berglund",
        telephone="070-000 05 01",
        custody=Custody.SOLE,
        lives_with=True,
        reachable=True,
    )
    with stage.scene("liv", moment(day, 8, 30)) as (liv, at):
        matter = take_up(actor=liv, message_id=message, child=child, guardians=(mother,), at=at)
        protection.assess_protection(
            actor=liv,
            matter_id=matter.id,
            need=False,
            reasons=PROTECTION,
            earlier_known=Earlier.NO,
            assessed_at=at,
            at=at,
        )
    with stage.scene("liv", moment(day, 10, 45)) as (liv, at):
        contact(liv, matter, "guardian", "Maria Berglund", "telephone", at, CALL)
