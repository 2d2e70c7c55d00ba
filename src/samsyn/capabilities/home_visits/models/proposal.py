"""What has been proposed to the other unit, or by it, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .visit import Visit


class Direction(models.TextChoices):
    SENT = "sent", _("Skickat")
    RECEIVED = "received", _("Mottaget")


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("Väntar på svar")
    ACCEPTED = "accepted", _("Tackat ja")
    OTHER_TIME = "other_time", _("Annan tid föreslagen")
    DECLINED = "declined", _("Tackat nej")
    CANCELLED = "cancelled", _("Inställt")
    WITHDRAWN = "withdrawn", _("Återtaget")


class VisitProposal(RoomRow):
    """A message with times in it that waits for an answer, or has got one. One row for each, so one answer only."""

    visit = RoomKey(Visit, null=True)
    message_id = models.UUIDField()
    direction = models.CharField(max_length=10, choices=Direction)
    other_unit_id = models.UUIDField()
    other_unit_name = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=ProposalState)
    at = models.DateTimeField()
    answer_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=300, blank=True)
    decline_reason = models.SlugField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "message_id"], name="one_row_a_proposal"),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | (~Q(state="waiting") & Q(answered_at__isnull=False)),
                name="answered_has_moment",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-at"], name="proposal_newest")]


class ProposedTime(RoomRow):
    """One time that was proposed; `chosen` when it is the one agreed."""

    proposal = RoomKey(VisitProposal)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    chosen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="proposed_time_has_length"
            ),
            models.UniqueConstraint(
                fields=["unit", "proposal"], condition=Q(chosen=True), name="one_time_is_chosen"
            ),
        ]
