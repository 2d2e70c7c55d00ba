"""The plan in versions: own goals, what each takes on, the crisis plan, signatures, and what was sent.

Everything of a version is frozen by the database when the version is adopted.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .start import GroupCase
from .working import LifeArea


class Plan(RoomRow):
    """One version. A draft until it is adopted; then it is never changed, and the next begins as its copy."""

    group = RoomKey(GroupCase)
    number = models.PositiveSmallIntegerField()
    crisis_plan = models.TextField(blank=True)
    on_relapse = models.TextField(blank=True)
    guardians_do = models.TextField(blank=True)
    next_meeting_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=300)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group", "number"], name="one_plan_a_number"),
            models.UniqueConstraint(
                fields=["unit", "group"], condition=Q(adopted_at__isnull=True), name="one_draft_a_group"
            ),
        ]


class Goal(RoomRow):
    """A goal in the young person's own words. `key` is the same in every version."""

    plan = RoomKey(Plan)
    key = models.UUIDField(default=uuid4)
    area = models.CharField(max_length=12, choices=LifeArea)
    words = models.TextField()
    by_on = models.DateField(null=True)
    frozen = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "plan", "key"], name="one_goal_a_version")]


class GoalRating(RoomRow):
    """The young person's own number for a goal, 0 to 10, on a day. Nobody else sets one."""

    group = RoomKey(GroupCase)
    goal_key = models.UUIDField()
    value = models.PositiveSmallIntegerField()
    said_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=10), name="rating_is_zero_to_ten"),
        ]


class PlanCommitment(RoomRow):
    """That a commitment is part of a version."""

    plan = RoomKey(Plan)
    commitment = RoomKey("commitments.Commitment")
    frozen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "plan", "commitment"], name="a_commitment_once_a_plan")
        ]


class Signer(models.TextChoices):
    YOUTH = "youth", _("Den unge")
    GUARDIAN = "guardian", _("Vårdnadshavare")


class SignedHow(models.TextChoices):
    PAPER = "paper", _("Underskrift på papper")
    TOLD = "told", _("Har sagt ja till oss")
    NO = "no", _("Ville inte skriva under")


class PlanSignature(RoomRow):
    """Who stands behind a version, and how it was shown."""

    plan = RoomKey(Plan)
    signer = models.CharField(max_length=10, choices=Signer)
    name = models.CharField(max_length=250)
    how = models.CharField(max_length=8, choices=SignedHow)
    signed_on = models.DateField()
    written_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "plan", "signer", "name"], name="signed_once_a_version")
        ]


class PlanSending(RoomRow):
    """That a version was sent to a unit, by which message."""

    plan = RoomKey(Plan)
    member_unit_id = models.UUIDField()
    member_unit_name = models.CharField(max_length=200)
    message_id = models.UUIDField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "plan", "member_unit_id"], name="sent_once_a_version")
        ]
