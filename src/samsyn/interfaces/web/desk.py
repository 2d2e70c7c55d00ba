"""What stands on a desk: what to do, what has come, what is booked, what waits for an answer."""

import datetime as dt
from dataclasses import dataclass

from samsyn.capabilities.handover.giving import LeftBehind, left_behind
from samsyn.capabilities.handover.queries import HandOverLine, unacknowledged
from samsyn.capabilities.log_review.queries import waiting_reviews
from samsyn.capabilities.log_review.rows import ReviewLine
from samsyn.foundation.calendars.queries import BookingLine, bookings
from samsyn.foundation.cases.deputies import desk_tasks
from samsyn.foundation.cases.queries import TaskLine, Whose
from samsyn.foundation.messages.reading import MessageLine, received, sent
from samsyn.foundation.units.acting import Actor

DAYS_SHOWN = 14
LINES = 8
NEED_PROTECTION_ASSESSMENT = {"tip", "concern_report"}  # SoL 20:1: the same day


@dataclass(frozen=True)
class Desk:
    """One worker's desk at a moment."""

    tasks: tuple[TaskLine, ...]
    urgent: TaskLine | None
    unassessed: tuple[MessageLine, ...]
    unread: tuple[MessageLine, ...]
    booked: tuple[BookingLine, ...]
    unanswered: tuple[MessageLine, ...]
    reviews: tuple[ReviewLine, ...] = ()
    has_calendar: bool = True
    handovers: tuple[HandOverLine, ...] = ()
    left: tuple[LeftBehind, ...] = ()
    filters: tuple[Whose, ...] = ()
    chosen: Whose | None = None


def desk(*, actor: Actor, at: dt.datetime, today: dt.date, whose: Whose | None = None) -> Desk:
    """Five statements: tasks, received, bookings, sent and its receipts; one more for who reviews the log.

    Two more for a manager: what nobody has acknowledged, and what stands with somebody who has left. `whose` leaves
    just the own, the unit's or what one stands in for.
    """
    reviews = waiting_reviews(actor=actor) if actor.may("reviews_logs") or actor.may("manages") else ()
    if not actor.may("works_cases"):
        return Desk((), None, (), (), (), (), reviews, has_calendar=False)
    everything = desk_tasks(actor=actor, on=today)
    tasks = tuple(one for one in everything if whose in (None, one.whose))
    unread = _unread(actor) if whose in (None, Whose.ROLE) else ()
    booked = bookings(actor=actor, starts=at - dt.timedelta(hours=2), ends=at + dt.timedelta(days=DAYS_SHOWN))
    unassessed = tuple(line for line in reversed(unread) if line.kind_key in NEED_PROTECTION_ASSESSMENT)
    late = tasks[0] if tasks and tasks[0].due_on <= today else None
    manages = actor.may("manages")
    return Desk(
        tasks=tasks[1:] if late else tasks,
        urgent=late,
        unassessed=unassessed if actor.receives_concern_reports else (),
        unread=unread[:LINES],
        booked=_booked(actor, booked, everything, whose),
        unanswered=_unanswered(actor)[:LINES],
        reviews=reviews,
        handovers=unacknowledged(actor=actor) if manages else (),
        left=left_behind(actor=actor, on=today) if manages else (),
        filters=_filters(everything),
        chosen=whose,
    )


def _unread(actor: Actor) -> tuple[MessageLine, ...]:
    return tuple(line for line in received(actor=actor) if not line.read_at and not line.withdrawn_at)


def _unanswered(actor: Actor) -> tuple[MessageLine, ...]:
    return tuple(
        line
        for line in sent(actor=actor)
        if line.kind_key == "visit_proposal" and not {"answered", "withdrawn"} & line.receipts.keys()
    )


def _booked(
    actor: Actor, booked: tuple[BookingLine, ...], tasks: tuple[TaskLine, ...], whose: Whose | None
) -> tuple[BookingLine, ...]:
    """What is not cancelled: all of the unit's, or just the own, or those of whom one stands in for."""
    still = [one for one in booked if not one.cancelled_at]
    if whose is Whose.MINE:
        return tuple(one for one in still if one.worker_id == actor.worker_id)
    if whose is Whose.DEPUTY:
        instead = {one.owner_id for one in tasks if one.whose is Whose.DEPUTY}
        return tuple(one for one in still if one.worker_id in instead)
    return tuple(still)


def _filters(tasks: tuple[TaskLine, ...]) -> tuple[Whose, ...]:
    """The choices that make a difference; none where all is one's own."""
    found = {one.whose for one in tasks} | {Whose.MINE, Whose.ROLE}
    return tuple(one for one in Whose if one in found)
