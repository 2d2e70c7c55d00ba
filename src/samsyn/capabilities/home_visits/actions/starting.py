"""Starting the method for a young person: the target group, the track, the case."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits import the_method
from samsyn.capabilities.home_visits.models import (
    DecisionAbout,
    ManagerDecision,
    TargetAnswer,
    Track,
    Visit,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor
from samsyn.methods.checks.target import AGE
from samsyn.methods.model import Method
from samsyn.methods.target_group import Examination, Obstacle, Verdict, examine
from samsyn.methods.vocabulary import Role

PROTECTED = "protected_identity"
OPEN_STATES = (
    VisitState.PLANNED,
    VisitState.PROPOSED,
    VisitState.BOOKED,
    VisitState.HELD,
    VisitState.STOPPED,
)
WORST_LAST = (Verdict.FITS, Verdict.NEEDS_HUMAN, Verdict.OUTSIDE)


@dataclass(frozen=True)
class Examined:
    """The target group's answer for one person, under the method it was asked of."""

    method: Method
    person: PersonPage
    answers: Mapping[str, bool | None]
    result: Examination

    @property
    def hard_stops(self) -> tuple[Obstacle, ...]:
        """What no reason helps against."""
        return tuple(one for one in self.result.obstacles if not one.can_be_overridden)

    @property
    def to_police(self) -> bool:
        """Whether the only thing that stops it is that the matter belongs to the police's own process."""
        stops = self.hard_stops
        return bool(stops) and all(one.leads_to_track == Track.REFERRED for one in stops)


def examine_person(
    *, actor: Actor, person_id: UUID, municipality: str, answers: Mapping[str, bool | None], on: dt.date
) -> Examined:
    """Ask the method about a person of the unit; nothing is stored. Raises Person.DoesNotExist."""
    method = the_method.in_force(municipality, on)
    person = person_page(actor=actor, person_id=person_id, on=on)
    told = dict(answers)
    if person.line.protected:
        told[PROTECTED] = True
    results = [examine(method, born, on, told) for born in _possible_births(person, on)]
    return Examined(method, person, told, max(results, key=lambda one: WORST_LAST.index(one.verdict)))


@transaction.atomic
def start(
    *,
    actor: Actor,
    examined: Examined,
    municipality: str,
    reasons: Mapping[str, str],
    at: dt.datetime,
    matter_id: UUID | None = None,
    cooperation_id: UUID | None = None,
) -> UUID:
    """Start the preventive track: a case under the method's version and a visit to plan.

    `reasons` is by obstacle. An obstacle that a manager decides on waits for one. Raises VisitRefused.
    """
    _refuse(actor, examined, reasons)
    case = open_case(
        actor=actor, examined=examined, municipality=municipality, at=at, cooperation_id=cooperation_id
    )
    visit = Visit.objects.create(
        unit_id=actor.unit_id,
        case_id=case,
        person_id=examined.person.line.person_id,
        matter_id=matter_id,
        track=Track.PREVENTIVE,
        state=VisitState.PLANNED,
        worker_id=actor.worker_id,
        worker_name=actor.name,
        started_at=at,
    )
    _keep_answers(actor, visit, examined, reasons, at)
    _ask_manager(actor, visit, examined, reasons, at)
    _promise_planning(actor, visit, examined.method, at)
    record(actor=actor, verb="start", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)
    return visit.id


@transaction.atomic
def refer_to_police(
    *, actor: Actor, examined: Examined, municipality: str, at: dt.datetime, matter_id: UUID | None = None
) -> UUID:
    """Mark that the matter is handled by the police outside the system; nothing else is kept (domain 3.1)."""
    if not examined.to_police:
        raise VisitRefused(
            _("Markeringen passar bara när ett konkret brott misstänks. Svara på frågorna igen.")
        )
    case = open_case(actor=actor, examined=examined, municipality=municipality, at=at, cooperation_id=None)
    visit = Visit.objects.create(
        unit_id=actor.unit_id,
        case_id=case,
        person_id=examined.person.line.person_id,
        matter_id=matter_id,
        track=Track.REFERRED,
        state=VisitState.REFERRED,
        worker_id=actor.worker_id,
        worker_name=actor.name,
        started_at=at,
    )
    cases.close_case(actor=actor, case_id=case, outcome="handled_by_police", why="", at=at)
    record(actor=actor, verb="refer", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)
    return visit.id


