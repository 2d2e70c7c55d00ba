"""A worker hands cases over to a colleague: which, from when, why, and what matters most in each (domain 17.2, 10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class Why(models.TextChoices):
    """Why cases change hands."""

    LEAVES = "leaves", _("Slutar här")
    AWAY = "away", _("Är borta en längre tid")
    MOVES = "moves", _("Byter arbetslag eller uppgifter")
    SHARED = "shared", _("Ärendena fördelas om")
    OTHER = "other", _("Annat")


class HandOver(RoomRow):
    """One hand-over. It takes effect on its day, acknowledged or not, unless it is withdrawn before."""

    giver_id = models.UUIDField()
    giver_name = models.CharField(max_length=120)
    receiver_id = models.UUIDField()
    receiver_name = models.CharField(max_length=120)
    from_on = models.DateField()
    why = models.CharField(max_length=12, choices=Why)
    why_more = models.CharField(max_length=300, blank=True)
    everything = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=120)
    in_effect_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver_id=models.F("receiver_id")), name="handed_over_to_somebody_else"
            ),
            models.CheckConstraint(
                condition=models.Q(acknowledged_at__isnull=False) | models.Q(acknowledged_note=""),
                name="a_note_is_of_who_acknowledged",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_why="")
                | (
                    models.Q(withdrawn_at__isnull=False, in_effect_at__isnull=True)
                    & ~models.Q(withdrawn_why="")
                ),
                name="withdrawn_before_its_day_and_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "from_on"],
                name="handover_waiting",
                condition=models.Q(in_effect_at__isnull=True) | models.Q(acknowledged_at__isnull=True),
            )
        ]


class HandedCase(RoomRow):
    """One case of a hand-over and what matters most in it, in the giver's or the manager's words."""

    handover = RoomKey(HandOver, related_name="cases")
    case = RoomKey("cases.Case")
    important = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "handover", "case"], name="a_case_once_in_a_handover"),
            models.CheckConstraint(condition=~models.Q(important=""), name="what_matters_most_is_said"),
        ]


class HandedTask(RoomRow):
    """One task and who takes it: the receiver, or somebody else who is named."""

    handover = RoomKey(HandOver, related_name="tasks")
    task = RoomKey("cases.Task")
    to_id = models.UUIDField()
    to_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "handover", "task"], name="a_task_once_in_a_handover")
        ]
