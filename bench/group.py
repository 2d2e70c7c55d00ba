"""A plan's version sent to eight parties: assessed for each, recorded, delivered and logged, in one transaction.

Run: `make bench NAME=group`. Each round adopts a new version of one young person's plan, with a commitment of each of
the eight, and sends it under a consent in force (`ours`), as a page does. The reference is the goal, 100 ms.
"""

import argparse
import datetime as dt
import io
import json
import os
import platform
import statistics
import time
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

import stage
from samsyn.capabilities.groups.actions import inviting, joining, mapping, places, planning, sending, starting
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Enrolled
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.actions.starting import Answered, Decided, Nomination
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import LifeArea, Met, SignedHow, Signer
from samsyn.foundation.audit.log import reads_together
from samsyn.foundation.commitments.actions import CommitmentFacts
from samsyn.foundation.consents import actions as consents
from samsyn.foundation.consents.scope import Explained, Scope, ScopeParty
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.foundation.units import acting
from samsyn.foundation.units.models import Unit
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import LegalForm

GOAL_MS = 100
NOW = timezone.localtime().replace(microsecond=0)
PARTIES = 8
SHARED = (
    Category.IDENTITY,
    Category.CONCERN,
    Category.SCHOOL_SITUATION,
    Category.LEISURE,
    Category.SUPPORT_AND_PLAN,
    Category.MEETING,
)
CRITERIA = {
    "in_or_near_crime": Met.YES,
    "needs_several": Met.YES,
    "may_want": Met.YES,
    "acute_danger": Met.NO,
    "violence_or_honour": Met.NO,
    "protected_identity": Met.NO,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    with stage.database() as places_:
        sara = places_["sara"]
        schools = _eight_schools(places_)
        group = _group(sara, places_["samir"], schools)
        statements = _counted(sara, _version(sara, group, schools))
        taken = [_sent(sara, _version(sara, group, schools)) for _ in range(rounds)]
    middle = statistics.median(taken)
    print(
        json.dumps(
            {
                "name": "group",
                "ours": round(middle, 1),
                "reference": GOAL_MS,
                "ratio": round(middle / GOAL_MS, 3),
                "unit": f"ms to send a version to {PARTIES} parties, median",
                "n": rounds,
                "p95": round(sorted(taken)[int(len(taken) * 0.95)], 1),
                "statements": statements,
                "conditions": f"one thread, Python {platform.python_version()}, {os.cpu_count()} cores",
            }
        )
    )


def _eight_schools(places_: dict[str, stage.Place]) -> list[stage.Place]:
    """Eight units that take part, each with Rut as its worker."""
    rut = places_["rut"]
    found = [rut]
    with stage.as_owner():
        original = Unit.objects.get(id=rut.unit)
        for number in range(1, PARTIES):
            copy = Unit.objects.get(id=original.id)
            copy.pk, copy.key, copy.name = uuid4(), f"bench-{number}", f"Skola {number}"
            copy.secrecy_domain = f"bench-{number}"
            copy.save(force_insert=True)
            copy.municipalities.set(["9901"])
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO units_membership (id, unit_id, worker_id, worker_name, title, team, roles, from_on) "
                    "SELECT gen_random_uuid(), %s, worker_id, worker_name, title, team, roles, from_on "
                    "FROM units_membership WHERE unit_id = %s",
                    [copy.pk, rut.unit],
                )
            found.append(stage.Place(rut.worker, copy.pk))
    return found


def _group(sara: stage.Place, samir: stage.Place, schools: list[stage.Place]) -> UUID:
    """Kim's group, with eight that have said yes."""
    with acting.acting_as(sara.worker, sara.unit) as actor:
        kim = _kim(actor)
        told = Nomination(NOW.date(), Party.SCHOOL_MUNICIPAL, "", "Oro.", "Kim", "Ja av Mona")
        group = starting.nominate(
            actor=actor, person_id=kim, method_key="sig", municipality="akero", told=told, at=NOW
        )
        answers = {key: Answered(met) for key, met in CRITERIA.items()}
        yes = Decided(chosen=True, why="Ja.", alternative="", reasons={})
        starting.select(actor=actor, group_id=group, answers=answers, decided=yes, at=NOW)
        places.give_place(actor=actor, group_id=group, why="", at=NOW)
        scan = _ask(actor, kim)
    with acting.acting_as(samir.worker, samir.unit) as actor:
        consents.look(actor=actor, scan_id=scan, confirmed=True, at=NOW)
    with acting.acting_as(sara.worker, sara.unit) as actor:
        enrolled = Enrolled(LegalForm.COLLABORATION_ONLY, NOW.date(), "Siv")
        mapping.enrol(actor=actor, group_id=group, enrolled=enrolled, at=NOW)
        invited = [
            inviting.invite(
                actor=actor, group_id=group, unit_id=one.unit, function="mentor", why="Ni möter Kim.", at=NOW
            )
            for one in schools
        ]
    for one, message in zip(schools, invited, strict=True):
        with acting.acting_as(one.worker, one.unit) as actor:
            joining.answer_invitation(actor=actor, message_id=message, reply=Reply(accepts=True), at=NOW)
    with acting.acting_as(sara.worker, sara.unit) as actor:
        take_in(actor=actor, at=NOW)
    return group


