"""Sara's calendar: a weekly meeting in series, one colleague's time called off, an address for her telephone."""

import datetime as dt

from samsyn.foundation.calendars import actions, feeds
from samsyn.foundation.calendars.series import Rule, days_of
from samsyn.foundation.calendars.series_actions import Scope, book_series, cancel_some
from samsyn.foundation.calendars.vocabulary import BookingKind, Every, FeedScope, Holidays

from .days import moment
from .stage import Stage

OFFICE = "Stadshuset, rum 214"


def tell(stage: Stage) -> None:
    """A series that goes on, and a time that the manager had to cancel."""
    first = stage.days.coming(2)
    rule = Rule(Every.WEEK, Holidays.SKIP, times=8)
    times = tuple((moment(day, 9), moment(day, 10)) for day in days_of(first, rule))
    with stage.scene("sara", moment(stage.days.working(3), 16, 5)) as (sara, at):
        book_series(
            actor=sara,
            rule=rule,
            times=times,
            what="Veckomöte med områdespolisen",
            kind=BookingKind.MEETING,
            place=OFFICE,
            place_is_public=True,
            with_whom="Lokalpolisområde Åkerö",
            at=at,
        )
        begins = moment(stage.days.coming(3), 13)
        teaching = actions.book(
            actor=sara,
            what="Handledning i grupp",
            starts_at=begins,
            ends_at=begins + dt.timedelta(minutes=90),
            kind=BookingKind.OTHER,
            place=OFFICE,
            place_is_public=True,
        )
        feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=at)
    with stage.scene("siv", moment(stage.days.working(2), 16, 20)) as (siv, at):
        cancel_some(
            actor=siv, booking_id=teaching, scope=Scope.THIS, why="Handledaren är sjuk. Ny tid kommer.", at=at
        )
