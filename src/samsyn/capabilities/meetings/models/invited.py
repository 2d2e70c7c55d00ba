"""Who is called to a meeting, on both sides: the unit that calls, and the unit that is called."""

from django.db import models
from django.db.models import F, Q

from samsyn.capabilities.meetings.vocabulary import DeclineReason, MeetingType, Reply
from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .meeting import SIGNATURE, Meeting


class Invited(RoomRow):
    """A unit that was invited to one meeting, and what it answered. `message_id` may be the same for a whole series."""

    meeting = RoomKey(Meeting)
    other_id = models.UUIDField()
    other_name = models.CharField(max_length=200)
    other_party = models.CharField(max_length=40)
    function = models.CharField(max_length=120, blank=True)
    message_id = models.UUIDField()
    invited_at = models.DateTimeField()
    reply = models.CharField(max_length=12, choices=Reply, blank=True)
    reason = models.CharField(max_length=12, choices=DeclineReason, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=SIGNATURE, blank=True)
    answer_id = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_end = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "meeting", "other_id"], name="invited_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, reply="", answer_id__isnull=True)
                | (Q(answered_at__isnull=False, answer_id__isnull=False) & ~Q(reply="")),
                name="an_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(proposed_at__isnull=True, proposed_end__isnull=True)
                | Q(reply=Reply.OTHER_TIME, proposed_end__gt=F("proposed_at")),
                name="another_time_is_proposed_with_its_end",
            ),
        ]
        indexes = [models.Index(fields=["unit", "message_id"], name="invited_by_message")]


class Invitation(RoomRow):
    """A meeting that this unit is invited to, one row for each time in the message; the inviting unit has its own."""

    message_id = models.UUIDField()
    meeting_id = models.UUIDField()  # the inviting unit's id of it
    from_id = models.UUIDField()
    from_name = models.CharField(max_length=200)
    type = models.CharField(max_length=10, choices=MeetingType)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    sequence = models.PositiveIntegerField(default=0)
    reply = models.CharField(max_length=12, choices=Reply, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=SIGNATURE, blank=True)
    booking_id = models.UUIDField(null=True)
    changed_by = models.UUIDField(null=True)  # the message that moved or cancelled it last
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "message_id", "meeting_id"], name="one_row_a_time"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="invitation_has_length"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, reply="")
                | (Q(answered_at__isnull=False) & ~Q(reply="")),
                name="invitation_answer_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["unit", "starts_at"], name="invitation_starts")]


class TakenIn(RoomRow):
    """That a message about meetings has been looked at and has had its effect, or was refused."""

    message_id = models.UUIDField()
    at = models.DateTimeField()
    refused = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message_id"], name="meeting_message_once")]
