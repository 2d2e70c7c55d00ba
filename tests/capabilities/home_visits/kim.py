"""Kim, 16, with Mona and Jens, known to Sara; and a visit taken as far as a test needs."""

import datetime as dt

from django.utils import timezone

from samsyn.capabilities.home_visits.actions import planning, proposing, recording, starting
from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.capabilities.home_visits.actions.recording import Promise, RecordFacts, Resident
from samsyn.capabilities.home_visits.models import Capacity, EntryAnswer, Visit, VisitPlan
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts, Whereabouts
from samsyn.law import Fact, Party

AT = timezone.localtime().replace(
    second=0, microsecond=0
)  # the database's own clock decides how long an assessment holds
TIME_1 = AT + dt.timedelta(days=2)
TIME_2 = AT + dt.timedelta(days=3)
AFTER = TIME_1 + dt.timedelta(hours=2)
KIM_BORN = (
    dt.date(AT.year - 17, 12, 31) if AT.month < 12 else dt.date(AT.year - 16, 1, 1)
)  # 16 on every day of the year
FITS = {
    "linked_to_risk": True,
    "family_known": True,
    "fits_other_support": True,
    "acute_danger": False,
    "violence_or_honour": False,
    "concrete_offence": False,
    "protected_identity": False,
}
YES = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
POLICE_YES = {
    Fact.NEEDED_FOR_PURPOSE: True,
    Fact.SECRECY_INTEREST_OUTWEIGHS: False,
    Fact.HARM_TO_INVESTIGATION: False,
}
PLAN = PlanFacts(
    purpose="Berätta vad som sägs och vilket stöd som finns.",
    leader=Party.SOCIAL_SERVICES,
    concern="Det sägs att Kim umgås med äldre ungdomar vid stationen där det säljs droger.",
    may_tell="Att vi hört rykten om umgänget vid stationen.",
    interpreter_language="",
    siblings="",
    two_homes="",
    staff_safety="Ring gruppledaren före och efter.",
    place_kind="own_home",
    place="",
    announced=True,
    guardian_answer="",
    minutes=60,
    time_1=TIME_1,
    time_2=TIME_2,
    time_3=None,
    with_address=True,
    with_family=False,
)
RECORD = RecordFacts(
    came_at=TIME_1,
    left_at=TIME_1 + dt.timedelta(minutes=45),
    place_kind="own_home",
    present=((Capacity.YOUTH, "Kim"), (Capacity.GUARDIAN, "Mona"), (Capacity.OFFICER, "")),
    residents=(Resident("Mona", Capacity.GUARDIAN, EntryAnswer.YES),),
    information=("why_here", "voluntary", "rights"),
    youth_said_yes_to_talk=True,
    youth_voice="Jag hänger där ibland för att mina vänner gör det.",
    guardian_voice="Vi har varit oroliga sedan i höstas.",
    promises=(Promise("Ringa skolan", Capacity.SOCIAL_WORKER, AFTER.date() + dt.timedelta(days=2)),),
    support={"talks": True, "leisure": None},
    outcome="talks",
    outcome_why="Kim vill prata mer.",
)


def kim_facts(born=KIM_BORN, protected="none"):
    return PersonFacts(
        given_name="Kim",
        family_name="Åberg",
        birth_date=born,
        protected_identity=protected,
        whereabouts=Whereabouts(address="Ekvägen 3", telephone="070-000 00 01"),
    )


def register_kim(actor, **facts):
    person = register_person(actor=actor, facts=kim_facts(**facts), at=AT)
    for name in ("Mona Åberg", "Jens Åberg"):
        add_guardian(actor=actor, youth_id=person.id, facts=GuardianFacts(name=name, custody="joint"), at=AT)
    return person.id


def begin(actor, person_id, answers=None, reasons=None, municipality="akero", **more):
    examined = starting.examine_person(
        actor=actor,
        person_id=person_id,
        municipality=municipality,
        answers=FITS | (answers or {}),
        on=AT.date(),
    )
    return starting.start(
        actor=actor, examined=examined, municipality=municipality, reasons=reasons or {}, at=AT, **more
    )


def plan(actor, visit_id, unannounced_why="", facts=PLAN):
    planning.save_plan(actor=actor, visit_id=visit_id, facts=facts, unannounced_why=unannounced_why, at=AT)


def examination(actor, visit_id, party=Party.POLICE, facts=None, key=""):
    visit = Visit.objects.get(id=visit_id)
    proposal = proposing.proposal_of(
        actor=actor, visit=visit, plan=VisitPlan.objects.get(visit=visit), on=AT.date()
    )
    (recipient, *_) = assessing.recipients(actor=actor, parties=[party], key=key)
    return proposal, proposing.examine(
        actor=actor,
        visit=visit,
        proposal=proposal,
        recipient=recipient,
        facts=YES if facts is None else facts,
        on=AT.date(),
    )


def send(actor, visit_id, **which):
    proposal, examined = examination(actor, visit_id, **which)
    return proposing.propose(
        actor=actor,
        visit_id=visit_id,
        examination=examined,
        proposal=proposal,
        why="Uppgifter från två håll.",
        at=AT,
    )


def sign(actor, visit_id, facts=RECORD, at=AFTER):
    recording.sign_record(actor=actor, visit_id=visit_id, facts=facts, at=at)
