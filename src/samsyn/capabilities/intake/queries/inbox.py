"""Inkommet: what has come and is not yet sorted, and what is being assessed, each with its clocks.

Lists carry no detail about anybody (SoLPuL 7 a §): kind, from whom, when, who answers for it.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.kinds import HANDLED_AS_MATTERS, TIP_ADDITION
from samsyn.capabilities.intake.models import (
    AssessmentExtension,
    HandledMessage,
    Matter,
    PreliminaryDecision,
    ProtectionAssessment,
    ReporterAnswer,
)
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.cases import clocks
from samsyn.foundation.messages.kinds import all_kinds, kind
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

PAGE = 20
ADDITION = Q(kind__key=TIP_ADDITION)


@dataclass(frozen=True)
class Clock:
    """A time limit that runs: what it is for, its first and last day, and its paragraph."""

    what: str | Promise
    started: dt.date
    due: dt.date
    basis: str


@dataclass(frozen=True)
class InboxLine:
    """One message in the list. `added`: the one who left a tip has added something that nobody has read."""

    message_id: UUID
    kind_key: str
    kind_name: str | Promise
    from_whom: str
    party: str
    at: dt.datetime
    unread: bool
    withdrawn: bool
    added: bool = False
    matter_id: UUID | None = None
    responsible: str = ""
    state: str | Promise = ""
    clocks: tuple[Clock, ...] = ()


@dataclass(frozen=True)
class Inbox:
    """`new` is not sorted yet, newest first; `ongoing` is being assessed, soonest limit first."""

    new: tuple[InboxLine, ...]
    ongoing: tuple[InboxLine, ...]
    more: dt.datetime | None = None


def inbox(*, actor: Actor, before: dt.datetime | None = None, limit: int = PAGE) -> Inbox:
    """What the unit has to take care of. Two statements."""
    new = _new(actor, before, limit + 1)
    more = new[limit - 1].at if len(new) > limit else None
    return Inbox(tuple(new[:limit]), _ongoing(actor) if actor.may("works_cases") else (), more)


def closed_matters(*, actor: Actor, limit: int = PAGE) -> tuple[InboxLine, ...]:
    """The newest matters that are done. One statement."""
    rows = Matter.objects.filter(unit_id=actor.unit_id, closed_at__isnull=False).order_by("-closed_at")[
        :limit
    ]
    return tuple(_matter_line(row, ()) for row in rows)


def tip_added_to(*, actor: Actor, message_id: UUID) -> UUID | None:
    """The tip that a message adds to, None for any other message. One statement."""
    rows = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id=message_id, kind__key=TIP_ADDITION)
    return rows.values_list("in_reply_to", flat=True).first()


def law_clock(rule: str, what: str | Promise, start: dt.datetime) -> Clock:
    """A clock of the deadline catalogue."""
    return Clock(what, clocks.local_day(start), clocks.due(rule, start), clocks.basis(rule))


def protection_clock(start: dt.datetime) -> Clock:
    return law_clock(journal.PROTECTION, _("Skyddsbedömning"), start)


def preliminary_clock(start: dt.datetime, longer: dt.date | None = None) -> Clock:
    clock = law_clock(journal.PRELIMINARY, _("Förhandsbedömning"), start)
    return Clock(clock.what, clock.started, longer, clock.basis) if longer else clock


def feedback_clock(decided_at: dt.datetime, due: dt.date) -> Clock:
    """The week in which the reporter shall have the answer; `due` is the task's own day."""
    return Clock(_("Återkoppling"), clocks.local_day(decided_at), due, clocks.basis(journal.FEEDBACK))


def _unsorted(actor: Actor) -> QuerySet[ReceivedMessage]:
    matters = Matter.objects.filter(unit_id=actor.unit_id, message_id=OuterRef("id")).exclude(sorting="")
    handled = HandledMessage.objects.filter(unit_id=actor.unit_id, message_id=OuterRef("id"))
    rows = ReceivedMessage.objects.filter(~Exists(matters), ~Exists(handled), unit_id=actor.unit_id)
    return rows.filter(~ADDITION | _added_to_what_is_closed(actor))


