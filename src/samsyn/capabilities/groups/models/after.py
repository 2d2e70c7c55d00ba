"""Review every three months, closing, and how it is afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .start import GroupCase


class GoOn(models.TextChoices):
    CONTINUE = "continue", _("Fortsätta som nu")
    CHANGE = "change", _("Fortsätta med en ändrad plan")
    CLOSE = "close", _("Avsluta")


class Review(RoomRow):
    """A review of the whole (domain 4.3, step 12)."""

    group = RoomKey(GroupCase)
    goals_own = models.BooleanField(null=True)
    consent_holds = models.BooleanField(null=True)
    school_or_work = models.TextField(blank=True)
    better = models.TextField(blank=True)
    worse = models.TextField(blank=True)
    youth_view = models.TextField()
    guardian_view = models.TextField(blank=True)
    go_on = models.CharField(max_length=10, choices=GoOn)
    why = models.TextField()
    held_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)


class GroupClosing(RoomRow):
    """How it ended. `after_check` is the young person's yes or no to being asked later."""

    group = RoomKey(GroupCase)
    reason = models.SlugField(max_length=40)
    why = models.TextField()
    planned = models.BooleanField()
    youth_view = models.TextField(blank=True)
    youth_view_missing = models.TextField(blank=True)
    keeps_contact = models.CharField(max_length=200)
    after_check = models.BooleanField()
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group"], name="closed_once"),
            models.CheckConstraint(
                condition=~Q(youth_view="") | ~Q(youth_view_missing=""), name="youth_view_or_why_not"
            ),
        ]


class AfterCheck(RoomRow):
    """A question some months after, where the young person said yes to it."""

    group = RoomKey(GroupCase)
    step_key = models.SlugField(max_length=60)
    due_on = models.DateField()
    reached = models.BooleanField(null=True)
    how_it_is = models.TextField(blank=True)
    wants_contact = models.BooleanField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group", "step_key"], name="one_after_check_a_step"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, reached__isnull=True)
                | Q(done_at__isnull=False, reached__isnull=False),
                name="after_check_done_with_result",
            ),
        ]