def open_case(
    *, actor: Actor, examined: Examined, municipality: str, at: dt.datetime, cooperation_id: UUID | None
) -> UUID:
    """The case, locked when the young person has protected identity."""
    method = examined.method
    return cases.open_case(
        actor=actor,
        person_id=examined.person.line.person_id,
        method_key=method.key,
        method_version=str(method.version),
        method_municipality=method.municipality or "",
        cooperation_id=cooperation_id,
        locked_why=gettext_noop("Skyddade personuppgifter") if examined.person.line.protected else "",
        at=at,
    ).id


def _possible_births(person: PersonPage, on: dt.date) -> list[dt.date | None]:
    """The birth date, or those that a guessed age can mean; the least fitting of them counts."""
    if person.line.birth_date:
        return [person.line.birth_date]
    if person.ages_told:
        return [dt.date(on.year - age, 1, 1) for age in person.ages_told]
    return [None]


def _refuse(actor: Actor, examined: Examined, reasons: Mapping[str, str]) -> None:
    if examined.hard_stops:
        raise VisitRefused(" ".join(f"{stop.text} {stop.instead}" for stop in examined.hard_stops))
    if examined.result.questions:
        missing = " ".join(question.text for question in examined.result.questions)
        raise VisitRefused(_("Svara först på: %(questions)s") % {"questions": missing})
    for obstacle in examined.result.overrides:
        if not reasons.get(obstacle.key, "").strip():
            raise VisitRefused(
                _("Skriv varför ni går vidare trots detta: %(text)s") % {"text": obstacle.text}
            )
    person_id = examined.person.line.person_id
    if Visit.objects.filter(unit_id=actor.unit_id, person_id=person_id, state__in=OPEN_STATES).exists():
        raise VisitRefused(
            _("Det pågår redan ett hembesök för den unge hos er. Fortsätt i det, eller avsluta det först.")
        )


def _keep_answers(
    actor: Actor, visit: Visit, examined: Examined, reasons: Mapping[str, str], at: dt.datetime
) -> None:
    group = examined.method.target_group
    in_the_way = {obstacle.key: obstacle for obstacle in examined.result.obstacles}
    rows = [
        TargetAnswer(key=one.key, question=one.question, answer=examined.answers.get(one.key))
        for one in (*group.criteria, *group.exclusions)
    ]
    rows.append(
        TargetAnswer(key=AGE, question=gettext_noop("Hur gammal är den unge?"), age=examined.result.age)
    )
    for row in rows:
        row.unit_id, row.visit, row.answered_by, row.answered_at = actor.unit_id, visit, actor.signature, at
        row.in_the_way = row.key in in_the_way
        row.reason = reasons.get(row.key, "").strip() if row.in_the_way else ""
    TargetAnswer.objects.bulk_create(rows)


def _ask_manager(
    actor: Actor, visit: Visit, examined: Examined, reasons: Mapping[str, str], at: dt.datetime
) -> None:
    """Obstacles that a manager decides on wait for one; a manager who starts has decided by giving the reason."""
    for obstacle in examined.result.overrides:
        if obstacle.override_by is not Role.MANAGER:
            continue
        about = DecisionAbout(obstacle.key) if obstacle.key in DecisionAbout.values else DecisionAbout.OTHER
        ask_manager(actor=actor, visit=visit, about=about, why=reasons[obstacle.key].strip(), at=at)


def ask_manager(*, actor: Actor, visit: Visit, about: DecisionAbout, why: str, at: dt.datetime) -> None:
    """Put a question before the manager; a manager who asks has answered."""
    if (
        ManagerDecision.objects.filter(unit_id=actor.unit_id, visit=visit, about=about)
        .exclude(approved=False)
        .exists()
    ):
        return
    row = ManagerDecision(
        unit_id=actor.unit_id, visit=visit, about=about, asked_why=why, asked_by=actor.signature, asked_at=at
    )
    if actor.may("manages"):
        row.approved, row.why, row.decided_by, row.decided_at = True, why, actor.signature, at
    row.save()
    if row.approved is None:
        cases.add_task(
            actor=actor,
            what=gettext_noop("Enhetschefen tar ställning: %(about)s") % {"about": about.label},
            due_on=local_day(at),
            starts_at=at,
            case_id=visit.case_id,
            person_id=visit.person_id,
            rule="manager_decision",
            about_kind="home_visit_decision",
            about=row.id,
        )


def _promise_planning(actor: Actor, visit: Visit, method: Method, at: dt.datetime) -> None:
    cases.add_task(
        actor=actor,
        what=gettext_noop("Planera hembesöket och föreslå en tid"),
        due_on=the_method.due_after(method, "planning", local_day(at)),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule="home_visit_planning",
        basis=method.title,
        owner_id=actor.worker_id,
        owner_name=actor.name,
        about_kind="home_visit",
        about=visit.id,
    )
