"""At the visit and after it: breaking off, and the signed record."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits import the_method
from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.models import (
    Capacity,
    Commitment,
    EntryAnswer,
    EntryConsent,
    FollowUp,
    InformationGiven,
    SupportOffered,
    Visit,
    VisitPresence,
    VisitRecord,
    VisitState,
)
from samsyn.capabilities.home_visits.record_text import record_text
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party
from samsyn.methods.model import Method

AT_HOME = ("own_home", "other_guardians_home")
NOT_HELD_OUTCOMES = ("visit_declined", "not_reached")
STAFF = (Capacity.SOCIAL_WORKER, Capacity.OFFICER)


@dataclass(frozen=True)
class Resident:
    """Who was asked "Får vi komma in?", and the answer."""

    name: str
    capacity: Capacity
    answer: EntryAnswer
    withdrawn: bool = False


@dataclass(frozen=True)
class Promise:
    """What was agreed: what, who, by when."""

    what: str
    by: Capacity
    due_on: dt.date
    by_name: str = ""


@dataclass(frozen=True)
class RecordFacts:
    """What the record form holds; an officer fills in the first four and the promises only."""

    came_at: dt.datetime | None
    left_at: dt.datetime | None
    place_kind: str
    present: tuple[tuple[Capacity, str], ...] = ()
    residents: tuple[Resident, ...] = ()
    information: tuple[str, ...] = ()
    youth_said_yes_to_talk: bool | None = None
    youth_voice: str = ""
    guardian_voice: str = ""
    promises: tuple[Promise, ...] = ()
    support: dict[str, bool | None] = field(default_factory=dict)
    outcome: str = ""
    outcome_why: str = ""


@transaction.atomic
def stop(*, actor: Actor, visit_id: UUID, reason: str, at: dt.datetime) -> None:
    """Break off the visit: one press, one reason from the list and no text (the method's stop rule)."""
    visit = held_visit(actor, visit_id, VisitState.BOOKED)
    if visit.stopped_at:
        raise Decided(_("Besöket är redan avbrutet."))
    method = method_of(visit)
    if method.visit is None or reason not in {one.key for one in method.visit.stop_rule.reasons}:
        raise VisitRefused(_("Välj ett av skälen i listan."))
    visit.stopped_at, visit.stop_reason = at, reason
    visit.save(update_fields=["stopped_at", "stop_reason"])
    record(actor=actor, verb="stop", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)


@transaction.atomic
def sign_record(*, actor: Actor, visit_id: UUID, facts: RecordFacts, at: dt.datetime) -> None:
    """Sign what happened: the record, the journal entry, the promises as tasks, the follow-ups with their days.

    Raises VisitRefused for what cannot be, and Decided when a colleague has already signed.
    """
    visit = held_visit(actor, visit_id, VisitState.BOOKED)
    method = method_of(visit)
    facts = _own_part(actor, facts)
    _check(facts, at)
    _keep_record(actor, visit, method, facts, at)
    _keep_parts(actor, visit, facts)
    _keep_promises(actor, visit, facts, at)
    held = facts.outcome not in NOT_HELD_OUTCOMES
    visit.state = VisitState.STOPPED if visit.stopped_at else VisitState.HELD if held else VisitState.NOT_HELD
    visit.outcome = facts.outcome
    visit.save(update_fields=["state", "outcome"])
    cases.finish_tasks_about(actor=actor, about=visit.id, rule="home_visit", at=at)
    if actor.party is Party.SOCIAL_SERVICES and held:
        _promise_follow_ups(actor, visit, method, facts, at)
    record(actor=actor, verb="sign", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)


def method_of(visit: Visit) -> Method:
    """The version of the method that the visit's case keeps."""
    case = visit.case
    return the_method.of_case(case.method_key, case.method_municipality, case.method_version)


def _own_part(actor: Actor, facts: RecordFacts) -> RecordFacts:
    """What the family said is written by social services only; an officer's record has no room for it."""
    if actor.party is Party.SOCIAL_SERVICES:
        return facts
    return RecordFacts(
        came_at=facts.came_at,
        left_at=facts.left_at,
        place_kind=facts.place_kind,
        present=facts.present,
        promises=facts.promises,
    )


def _check(facts: RecordFacts, at: dt.datetime) -> None:
    if facts.came_at and facts.came_at > at:
        raise VisitRefused(_("Besöket kan inte skrivas innan det har varit. Kontrollera tiden."))
    if facts.came_at and facts.left_at and facts.left_at <= facts.came_at:
        raise VisitRefused(_("Ni gick innan ni kom. Kontrollera klockslagen."))
    for promise in facts.promises:
        if promise.due_on < local_day(at):
            raise VisitRefused(
                _("”%(what)s” har en dag som har varit. Välj en dag som kommer.") % {"what": promise.what}
            )
    _check_consents(facts)


def _check_consents(facts: RecordFacts) -> None:
    """Nobody goes into a home where an adult who lives there has said no (JO 6367-2019)."""
    if facts.place_kind not in AT_HOME or facts.outcome in NOT_HELD_OUTCOMES or facts.came_at is None:
        return
    if not facts.residents and facts.outcome:
        raise VisitRefused(
            _("Skriv vem som sa ja till att ni kom in. Utan ett ja hålls inget besök i hemmet.")
        )
    for resident in facts.residents:
        if resident.answer is EntryAnswer.NO:
            raise VisitRefused(
                _(
                    "%(name)s sa nej till att ni kom in. Då hålls inget besök i hemmet. Välj en annan plats, eller "
                    "utfallet att familjen tackade nej."
                )
                % {"name": resident.name}
            )


def _keep_record(actor: Actor, visit: Visit, method: Method, facts: RecordFacts, at: dt.datetime) -> None:
    entry = cases.write_entry(
        actor=actor,
        case_id=visit.case_id,
        person_id=visit.person_id,
        kind="home_visit",
        text=record_text(visit, method, facts),
        happened_at=facts.came_at or at,
        at=at,
    )
    try:
        with transaction.atomic():
            VisitRecord.objects.create(
                unit_id=actor.unit_id,
                visit=visit,
                came_at=facts.came_at,
                left_at=facts.left_at,
                place_kind=facts.place_kind,
                youth_said_yes_to_talk=facts.youth_said_yes_to_talk,
                youth_voice=clean_text(facts.youth_voice),
                guardian_voice=clean_text(facts.guardian_voice),
                outcome=facts.outcome,
                outcome_why=clean_text(facts.outcome_why),
                entry_id=entry,
                signed_by=actor.signature,
                signed_at=at,
            )
    except IntegrityError:
        raise Decided(_("Anteckningen är redan skriven och signerad. Läs den i besöket.")) from None


def _keep_parts(actor: Actor, visit: Visit, facts: RecordFacts) -> None:
    unit = actor.unit_id
    VisitPresence.objects.bulk_create(
        VisitPresence(unit_id=unit, visit=visit, capacity=capacity, name=name)
        for capacity, name in facts.present
    )
    EntryConsent.objects.bulk_create(
        EntryConsent(
            unit_id=unit,
            visit=visit,
            capacity=one.capacity,
            name=one.name,
            answer=one.answer,
            withdrawn=one.withdrawn,
            asked_by=actor.name,
        )
        for one in facts.residents
    )
    InformationGiven.objects.bulk_create(
        InformationGiven(unit_id=unit, visit=visit, key=key) for key in facts.information
    )
    SupportOffered.objects.bulk_create(
        SupportOffered(unit_id=unit, visit=visit, key=key, accepted=accepted)
        for key, accepted in facts.support.items()
    )


def _keep_promises(actor: Actor, visit: Visit, facts: RecordFacts, at: dt.datetime) -> None:
    """What this worker promised lies on this worker's desk until it is done; what others promised is kept."""
    mine = Capacity.OFFICER if actor.party is Party.POLICE else Capacity.SOCIAL_WORKER
    for promise in facts.promises:
        task = None
        if promise.by == mine:
            task = cases.add_task(
                actor=actor,
                what=promise.what,
                due_on=promise.due_on,
                starts_at=at,
                case_id=visit.case_id,
                person_id=visit.person_id,
                rule="promise",
                owner_id=actor.worker_id,
                owner_name=actor.name,
                promised_to=gettext_noop("familjen"),
                about_kind="home_visit",
                about=visit.id,
            )
        Commitment.objects.create(
            unit_id=actor.unit_id,
            visit=visit,
            what=promise.what,
            by=promise.by,
            by_name=promise.by_name,
            due_on=promise.due_on,
            task_id=task,
        )


def _promise_follow_ups(
    actor: Actor, visit: Visit, method: Method, facts: RecordFacts, at: dt.datetime
) -> None:
    day = local_day(facts.came_at or at)
    for step in the_method.follow_ups(method):
        due_on = the_method.due_after(method, step.key, day)
        follow_up = FollowUp(unit_id=actor.unit_id, visit=visit, step_key=step.key, due_on=due_on)
        follow_up.task_id = cases.add_task(
            actor=actor,
            what=step.name,
            due_on=due_on,
            starts_at=at,
            case_id=visit.case_id,
            person_id=visit.person_id,
            rule=step.key,
            basis=method.title,
            owner_id=visit.worker_id,
            owner_name=visit.worker_name,
            about_kind="home_visit_follow_up",
            about=follow_up.id,
        )
        follow_up.save()
