"""The agreement on tests after a screening (provtagningsavtal): only in the room of social services (domain 15.5)."""

from django.db import models
from django.db.models import F, Q

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .screening import Screening


class SampleAgreement(RoomRow):
    """What the family and social services agreed about tests, from when to when. It ends whenever somebody wishes."""

    screening = RoomKey(Screening)
    purpose = models.TextField()
    substances = models.CharField(max_length=300)
    interval = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField()
    on_positive = models.TextField()
    on_missed = models.TextField()
    recipients = models.CharField(max_length=300)
    copy_given = models.BooleanField()
    guardians_signed = models.CharField(max_length=400, blank=True)
    signed_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="agreement_ends_after"),
            models.UniqueConstraint(
                fields=["unit", "screening"],
                condition=Q(ended_at__isnull=True),
                name="one_agreement_at_a_time",
            ),
        ]
