"""Bookings: what a unit has agreed to do at a time. No names stand in what is booked."""

from django.db import models

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class Booking(RoomRow):
    """One booked time in one unit's calendar; the other unit has its own row."""

    case = RoomKey("cases.Case", null=True)
    what = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
    worker_id = models.UUIDField(null=True)
    worker_name = models.CharField(max_length=120, blank=True)
    about_kind = models.SlugField(max_length=40, blank=True)
    about = models.UUIDField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="booking_has_length"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "starts_at"], name="booking_starts"),
            models.Index(fields=["unit", "about"], name="booking_about"),
        ]
