"""A meeting around one young person as the unit that calls it knows it: when, where, who leads, and its agenda."""

from django.db import models
from django.db.models import F, Q

from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode, News, Way
from samsyn.foundation.units.rooms import RoomKey, RoomRow

NAME = 120
SIGNATURE = 300


class Meeting(RoomRow):
    """One meeting (domain 15.10). What state it is in is read from facts: cancelled, written down, approved.

    `series` is the same for meetings called together. `sequence` rises with each move, as iCalendar wants it.
    """

    case = RoomKey("cases.Case")
    person = RoomKey("people.Person")
    type = models.CharField(max_length=10, choices=MeetingType)
    series = models.UUIDField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.ON_SITE)
    chair = models.CharField(max_length=NAME)
    note_taker = models.CharField(max_length=NAME, blank=True)
    interpreter_language = models.CharField(max_length=35, blank=True)
    booking_id = models.UUIDField()
    booked_elsewhere = models.BooleanField(
        default=False
    )  # its time is moved and called off where it was booked
    reporter_id = models.UUIDField(null=True)
    reporter_name = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    called_at = models.DateTimeField()
    called_by = models.CharField(max_length=SIGNATURE)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=NAME)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=SIGNATURE, blank=True)
    cancelled_why = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="group_meeting_has_length"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by="")
                | (Q(cancelled_at__isnull=False, approved_at__isnull=True) & ~Q(cancelled_by="")),
                name="group_meeting_cancelled_by_somebody",
            ),
            models.UniqueConstraint(fields=["unit", "booking_id"], name="one_meeting_a_booking"),
        ]
        indexes = [
            models.Index(fields=["unit", "starts_at"], name="group_meeting_starts"),
            models.Index(fields=["unit", "series"], name="group_meeting_series"),
        ]


class AgendaItem(RoomRow):
    """One line of the agenda. `without_police` says that the police have left the room then."""

    meeting = RoomKey(Meeting)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ITEM)
    heading = models.CharField(max_length=200)
    category = models.CharField(max_length=40)
    without_police = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "meeting", "number"], name="one_agenda_item_a_number")
        ]


class FamilyNotice(RoomRow):
    """That the young person or a guardian was told of the meeting: what, how and when."""

    meeting = RoomKey(Meeting)
    whom = models.CharField(max_length=250)
    news = models.CharField(max_length=12, choices=News)
    way = models.CharField(max_length=12, choices=Way)
    told_on = models.DateField()
    signature = models.CharField(max_length=SIGNATURE)
    noted_at = models.DateTimeField()
