"""Lists: the unit's groups, the queue and its places, invitations that wait, what was consulted about."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.kinds import GROUP_ANSWER, GROUP_INVITATION, GroupInvitation
from samsyn.capabilities.groups.models import Consultation, GroupCase, Side
from samsyn.capabilities.groups.stages import Stage, stage
from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.queries import likely_persons
from samsyn.foundation.units.acting import Actor

PAGE = 60


@dataclass(frozen=True)
class GroupLine:
    """A group in a list: case number, stage and days; no name (SoLPuL 7 a §)."""

    id: UUID
    number: str
    method_title: str
    stage: Stage
    nominated_on: dt.date
    began_at: dt.datetime
    lead_unit_name: str
    closed_at: dt.datetime | None


@dataclass(frozen=True)
class Capacity:
    """Places of a method: taken and in all; `most` is None where there is no number."""

    title: str
    taken: int
    most: int | None


@dataclass(frozen=True)
class Lists:
    """What the first page shows."""

    queue: tuple[GroupLine, ...]
    open: tuple[GroupLine, ...]
    closed: tuple[GroupLine, ...]
    places: tuple[Capacity, ...]


def lists(*, actor: Actor) -> Lists:
    """The unit's groups with the queue in the order of the day asked; no name, none locked to others. One statement."""
    rows = GroupCase.objects.select_related("case").filter(unit_id=actor.unit_id)
    if not actor.may("manages"):
        named = CaseWorker.objects.filter(unit_id=actor.unit_id, worker_id=actor.worker_id)
        rows = rows.filter(Q(case__locked=False) | Q(case_id__in=named.values("case_id")))
    found = list(rows.order_by("-began_at")[:PAGE])
    listed = [(row, _line(row)) for row in found]
    waiting = sorted(
        (line for _row, line in listed if line.stage is Stage.QUEUE),
        key=lambda one: (one.nominated_on, one.began_at),
    )
    ended = (Stage.CLOSED, Stage.NOT_SELECTED)
    return Lists(
        tuple(waiting),
        tuple(line for _row, line in listed if line.stage not in (*ended, Stage.QUEUE)),
        tuple(line for _row, line in listed if line.stage in ended),
        _places(found),
    )


def _line(row: GroupCase) -> GroupLine:
    case = row.case
    method = the_method.of_case(case.method_key, case.method_municipality, case.method_version)
    return GroupLine(
        row.id,
        case.number,
        method.title,
        stage(row),
        row.nominated_on,
        row.began_at,
        row.lead_unit_name,
        row.closed_at,
    )


def _places(rows: list[GroupCase]) -> tuple[Capacity, ...]:
    taken: dict[str, Capacity] = {}
    for row in rows:
        if row.side != Side.LEAD or row.closed_at:
            continue
        case = row.case
        method = the_method.of_case(case.method_key, case.method_municipality, case.method_version)
        had = taken.get(method.title, Capacity(method.title, 0, method.capacity))
        taken[method.title] = Capacity(method.title, had.taken + (row.place_at is not None), method.capacity)
    return tuple(taken.values())


def invitations(*, actor: Actor) -> tuple[reading.MessageLine, ...]:
    """Invitations that have come and that nobody has answered, newest first. Two statements."""
    answered = SentMessage.objects.filter(unit_id=actor.unit_id, kind_id=GROUP_ANSWER.id)
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, kind_id=GROUP_INVITATION.id, withdrawn_at__isnull=True
    ).exclude(id__in=answered.filter(in_reply_to__isnull=False).values("in_reply_to"))
    ids = list(rows.order_by("-received_at").values_list("id", flat=True)[:PAGE])
    lines = reading.received_lines(actor=actor, ids=ids)
    return tuple(lines[one] for one in ids)


def consultations(*, actor: Actor) -> tuple[Consultation, ...]:
    """The unit's questions about nobody, newest first. One statement."""
    return tuple(
        Consultation.objects.filter(unit_id=actor.unit_id).order_by("-asked_on", "-written_at")[:PAGE]
    )


def consultation(*, actor: Actor, consultation_id: UUID) -> Consultation:
    """One of them. Raises Consultation.DoesNotExist."""
    return Consultation.objects.get(unit_id=actor.unit_id, id=consultation_id)


def who_it_may_be(*, actor: Actor, told: GroupInvitation, on: dt.date) -> list[tuple[str, str]]:
    """Those of the unit's own persons whom an invitation may be about, with the reasons; a human chooses."""
    ages = (told.ages[0], told.ages[-1]) if told.ages else None
    facts = PersonFacts(
        given_name=told.given_name, family_name=told.family_name, birth_date=told.birth_date, ages=ages
    )
    found = likely_persons(actor=actor, sought=facts.sought(on))
    return [
        (str(one.person.person_id), f"{one.person.name} ({', '.join(str(reason) for reason in one.reasons)})")
        for one in found
    ]
