"""What stands on a desk: what to do, what has come, what is booked, what waits for an answer."""

import datetime as dt
from dataclasses import dataclass

from samsyn.capabilities.log_review.queries import waiting_reviews
from samsyn.capabilities.log_review.rows import ReviewLine
from samsyn.foundation.calendars.queries import BookingLine, bookings
from samsyn.foundation.cases.queries import TaskLine, my_tasks
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


def desk(*, actor: Actor, at: dt.datetime, today: dt.date) -> Desk:
    """Five statements: tasks, received, bookings, sent and its receipts; one more for who reviews the log."""
    reviews = waiting_reviews(actor=actor) if actor.may("reviews_logs") or actor.may("manages") else ()
    if not actor.may("works_cases"):
        return Desk((), None, (), (), (), (), reviews, has_calendar=False)
    tasks = my_tasks(actor=actor)
    unread = tuple(line for line in received(actor=actor) if not line.read_at and not line.withdrawn_at)
    booked = bookings(actor=actor, starts=at - dt.timedelta(hours=2), ends=at + dt.timedelta(days=DAYS_SHOWN))
    waiting = tuple(
        line
        for line in sent(actor=actor)
        if line.kind_key == "visit_proposal" and not {"answered", "withdrawn"} & line.receipts.keys()
    )
    unassessed = tuple(line for line in reversed(unread) if line.kind_key in NEED_PROTECTION_ASSESSMENT)
    late = tasks[0] if tasks and tasks[0].due_on <= today else None
    rest = tasks[1:] if late else tasks
    if not actor.receives_concern_reports:
        unassessed = ()
    still = tuple(booking for booking in booked if not booking.cancelled_at)
    return Desk(rest, late, unassessed, unread[:LINES], still, waiting[:LINES], reviews)
