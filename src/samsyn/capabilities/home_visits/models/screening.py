"""Drug screening: only in the room of social services, which the database itself sees to (domain 3.5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .visit import Visit


class ScreeningAnswer(models.TextChoices):
    """What was answered to the offer. All four are equally good answers."""

    ACCEPTED = "accepted", _("Tackade ja")
    DECLINED = "declined", _("Tackade nej")
    LATER = "later", _("Vill bestämma sig senare")
    NOT_SUITABLE = "not_suitable", _("Erbjöds inte, olämpligt just nu")


class Screening(RoomRow):
    """An offer of a drug screening and what came of it. Only the worker who offered it reads it."""

    visit = RoomKey(Visit)
    answer = models.CharField(max_length=20, choices=ScreeningAnswer)
    state = models.SlugField(max_length=30)
    offered_at = models.DateTimeField()
    worker_id = models.UUIDField()
    offered_by = models.CharField(max_length=300)
    matrix = models.SlugField(max_length=20, blank=True)
    supervised = models.BooleanField(null=True)
    id_checked = models.BooleanField(null=True)
    site = models.CharField(max_length=120, blank=True)
    taken_at = models.DateTimeField(null=True)
    lab_reference = models.CharField(max_length=60, blank=True)
    lab_sent_at = models.DateTimeField(null=True)
    lab_answered_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "visit"], name="one_screening_a_visit"),
            models.CheckConstraint(
                condition=~Q(state__in=["verified_negative", "verified_positive"])
                | Q(lab_answered_at__isnull=False, lab_sent_at__isnull=False),
                name="verified_only_by_a_laboratory",
            ),
            models.CheckConstraint(
                condition=Q(answer="accepted") | Q(taken_at__isnull=True, matrix=""),
                name="no_sample_without_a_yes",
            ),
        ]


class ScreeningConsent(RoomRow):
    """One person's own answer to the question of a sample. A no, or a yes taken back, has no consequence."""

    screening = RoomKey(Screening)
    capacity = models.CharField(
        max_length=20, choices=[("youth", _("Den unge")), ("guardian", _("Vårdnadshavare"))]
    )
    name = models.CharField(max_length=160, blank=True)
    agreed = models.BooleanField()
    answered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(agreed=True), name="only_yes_taken_back"
            )
        ]


class ScreeningStep(RoomRow):
    """One change of state, never changed afterwards."""

    screening = RoomKey(Screening)
    state = models.SlugField(max_length=30)
    at = models.DateTimeField()
    by = models.CharField(max_length=300)
