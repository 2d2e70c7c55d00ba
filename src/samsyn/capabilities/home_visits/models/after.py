"""After the visit: talks as a series, and the follow-ups of the method."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .visit import Visit


class TalkState(models.TextChoices):
    BOOKED = "booked", _("Bokat")
    HELD = "held", _("Hölls")
    MISSED = "missed", _("Uteblev")
    CANCELLED = "cancelled", _("Inställt")


class Talk(RoomRow):
    """One supportive talk of a series. `first_starts_at` is the time it had before it was moved."""

    visit = RoomKey(Visit)
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    first_starts_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=TalkState, default=TalkState.BOOKED)
    booking_id = models.UUIDField(null=True)
    note = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "visit", "number"], name="one_talk_a_number"),
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="talk_has_length"),
            models.CheckConstraint(
                condition=Q(state="booked", settled_at__isnull=True)
                | (~Q(state="booked") & Q(settled_at__isnull=False)),
                name="talk_settled_has_moment",
            ),
        ]


class ThreeAnswers(models.TextChoices):
    """What a family answers to one of the three questions."""

    YES = "yes", _("Ja")
    PARTLY = "partly", _("Delvis")
    NO = "no", _("Nej")


class FollowUp(RoomRow):
    """A follow-up that the method asks for. `reached` is None until it is done."""

    visit = RoomKey(Visit)
    step_key = models.SlugField(max_length=40)
    due_on = models.DateField()
    task_id = models.UUIDField(null=True)
    reached = models.BooleanField(null=True)
    channel = models.CharField(max_length=20, blank=True)
    result = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    consents_hold = models.BooleanField(null=True)
    understood = models.CharField(max_length=8, choices=ThreeAnswers, blank=True)
    listened = models.CharField(max_length=8, choices=ThreeAnswers, blank=True)
    helped = models.CharField(max_length=8, choices=ThreeAnswers, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "visit", "step_key"], name="one_follow_up_a_step"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, reached__isnull=True, done_by="")
                | Q(done_at__isnull=False, reached__isnull=False),
                name="follow_up_done_with_result",
            ),
        ]
