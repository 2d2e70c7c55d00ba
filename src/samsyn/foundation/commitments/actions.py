"""Verbs of commitments: make one, receive one, say how it goes. Each is one transaction and one audit entry.

What other floors use:

- `commit(actor, case_id, facts, at, about_kind, about)` – a plan or a meeting's decision becomes a commitment.
- `receive(actor, case_id, facts, common_id, sender, at)` – the unit that took it on keeps its copy.
- `say(actor, commitment_id, said, at)` – taken on, cannot, begun, hindered, new day, done, dropped.
- `take_in(actor, common_id, said, message)` – what the other unit said, from its message.

Who may see what is the room's: each unit reads its own copies only.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from . import desk
from .models import Commitment, Hindrance, Progress, Step
from .status import OPEN, status


class CommitmentRefused(ValueError):
    """What was asked cannot be done; the text says what, why and what to do, in Swedish."""


@dataclass(frozen=True)
class CommitmentFacts:
    """What, who, which authority, by when, and how one sees that it is done.

    `party` is the authority, the young person or a guardian; `unit_id` the unit that takes it on, where it is one.
    """

    what: str
    who: str
    party: Party
    due_on: dt.date
    sign_of_done: str
    unit_id: UUID | None = None
    unit_name: str = ""
    worker_id: UUID | None = None


@dataclass(frozen=True)
class Said:
    """What is said of a commitment. `hindrance` goes with hindered and cannot, `new_due_on` with a new day."""

    step: Step
    note: str = ""
    hindrance: Hindrance | None = None
    new_due_on: dt.date | None = None


@dataclass(frozen=True)
class Sender:
    """The unit that a commitment came from, and by which message."""

    unit_id: UUID
    unit_name: str
    message_id: UUID


@transaction.atomic
def commit(
    *,
    actor: Actor,
    case_id: UUID,
    facts: CommitmentFacts,
    at: dt.datetime,
    about_kind: str = "",
    about: UUID | None = None,
) -> UUID:
    """Make a commitment in one of the unit's cases; what the own unit takes on gets a task with its day.

    `about` is where it comes from: a plan, a meeting. Raises CommitmentRefused for a day that has been, and CaseClosed.
    """
    if facts.due_on < local_day(at):
        raise CommitmentRefused(_("Dagen har redan varit. Välj en dag från och med i dag."))
    return _make(actor, case_id, facts, uuid4(), at, about_kind, about, None)


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_id: UUID | None,
    facts: CommitmentFacts,
    common_id: UUID,
    sender: Sender,
    at: dt.datetime,
    about_kind: str = "",
) -> UUID:
    """Keep the own copy of what this unit took on in another unit's plan or meeting; the same one is kept once.

    `case_id` is None for a unit that has no case of its own about it. `about_kind` says what it comes from.
    """
    kept = Commitment.objects.filter(unit_id=actor.unit_id, common_id=common_id).values_list("id", flat=True)
    found = kept.first()
    return found or _make(actor, case_id, facts, common_id, at, about_kind, None, sender)


@transaction.atomic
def say(*, actor: Actor, commitment_id: UUID, said: Said, at: dt.datetime) -> UUID:
    """Say how it goes, in the own room. Raises CommitmentRefused when it has ended or the day has been.

    Returns the step's id. Telling the other unit is `telling.say`.
    """
    row = Commitment.objects.get(unit_id=actor.unit_id, id=commitment_id)
    _one_at_a_time(row)
    steps = _steps(row)
    now = status(row.due_on, steps, local_day(at))
    if now not in OPEN:
        raise CommitmentRefused(_("Det är redan avslutat: %(status)s.") % {"status": now.label.lower()})
    if said.new_due_on and said.new_due_on < local_day(at):
        raise CommitmentRefused(_("Dagen har redan varit. Välj en dag från och med i dag."))
    made = _say(actor, row, said, at, by=actor.signature)
    desk.follow(actor, row, [*steps, made], at)
    return made.id


@transaction.atomic
def take_in(
    *, actor: Actor, common_id: UUID, said: Said, by: str, message_id: UUID, sender_id: UUID, at: dt.datetime
) -> bool:
    """Keep what the other unit said in its message, at the moment `at` it was said; once for each message.

    False when the unit has no such commitment, when the message is not from the unit that took it on or from the one it
    came from, or when the message is kept already: an answer by somebody who was not asked changes nothing.
    """
    row = Commitment.objects.filter(unit_id=actor.unit_id, common_id=common_id).first()
    if row is None or sender_id not in (row.owner_unit_id, row.from_unit_id):
        return False
    _one_at_a_time(row)
    if Progress.objects.filter(unit_id=actor.unit_id, commitment=row, from_message=message_id).exists():
        return False
    before = _steps(row)
    made = _say(actor, row, said, at, by=by, message_id=message_id)
    desk.follow(actor, row, [*before, made], at)
    return True


def _make(
    actor: Actor,
    case_id: UUID | None,
    facts: CommitmentFacts,
    common_id: UUID,
    at: dt.datetime,
    about_kind: str,
    about: UUID | None,
    sender: Sender | None,
) -> UUID:
    case = Case.objects.get(unit_id=actor.unit_id, id=case_id) if case_id else None
    if case and case.closed_at:
        raise cases.CaseClosed(_("Ärendet är avslutat. Öppna ett nytt om något mer ska skrivas."))
    row = Commitment.objects.create(
        unit_id=actor.unit_id,
        case=case,
        person_id=case.person_id if case else None,
        common_id=common_id,
        what=clean_text(facts.what, _("Åtagandet")),
        party=facts.party.value,
        owner_unit_id=facts.unit_id,
        owner_unit_name=facts.unit_name,
        who=clean_text(facts.who, _("Namnet")),
        worker_id=facts.worker_id,
        due_on=facts.due_on,
        sign_of_done=clean_text(facts.sign_of_done, _("Hur ni ser att det är gjort")),
        about_kind=about_kind,
        about=about,
        from_unit_id=sender.unit_id if sender else None,
        from_unit_name=sender.unit_name if sender else "",
        from_message=sender.message_id if sender else None,
        made_at=at,
        made_by=actor.signature,
    )
    record(actor=actor, verb="commit", object_kind="commitment", object_id=row.id, person_id=row.person_id)
    if facts.unit_id == actor.unit_id:
        desk.put(actor, row, row.due_on, at)
    return row.id


def _one_at_a_time(row: Commitment) -> None:
    """Hold the case, or the message, as a commitment's own row is never written: two speak one after the other."""
    if row.case_id is None:
        ReceivedMessage.objects.select_for_update().get(unit_id=row.unit_id, id__in=[row.from_message])
    else:
        Case.objects.select_for_update().get(unit_id=row.unit_id, id__in=[row.case_id])


def _steps(row: Commitment) -> list[Progress]:
    return list(Progress.objects.filter(unit_id=row.unit_id, commitment=row).order_by("at", "id"))


def _say(
    actor: Actor, row: Commitment, said: Said, at: dt.datetime, *, by: str, message_id: UUID | None = None
) -> Progress:
    made = Progress.objects.create(
        unit_id=actor.unit_id,
        commitment=row,
        step=said.step,
        hindrance=said.hindrance or "",
        note=clean_text(said.note, _("Anteckningen")),
        new_due_on=said.new_due_on,
        at=at,
        by=by,
        from_message=message_id,
    )
    record(
        actor=actor,
        verb="say",
        object_kind="commitment",
        object_id=row.id,
        person_id=row.person_id,
        step=said.step.value,
    )
    return made
