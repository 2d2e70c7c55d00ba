"""Kim's group in Åkerö, taken as far as a test needs."""

import datetime as dt

from django.utils import timezone

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import inviting, joining, mapping, places, planning, sending, starting
from samsyn.capabilities.groups.actions.after import Closed, Reviewed
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Enrolled
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.actions.starting import Answered, Decided, Nomination
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import GoOn, LifeArea, Met, SignedHow, Signer
from samsyn.capabilities.groups.queries import group as group_queries
from samsyn.foundation.commitments.actions import CommitmentFacts
from samsyn.foundation.consents.scope import ScopeParty
from samsyn.foundation.messages import assessing
from samsyn.law import Category, Party
from samsyn.methods.vocabulary import LegalForm
from tests.consents.conftest import EVERYBODY, ask, sign

AT = timezone.localtime().replace(microsecond=0)
TODAY = AT.date()
WANTED = (
    Category.IDENTITY,
    Category.CONCERN,
    Category.SUPPORT_AND_PLAN,
    Category.MEETING,
    Category.SCHOOL_SITUATION,
)
PARTIES = (ScopeParty(Party.SOCIAL_SERVICES), ScopeParty(Party.SCHOOL_MUNICIPAL), ScopeParty(Party.POLICE))
FITS = {
    "in_or_near_crime": Met.YES,
    "needs_several": Met.YES,
    "may_want": Met.YES,
    "acute_danger": Met.NO,
    "violence_or_honour": Met.NO,
    "protected_identity": Met.NO,
}
YES = Decided(chosen=True, why="Alla villkor är uppfyllda.", alternative="", reasons={})


def day(number):
    return TODAY + dt.timedelta(days=number)


def page(actor, group):
    return group_queries.group_page(actor=actor, group_id=group, on=TODAY)


def nominate(sara, person, method="sig", **more):
    told = Nomination(
        nominated_on=more.pop("on", TODAY),
        nominated_by=Party.SCHOOL_MUNICIPAL,
        nominated_by_who="Rut Hallin",
        why="Kim är ofta borta från skolan.",
        known_to="Kim och Mona",
        ground="Mona har sagt ja",
        track="recruitment" if method == "sig" else "",
    )
    return starting.nominate(
        actor=sara, person_id=person, method_key=method, municipality="akero", told=told, at=AT
    )


def select(sara, group, decided=YES, **changed):
    answers = {key: Answered(met) for key, met in (FITS | changed).items()}
    starting.select(actor=sara, group_id=group, answers=answers, decided=decided, at=AT)


def with_place(sara, person):
    group = nominate(sara, person)
    select(sara, group)
    places.give_place(actor=sara, group_id=group, why="", at=AT)
    return group


def consent(act, person, **changes):
    """Everybody says yes to school and police; returns the consent's id."""
    asked = ask(act("sara"), person, parties=PARTIES, categories=WANTED, **changes)
    sign(act, asked, *EVERYBODY)
    return asked


def enrol(sara, group):
    told = Enrolled(LegalForm.COLLABORATION_ONLY, TODAY, "Siv Adamsson, enhetschef")
    mapping.enrol(actor=sara, group_id=group, enrolled=told, at=AT)


def unit(actor, party):
    (found,) = assessing.recipients(actor=actor, parties=[party])
    return found


def join(act, group, who="rut", party=Party.SCHOOL_MUNICIPAL, copy=None):
    """Invite, send the copy of the consent, and let the unit say yes. Acts as Sara afterwards; returns its group."""
    sara = act("sara")
    to = unit(sara, party)
    if copy:
        reaching.send_copy(actor=sara, consent_id=copy, recipient=to, at=AT)
    message = inviting.invite(
        actor=sara, group_id=group, unit_id=to.unit_id, function="mentor", why="Ni möter Kim.", at=AT
    )
    theirs = joining.answer_invitation(actor=act(who), message_id=message, reply=Reply(accepts=True), at=AT)
    take_in(actor=act("sara"), at=AT)
    return theirs


def write_plan(sara, group, school=None):
    """A draft with a goal of school, one of family, and what school and Sara take on."""
    plan = planning.begin(actor=sara, group_id=group, at=AT)
    for area, words in (
        (LifeArea.SCHOOL_WORK, "Jag vill klara nian."),
        (LifeArea.FAMILY, "Bråka mindre hemma."),
    ):
        planning.add_goal(actor=sara, plan_id=plan, facts=GoalFacts(area, words, day(90), rating=3), at=AT)
    mine = CommitmentFacts(
        "Ringa varje fredag",
        sara.name,
        Party.SOCIAL_SERVICES,
        day(5),
        "Vi har pratat",
        sara.unit_id,
        sara.unit_name,
        sara.worker_id,
    )
    planning.add_commitment(actor=sara, plan_id=plan, facts=mine, at=AT)
    if school:
        theirs = CommitmentFacts(
            "Ordna en mentor",
            "Rut Hallin",
            Party.SCHOOL_MUNICIPAL,
            day(10),
            "Mentorn har träffat Kim",
            school,
        )
        planning.add_commitment(actor=sara, plan_id=plan, facts=theirs, at=AT)
    texts = PlanTexts("Ring Sara. På natten socialjouren.", "Vi ses inom två dagar.", "Mona hämtar.", None)
    planning.save_texts(actor=sara, plan_id=plan, texts=texts, at=AT)
    return plan


def adopt(sara, plan):
    signed = (Signed(Signer.YOUTH, "Kim Åberg", SignedHow.PAPER, TODAY),)
    planning.adopt(actor=sara, plan_id=plan, signed=signed, at=AT)


def whole_way(act, family):
    """(Kim, the consent, Sara's group, Rut's group, the plan) with a version sent to the school. Acts as Sara."""
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    given = consent(act, kim)
    enrol(act("sara"), group)
    theirs = join(act, group, copy=given)
    sara = act("sara")
    plan = write_plan(sara, group, school=unit(sara, Party.SCHOOL_MUNICIPAL).unit_id)
    adopt(sara, plan)
    sending.send_version(actor=sara, plan_id=plan, at=AT)
    return kim, given, group, theirs, plan


def reviewed(**more):
    told = {
        "held_on": TODAY,
        "goals_own": True,
        "consent_holds": True,
        "school_or_work": "I skolan fyra dagar.",
        "better": "Skolan.",
        "worse": "",
        "youth_view": "Det är bättre nu.",
        "guardian_view": "",
        "go_on": GoOn.CONTINUE,
        "why": "Kim vill fortsätta.",
    }
    return Reviewed(**(told | more))


def closed(**more):
    told = {
        "reason": "goals_met",
        "why": "Kim klarade nian.",
        "planned": True,
        "youth_view": "Jag är nöjd.",
        "youth_view_missing": "",
        "keeps_contact": "Mentorn på skolan",
        "after_check": True,
    }
    return Closed(**(told | more))
