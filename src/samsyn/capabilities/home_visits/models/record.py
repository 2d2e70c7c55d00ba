"""What was written after the visit. Signed, it is never changed; a later entry corrects it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .visit import Visit


class VisitRecord(RoomRow):
    """The record of one visit. An officer's is short: when, who, what the police promised."""

    visit = RoomKey(Visit)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    place_kind = models.SlugField(max_length=40)
    youth_said_yes_to_talk = models.BooleanField(null=True)
    youth_voice = models.TextField(blank=True)
    guardian_voice = models.TextField(blank=True)
    outcome = models.SlugField(max_length=40, blank=True)
    outcome_why = models.TextField(blank=True)
    entry_id = models.UUIDField(null=True)
    signed_by = models.CharField(max_length=300)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "visit"], name="one_record_a_visit"),
            models.CheckConstraint(
                condition=Q(came_at__isnull=True, left_at__isnull=True) | Q(left_at__gt=models.F("came_at")),
                name="visit_ended_after_it_began",
            ),
        ]


class Capacity(models.TextChoices):
    """In what capacity somebody was there."""

    YOUTH = "youth", _("Den unge")
    GUARDIAN = "guardian", _("Vårdnadshavare")
    ADULT = "adult", _("Annan vuxen som bor där")
    SIBLING = "sibling", _("Syskon")
    SUPPORT = "support", _("Stödperson")
    INTERPRETER = "interpreter", _("Tolk")
    SOCIAL_WORKER = "social_worker", _("Socialsekreterare")
    OFFICER = "officer", _("Polis")
    OTHER = "other", _("Annan")


class VisitPresence(RoomRow):
    """Somebody who was there. Another authority's people stand by what they are, not by name."""

    visit = RoomKey(Visit)
    capacity = models.CharField(max_length=20, choices=Capacity)
    name = models.CharField(max_length=160, blank=True)


class EntryAnswer(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    AWAY = "away", _("Inte hemma")


class EntryConsent(RoomRow):
    """What one adult resident, or the young person, answered to "Får vi komma in?" (JO 6367-2019). Always oral."""

    visit = RoomKey(Visit)
    capacity = models.CharField(max_length=20, choices=Capacity)
    name = models.CharField(max_length=160)
    answer = models.CharField(max_length=8, choices=EntryAnswer)
    asked_by = models.CharField(max_length=120)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(answer="yes"), name="only_a_yes_is_withdrawn"
            )
        ]


class InformationGiven(RoomRow):
    """One line of the checklist that was said."""

    visit = RoomKey(Visit)
    key = models.SlugField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "visit", "key"], name="said_once")]


class SupportOffered(RoomRow):
    """Support that was offered; `accepted` is None while the family thinks about it."""

    visit = RoomKey(Visit)
    key = models.SlugField(max_length=40)
    accepted = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "visit", "key"], name="offered_once")]


class Commitment(RoomRow):
    """What somebody promised. A worker's promise is a task on that worker's desk."""

    visit = RoomKey(Visit)
    what = models.CharField(max_length=300)
    by = models.CharField(max_length=20, choices=Capacity)
    by_name = models.CharField(max_length=160, blank=True)
    due_on = models.DateField()
    task_id = models.UUIDField(null=True)