def _added_to_what_is_closed(actor: Actor) -> Q:
    """An addition stands with its tip; when that is dealt with, it stands alone until somebody has read it."""
    closed = Matter.objects.filter(
        unit_id=actor.unit_id, message_id=OuterRef("in_reply_to"), closed_at__isnull=False
    )
    return Q(read_at__isnull=True) & Q(Exists(closed))


def _unread_additions(actor: Actor, to: str) -> Exists:
    """Whether something unread has been added to the message whose id is in the column `to`."""
    return Exists(
        ReceivedMessage.objects.filter(
            ADDITION, unit_id=actor.unit_id, in_reply_to=OuterRef(to), read_at__isnull=True
        )
    )


def _new(actor: Actor, before: dt.datetime | None, limit: int) -> list[InboxLine]:
    taken = Matter.objects.filter(unit_id=actor.unit_id, message_id=OuterRef("id"))
    rows = (
        _unsorted(actor)
        .select_related("kind")
        .annotate(
            matter_id=taken.values("id")[:1],
            responsible=taken.values("responsible_name")[:1],
            added=_unread_additions(actor, "id"),
        )
    )
    if before:
        rows = rows.filter(received_at__lt=before)
    return [_new_line(actor, row) for row in rows.order_by("-received_at", "id")[:limit]]


def _new_line(actor: Actor, row: ReceivedMessage) -> InboxLine:
    """The clocks of SoL 20:1 and 20:2 run for social services, not for the police who get a tip."""
    waits = (
        actor.party is Party.SOCIAL_SERVICES
        and row.kind.key in HANDLED_AS_MATTERS
        and row.withdrawn_at is None
    )
    running = (protection_clock(row.received_at), preliminary_clock(row.received_at)) if waits else ()
    return InboxLine(
        message_id=row.id,
        kind_key=row.kind.key,
        kind_name=kind(row.kind_id).name,
        from_whom=row.sender_name,
        party=row.sender_party,
        at=row.received_at,
        unread=row.read_at is None,
        withdrawn=row.withdrawn_at is not None,
        added=row.added,  # type: ignore[attr-defined]
        matter_id=row.matter_id,  # type: ignore[attr-defined]
        responsible=row.responsible or "",  # type: ignore[attr-defined]
        clocks=running,
    )


def _ongoing(actor: Actor) -> tuple[InboxLine, ...]:
    here = {"unit_id": actor.unit_id, "matter_id": OuterRef("id")}
    rows = Matter.objects.filter(
        unit_id=actor.unit_id, closed_at__isnull=True, sorting=Sorting.CHILD_CONCERN
    ).annotate(
        protected=Exists(ProtectionAssessment.objects.filter(**here)),
        longer=AssessmentExtension.objects.filter(**here).values("until")[:1],
        decided_at=PreliminaryDecision.objects.filter(**here).values("decided_at")[:1],
        asked=Exists(ReporterAnswer.objects.filter(answered_at__isnull=True, **here)),
        added=_unread_additions(actor, "message_id"),
    )
    lines = [_matter_line(row, _running(row)) for row in rows.order_by("received_at", "id")[:PAGE]]
    return tuple(
        sorted(lines, key=lambda line: min((clock.due for clock in line.clocks), default=dt.date.max))
    )


def _running(row: Matter) -> tuple[Clock, ...]:
    running = [] if row.protected else [protection_clock(row.received_at)]  # type: ignore[attr-defined]
    decided = row.decided_at  # type: ignore[attr-defined]
    if decided is None:
        running.append(preliminary_clock(row.received_at, row.longer))  # type: ignore[attr-defined]
    elif row.asked:  # type: ignore[attr-defined]
        running.append(feedback_clock(decided, clocks.due(journal.FEEDBACK, decided)))
    return tuple(running)


def _matter_line(row: Matter, running: tuple[Clock, ...]) -> InboxLine:
    names = {one.key: one.name for one in all_kinds()}
    return InboxLine(
        message_id=row.message_id,
        kind_key=row.kind_key,
        kind_name=names.get(row.kind_key, row.kind_key),
        from_whom=row.sender_name,
        party=row.sender_party,
        at=row.received_at,
        unread=False,
        withdrawn=False,
        added=getattr(row, "added", False),
        matter_id=row.id,
        responsible=row.responsible_name,
        state=Sorting(row.sorting).label if row.sorting else "",
        clocks=running,
    )
