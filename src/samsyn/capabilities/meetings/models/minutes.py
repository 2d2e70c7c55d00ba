"""What was said and decided. Each time it is written down is a version; approved, nothing more is written."""

from django.db import models
from django.db.models import Q

from samsyn.capabilities.meetings.vocabulary import Absence, Kind
from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .meeting import SIGNATURE, Meeting


class Minutes(RoomRow):
    """One version of a meeting's minutes.

    `withdrawn_handled` says what was left out because a consent was withdrawn during the meeting.
    """

    meeting = RoomKey(Meeting)
    number = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    withdrawn_handled = models.TextField(blank=True)
    feedback_agreed = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    signature = models.CharField(max_length=SIGNATURE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "meeting", "number"], name="one_minutes_a_number"),
            models.CheckConstraint(
                condition=Q(ended_at__gt=models.F("began_at")), name="minutes_have_length"
            ),
        ]


class MinutesPart(RoomRow):
    """One part: a line of the agenda, or somebody's own words. `category` is what kind of information it is."""

    minutes = RoomKey(Minutes)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    heading = models.CharField(max_length=250)
    category = models.CharField(max_length=40)
    text = models.TextField()
    without_police = models.BooleanField(default=False)
    left_out = models.BooleanField(default=False)


class Attendance(RoomRow):
    """Somebody who was there, or who was invited and was not. `other_id` is empty for the own unit and the family."""

    minutes = RoomKey(Minutes)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=250)
    authority = models.CharField(max_length=200)
    other_id = models.UUIDField(null=True)
    present = models.BooleanField()
    absence = models.CharField(max_length=14, choices=Absence, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(present=False) | Q(absence=""), name="who_is_there_is_not_away"
            )
        ]


class Decision(RoomRow):
    """What somebody took on: what, who, which authority, by when, and how one sees that it is done."""

    minutes = RoomKey(Minutes)
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    owner = models.CharField(max_length=10)  # own, family or unit
    other_id = models.UUIDField(null=True)
    authority = models.CharField(max_length=200)
    due_on = models.DateField()
    sign_of_done = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owner="unit", other_id__isnull=False)
                | Q(owner__in=("own", "family"), other_id__isnull=True),
                name="decision_has_its_owner",
            )
        ]


class Approval(RoomRow):
    """That a version of the minutes was approved: signed, with the hash of all that stands in it."""

    meeting = RoomKey(Meeting)
    minutes = RoomKey(Minutes)
    content_sha256 = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.UUIDField()
    signature = models.CharField(max_length=SIGNATURE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "meeting"], name="approved_once")]


class MinutesSent(RoomRow):
    """Which unit got its part of the minutes, by which message."""

    meeting = RoomKey(Meeting)
    other_id = models.UUIDField()
    other_name = models.CharField(max_length=200)
    message_id = models.UUIDField()
    sent_at = models.DateTimeField()