def _kim(actor: acting.Actor) -> UUID:
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(NOW.year - 16, 1, 2))
    kim: UUID = register_person(actor=actor, facts=facts, at=NOW).id
    mona = GuardianFacts(name="Mona Åberg", custody=Custody.SOLE)
    add_guardian(actor=actor, youth_id=kim, facts=mona, at=NOW)
    return kim


def _ask(actor: acting.Actor, kim: UUID) -> UUID:
    scope = Scope(
        parties=(ScopeParty(Party.SOCIAL_SERVICES), ScopeParty(Party.SCHOOL_MUNICIPAL)),
        categories=SHARED,
        why="Att Kim ska klara skolan.",
        valid_from=NOW.date(),
        valid_to=Scope.default_end(NOW.date()),
    )
    explained = Explained(by=actor.signature, on=NOW.date())
    asked = consents.ask(actor=actor, person_id=kim, scope=scope, explained=explained, at=NOW)
    paper = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(paper, "PNG")
    found: UUID = consents.put_scan(
        actor=actor,
        consent_id=asked,
        roles=(Giver.YOUTH, Giver.GUARDIAN_1),
        content=paper.getvalue(),
        media_type="image/png",
        signed_on=NOW.date(),
        at=NOW,
    )
    return found


def _version(sara: stage.Place, group: UUID, schools: list[stage.Place]) -> UUID:
    """A new version, adopted: two goals, and the first time a commitment of each."""
    later = NOW.date() + dt.timedelta(days=20)
    with acting.acting_as(sara.worker, sara.unit) as actor:
        plan = planning.begin(actor=actor, group_id=group, at=NOW)
        if not planning.PlanCommitment.objects.filter(unit_id=actor.unit_id, plan_id=plan).exists():
            for area, words in (
                (LifeArea.SCHOOL_WORK, "Klara nian."),
                (LifeArea.LEISURE, "Ha någonstans att vara."),
            ):
                planning.add_goal(actor=actor, plan_id=plan, facts=GoalFacts(area, words, later), at=NOW)
            for one in schools:
                told = ("Ordna en mentor", "Rut Hallin", Party.SCHOOL_MUNICIPAL, later, "Kim har en mentor")
                facts = CommitmentFacts(*told, unit_id=one.unit, unit_name="Skola")
                planning.add_commitment(actor=actor, plan_id=plan, facts=facts, at=NOW)
        texts = PlanTexts("Ring Sara.", "Vi ses inom två dagar.", "", NOW + dt.timedelta(days=14))
        planning.save_texts(actor=actor, plan_id=plan, texts=texts, at=NOW)
        signed = (Signed(Signer.YOUTH, "Kim Åberg", SignedHow.PAPER, NOW.date()),)
        planning.adopt(actor=actor, plan_id=plan, signed=signed, at=NOW)
    return plan


def _sent(sara: stage.Place, plan: UUID) -> float:
    """Milliseconds of the one transaction that sends it; what is read is logged with it, as in a request."""
    with acting.acting_as(sara.worker, sara.unit) as actor:
        start = time.perf_counter()
        with transaction.atomic(), reads_together():
            sent = sending.send_version(actor=actor, plan_id=plan, at=NOW)
        took = (time.perf_counter() - start) * 1000
    assert len(sent) == PARTIES, sent
    return took


def _counted(sara: stage.Place, plan: UUID) -> int:
    """The statements of one sending."""
    with CaptureQueriesContext(connection) as asked:
        _sent(sara, plan)
    return len(asked)


if __name__ == "__main__":
    main()
